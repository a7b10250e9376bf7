"""Approval: which text goes which way, and what is decided on it."""

from django import forms
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import STAFF, Role
from mosty.agreements import approvers
from mosty.agreements.forms.fields import PaperField, WholeField, long_text, text
from mosty.agreements.lacking import is_overtaken, last_round
from mosty.agreements.models import Paper, Route
from mosty.agreements.models.agreement import Kind
from mosty.agreements.naming import version_told
from mosty.agreements.texts import gaps
from mosty.documents.actions.uploading import opened
from mosty.documents.forms import DocumentsField
from mosty.documents.models import Document
from mosty.people.models import Person
from mosty.ui.bilingual import in_language
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm

APPROVE, RETURN = "approve", "return"
TO_BE_MENDED = "0"
MOST_STEPS = 8
MOST_READ = 5
MEANT = _("The text has %(places)s. Fill them in, or tick that they are meant.")
REMARKED = _(
    "You have remarked on clauses: %(clauses)s. That goes with the text where it is "
    "returned; write here what it leaves unsaid, if anything."
)
NO_STEP = _("A route needs at least one step: say who approves.")
REMARK = _("Write what is to be mended: a text is not returned without a remark.")


class RouteField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        steps = " → ".join(one.whose for one in obj.steps.all())
        return f"{in_language(obj, 'title').text}: {steps}"


class RoundForm(RecordForm):
    """Begins a round: which draft, by which route.

    Where the text has empty places, a tick is asked for that they are meant.
    """

    route = RouteField(
        Route.objects.none(), label=_("Route of approval"), empty_label=None
    )
    paper = PaperField(Paper.objects.none(), label=_("Text"), empty_label=None)
    is_meant = forms.BooleanField(label=_("The empty places are meant"), required=False)

    def __init__(self, *args, user, agreement, **options):
        super().__init__(*args, **options)
        where = {"pk": agreement.pk}
        self.places_url = reverse("agreements_office:empty_places", kwargs=where)
        routes = Route.objects.usable(agreement.kind)
        self.fields["route"].queryset = routes.prefetch_related("steps__person")
        self.fields["route"].help_text = sleeping_on(routes)
        visible = Document.objects.visible_to(user)
        papers = agreement.papers.filter(
            role=Paper.Role.DRAFT, document__in=visible
        ).select_related("document")
        self.fields["paper"].queryset = papers
        for name in ("route", "paper"):
            self.initial.setdefault(name, self.fields[name].queryset.first())
        self.places: list[str] = []
        if not self.is_bound:
            self._tell_places({one: self.places_of(one) for one in papers[:MOST_READ]})

    def places_of(self, paper) -> list[str]:
        return gaps.places_of(paper.document.newest)

    def chosen_places(self) -> list[str]:
        """The empty places of the text that goes to approval."""
        paper = self.cleaned_data.get("paper")
        return self.places_of(paper) if paper else []

    def _tell_places(self, found) -> None:
        """The places of each draft beside the tick; without any there is no tick."""
        told = {one: gaps.told(places) for one, places in found.items() if places}
        if not told:
            del self.fields["is_meant"]
            return
        lines = [
            f"{version_told(one.document.newest)}: {words}."
            if len(found) > 1
            else f"{words}."
            for one, words in told.items()
        ]
        self.fields["is_meant"].help_text = " ".join(lines)

    def clean(self):
        self.places = self.chosen_places()
        if not self.places:
            del self.fields["is_meant"]
        elif not self.cleaned_data.get("is_meant"):
            told = {"places": gaps.told(self.places)}
            self.add_error("is_meant", MEANT % told)
        return super().clean()


def sleeping_on(routes) -> str:
    """Who stands on the routes and cannot decide yet, in words."""
    steps = [one for route in routes for one in route.steps.select_related("person")]
    return " ".join(dict.fromkeys(approvers.sleeping_told(steps, on=localdate())))


class NewTextForm(RoundForm):
    """Brings a new version of a draft, and begins a round on it.

    `calling_off` is the round that runs, as it was shown; it ends by this.
    """

    files = DocumentsField(
        label=_("File with the new text"), is_many=False, is_paper=True
    )
    calling_off = forms.IntegerField(required=False, widget=forms.HiddenInput)

    field_order = ("files", "paper", "route", "is_meant", "calling_off")

    def __init__(self, *args, user, agreement, **options):
        self.is_there = is_overtaken(last_round(agreement))
        super().__init__(*args, user=user, agreement=agreement, **options)
        self.fields["paper"].label = _("Of which draft it is a new version")
        self.fields["files"].belongs_to(user, box=f"new-text:{agreement.pk}")
        if self.is_there:
            self.fields["files"].required = False
            self.fields["files"].help_text = _(
                "The draft has a newer version already. Leave this empty to have that "
                "one approved."
            )
        running = agreement.approval_rounds.open().first()
        self.initial.setdefault("calling_off", running.pk if running else None)

    def places_of(self, paper):
        """Those of what is stored count only where it may be approved as it is."""
        return super().places_of(paper) if self.is_there else []

    def chosen_places(self):
        for upload in self.cleaned_data.get("files") or ():
            return gaps.places_of_file(opened(upload).read(), upload.media_type)
        return super().chosen_places()


class DecisionForm(RecordForm):
    """What somebody decides in their step, with a remark where it goes back.

    `remarked` are their remarks on clauses of the text: with these no other is needed.
    """

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (APPROVE, _("I approve the text")),
            (RETURN, _("I return it with a remark")),
        ],
        widget=forms.RadioSelect,
    )
    remark = long_text(_("Remark"), help_text=_("Needed where the text goes back."))
    to = forms.ChoiceField(label=_("If it goes back, then to"), required=False)

    def __init__(self, *args, earlier=(), remarked=(), **options):
        super().__init__(*args, **options)
        self.remarked = list(remarked)
        if self.remarked:
            names = [one.label or one.clause for one in self.remarked]
            told = {"clauses": ", ".join(dict.fromkeys(names))}
            self.fields["remark"].help_text = REMARKED % told
        self.fields["to"].choices = [
            (TO_BE_MENDED, _("the coordinator, to be mended")),
            *((str(position), said) for position, said in earlier),
        ]

    def clean(self):
        told = self.cleaned_data
        is_bare = not (self.remarked or told.get("remark", "").strip())
        if told.get("decision") == RETURN and is_bare:
            self.add_error("remark", REMARK)
        return super().clean()

    @property
    def position(self) -> int | None:
        return int(self.cleaned_data.get("to") or 0) or None


class ClauseForm(RecordForm):
    """A remark on one clause."""

    remark = long_text(_("Remark"), required=True)


class AbsenceForm(RecordForm):
    """Who is away from when to when, and who decides meanwhile."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who is away"), empty_label=None
    )
    deputy = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who decides meanwhile")
    )
    since = PreciseDateField(label=_("First day away"), is_day=True, required=True)
    until = PreciseDateField(label=_("Last day away"), is_day=True, required=True)

    def __init__(self, *args, user, is_for_all, **options):
        super().__init__(*args, **options)
        here = accounts()
        mine = here.filter(pk=user.person_id)
        self.fields["person"].queryset = here if is_for_all else mine
        self.fields["deputy"].queryset = here
        self.initial.setdefault("person", user.person)

    def clean(self):
        told = self.cleaned_data
        if told.get("person") and told.get("person") == told.get("deputy"):
            self.add_error("deputy", _("Nobody stands for themselves. Choose another."))
        since, until = told.get("since"), told.get("until")
        if since and until and until.on < since.on:
            self.add_error(
                "until", _("The last day is before the first. Look at both.")
            )
        return super().clean()


def accounts():
    """Persons who hold a role in the office."""
    rows = Person.objects.filter(
        user__is_active=True, user__role_holdings__role__in=STAFF
    )
    return rows.distinct().order_by("family_name", "given_name", "pk")


def who_choices() -> list:
    """Roles of the office and persons, as one list to choose a step's owner from."""
    roles = [(f"role:{one.value}", one.label) for one in Role if one in STAFF]
    persons = [(f"person:{one.pk}", str(one)) for one in accounts()]
    return [("", _("no step")), (_("Roles"), roles), (_("People by name"), persons)]


class RouteForm(RecordForm):
    """A route: its name, for which kind of paper, and up to eight steps."""

    title_ru = text(_("Name of the route"), 200, required=True)
    title_en = text(_("Name of the route"), 200)
    kind = forms.ChoiceField(
        label=_("For which kind of paper"),
        choices=[("", _("for any")), *Kind.choices],
        required=False,
    )

    def __init__(self, *args, thing=None, initial=None, **options):
        steps = steps_of(thing) if thing else USUAL
        super().__init__(
            *args, thing=thing, initial={**steps, **(initial or {})}, **options
        )
        self._now |= steps if thing else {}
        choices, parts, self.either = who_choices(), [], {}
        for number in range(1, MOST_STEPS + 1):
            self._add_step(number, choices)
            title = _("Step %(number)s") % {"number": number}
            names = tuple(f"{name}_{number}" for name in ("who", "along", "days"))
            is_empty = not self.initial.get(f"who_{number}")
            parts.append(Part(title, names, is_folded=is_empty))
        parts[0] = Part(
            parts[0].title,
            ("who_1", "days_1"),
        )
        self.parts = (Part("", (Pair("title"), "kind")), *parts)
        self._tell_languages("title_ru", "title_en")

    def _add_step(self, number, choices):
        is_first = number == 1
        self.fields[f"who_{number}"] = forms.ChoiceField(
            label=_("Who approves"),
            choices=choices[1:] if is_first else choices,
            required=is_first,
            error_messages={"required": NO_STEP} if is_first else {},
        )
        self.either[f"who_{number}"] = ""
        if number > 1:
            self.fields[f"along_{number}"] = forms.BooleanField(
                label=_("Together with the step before"), required=False
            )
        self.fields[f"days_{number}"] = WholeField(
            label=_("Working days for it"), most=90
        )
        self.either[f"days_{number}"] = _("without a number there is no deadline")

    def steps(self) -> list[dict]:
        """`position`, `role` or `person`, `workdays` for each step in its order."""
        told, found, position = self.cleaned_data, [], 0
        for number in range(1, MOST_STEPS + 1):
            who = told.get(f"who_{number}")
            if not who:
                continue
            if not (found and told.get(f"along_{number}")):
                position += 1
            kind, key = who.split(":")
            is_role = kind == "role"
            found.append(
                {
                    "position": position,
                    "role": key if is_role else "",
                    "person": None if is_role else Person.objects.get(pk=key),
                    "workdays": told.get(f"days_{number}"),
                }
            )
        return found


USUAL = {
    "who_1": f"role:{Role.LAWYER}",
    "days_1": 3,
    "who_2": f"role:{Role.HEAD}",
    "days_2": 3,
    "who_3": f"role:{Role.RECTOR}",
    "days_3": 2,
}


def steps_of(route) -> dict:
    """The steps of a route as the fields of its form."""
    told, before = {}, None
    for number, one in enumerate(route.steps.all(), start=1):
        key = f"role:{one.role}" if one.role else f"person:{one.person_id}"
        told[f"who_{number}"] = key
        told[f"days_{number}"] = one.workdays
        if number > 1:
            told[f"along_{number}"] = one.position == before
        before = one.position
    for number in range(len(route.steps.all()) + 1, MOST_STEPS + 1):
        told |= {f"who_{number}": "", f"along_{number}": False, f"days_{number}": None}
    return told
