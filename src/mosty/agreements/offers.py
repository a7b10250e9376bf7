"""What the room brings to the office: places, tasks, beginnings, words, history."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from mosty.access.desk import (
    Beginning,
    FirstStep,
    Group,
    Line,
    Place,
    Step,
    Task,
    offer_beginning,
    offer_first_step,
    offer_place,
    offer_task,
)
from mosty.activities import actions as activities
from mosty.activities import kinds
from mosty.activities.models import Activity, Evidence, State
from mosty.agreements import actions, rules, telling
from mosty.agreements.deeds import DEEDS
from mosty.agreements.models import Agreement, Paper, Stage
from mosty.agreements.models.agreement import term_state
from mosty.agreements.register import REGISTER
from mosty.agreements.term import TermState
from mosty.journal import kinds as history
from mosty.listings.office.declaring import offer

SHOWN = 3
SCANS = Paper.objects.filter(agreement=OuterRef("pk"), role=Paper.Role.ORIGINAL)
PROOFS = Evidence.objects.filter(activity=OuterRef("pk"))


def registered(user):
    """Signed agreements that this person looks after."""
    rows = Agreement.objects.visible_to(user).select_related("counterpart")
    return rows.filter(stage=Stage.SIGNED)


def some(rows):
    """A few rows and how many there are, in two questions or one."""
    first = list(rows[: SHOWN + 1])
    return first[:SHOWN], len(first) if len(first) <= SHOWN else rows.count()


def line_of(agreement, *steps) -> Line:
    return Line(
        title=str(agreement.counterpart or agreement),
        url=reverse("agreements_office:record", kwargs={"pk": agreement.pk}),
        number=agreement.register_number,
        text=telling.kind_of(agreement),
        steps=steps,
    )


def step_to(title, name, agreement, **options) -> Step:
    url = reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk})
    return Step(title, f"{url}?from=desk", **options)


def without_dates(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    rows = registered(user).alias(state_then=term_state(on))
    shown, total = some(rows.filter(state_then=TermState.UNKNOWN))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement without dates", "agreements without dates", total
            ),
            count=total,
            text=_("They count neither as in force nor as expired."),
            url=f"{reverse('agreements_office:records')}?term=unknown",
            lines=[
                line_of(one, step_to(_("Enter dates"), "dates", one)) for one in shown
            ],
            urgency=30,
        )
    ]


def expiring(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    rows = registered(user).alias(state_then=term_state(on))
    shown, total = some(
        rows.filter(state_then=TermState.EXPIRING).order_by("ends_on", "pk")
    )
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement ends within half a year",
                "agreements end within half a year",
                total,
            ),
            count=total,
            url=f"{reverse('agreements_office:records')}?term=expiring",
            lines=[
                Line(
                    title=str(one.counterpart or one),
                    url=reverse("agreements_office:record", kwargs={"pk": one.pk}),
                    number=one.register_number,
                    text=telling.term_sentence(one, on),
                    steps=[step_to(_("Prolong"), "extend", one)],
                )
                for one in shown
            ],
            urgency=10,
        )
    ]


def without_scan(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    shown, total = some(registered(user).filter(~Exists(SCANS)))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement without a scan", "agreements without a scan", total
            ),
            count=total,
            text=_("The paper proves the record: bring a scan or a photograph."),
            url=reverse("agreements_office:records"),
            lines=[
                line_of(one, step_to(_("Add the scan"), "attach", one)) for one in shown
            ],
            urgency=50,
        )
    ]


def without_proofs(user, on) -> list[Task]:
    if not rules.may_keep(user):
        return []
    done = Activity.objects.visible_to(user).filter(
        ~Exists(PROOFS), kind__in=[one.name for one in kinds.plain_kinds()]
    )
    shown, total = some(done.exclude(state=State.PLANNED).newest_first())
    if not total:
        return []
    return [
        Task(
            title=ngettext("record without proofs", "records without proofs", total),
            count=total,
            text=_("What was done is shown, and nothing yet lets anybody check it."),
            url=reverse("agreements_office:deeds"),
            lines=[
                Line(
                    title=one.title_ru,
                    url=reverse("agreements_office:deed", kwargs={"pk": one.pk}),
                    steps=[
                        Step(
                            _("Add proofs"),
                            reverse(
                                "agreements_office:edit_deed", kwargs={"pk": one.pk}
                            )
                            + "?from=desk",
                        )
                    ],
                )
                for one in shown
            ],
            urgency=60,
        )
    ]


WORDS = {
    "agreement.opened": _("Begun"),
    "agreement.registered": _("Entered in the register as signed"),
    "agreement.described": _("Changed"),
    "agreement.signed": _("Signed"),
    "agreement.moved": _("Taken to another stage"),
    "agreement.restored": _("Brought back from the archive"),
    "agreement.ended": _("Ended early"),
    "agreement.end_taken_back": _("The early end was taken back"),
    "agreement.extended": pgettext_lazy("agreement", "Prolonged"),
    "agreement.extension_taken_back": _("A prolongation was taken back"),
    "agreement.party_seated": _("A party was added"),
    "agreement.partner_replaced": _("Another organisation leads"),
    "agreement.party_name_corrected": _("A mistake in a party’s name was mended"),
    "agreement.paper_attached": _("A paper was added"),
    "agreement.obligation_entered": _("An obligation was entered"),
    "agreement.activity_linked": _("Something done was linked"),
    "agreement.activity_unlinked": _("Something done was unlinked"),
    "agreement.struck": _("Taken out with its import"),
    "activity.recorded": _("Recorded"),
    "activity.reworded": _("Changed"),
    "activity.related": _("Related anew"),
    "activity.put_away": _("Put into the archive"),
    "activity.brought_back": _("Brought back from the archive"),
    "activity.partners_told": _("The partners were changed"),
    "activity.targets_told": _("The targets were changed"),
    "activity.people_told": _("The numbers of people were changed"),
    "activity.results_told": _("The results were changed"),
    "activity.evidence_told": _("The proofs were changed"),
    "activity.proved": _("A proof was added"),
    "activity.result_entered": _("A result was entered"),
    "activity.contributed": _("A target was named"),
    "activity.people_counted": _("People were counted"),
    "party.described": _("A party was changed"),
    "paper.described": _("A paper was changed"),
    "obligation.described": _("An obligation was changed"),
}


def labels():
    return {
        "section": _("Section"),
        "kind": _("Kind of paper"),
        "kind_text_ru": _("Kind in the words of the paper, in Russian"),
        "kind_text_en": _("Kind in the words of the paper, in English"),
        "title_ru": _("Title of its own, in Russian"),
        "title_en": _("Title of its own, in English"),
        "number": _("Number"),
        "level": _("Level"),
        "parent": _("Made under another agreement"),
        "basis_ru": _("Basis, in Russian"),
        "basis_en": _("Basis, in English"),
        "stage": _("Stage"),
        "is_shown_as_planned": _("Show on the site as planned"),
        "signed_on": _("Date of signing"),
        "in_force_from": _("Entry into force"),
        "term_rule": _("How long it runs"),
        "term_months": _("Number of months"),
        "valid_until": _("Last day"),
        "term_text": _("Term in the words of the paper"),
        "ended_early_on": _("Ended early on"),
        "renewal_rule": _("How it is prolonged"),
        "renewal_months": _("Prolonged for how many months"),
        "renewal_limit": _("How many times at most"),
        "renewal_notice_days": _("Notice before the end, in days"),
        "languages": _("Languages of the paper"),
        "prevailing_language": _("Which language prevails"),
        "directions": _("Directions of cooperation"),
        "responsible": _("Responsible"),
        "counterpart": _("First partner"),
        "country": _("Country"),
        "region": _("Region"),
        "audience": _("Who may see it"),
        "until": _("Prolonged until"),
        "reason": _("Which act"),
        "paper": _("Paper"),
        "party": _("Party"),
        "name_at_signing": _("Name on the paper"),
    }


def parts_of(agreement):
    yield from agreement.parties.all()
    yield from agreement.papers.all()
    yield from agreement.obligations.all()


def restore(agreement, values, by):
    return actions.describe(agreement, by=by, **values)


def restore_activity(activity, values, by):
    return activities.reword(activity, by=by, **values)


def address_of(agreement):
    return reverse("agreements_office:record", kwargs={"pk": agreement.pk})


def activity_address(activity):
    kind = activity.kind_said
    if kind.office_url:
        return kind.office_url(activity)
    return reverse("agreements_office:deed", kwargs={"pk": activity.pk})


def may_see(user, thing):
    rows = type(thing).objects
    seen = rows.kept_for(user) if isinstance(thing, Activity) else rows.visible_to(user)
    return rules.may_read(user) and seen.filter(pk=thing.pk).exists()


def may_restore(user, thing):
    return rules.may_keep(user)


def activity_labels():
    return {
        "title_ru": _("What was done, in Russian"),
        "title_en": _("What was done, in English"),
        "kind": pgettext_lazy("activity", "Kind"),
        "state": pgettext_lazy("activity", "State"),
        "starts_on": _("When"),
        "ends_on": _("Until when"),
        "place_ru": _("Where, in Russian"),
        "place_en": _("Where, in English"),
        "summary_ru": _("What happened, in Russian"),
        "summary_en": _("What happened, in English"),
        "directions": _("Directions of cooperation"),
        "forms": _("Forms of cooperation"),
        "countries": _("Countries"),
        "regions": _("Regions"),
        "responsible": _("Responsible"),
        "audience": _("Who may see it"),
        "partners": _("Partners that take part"),
        "targets": _("Targets of the Sustainable Development Goal 4"),
        "people": _("People"),
        "results": _("Results"),
        "evidence": _("Proofs"),
        "phases": _("Years"),
        "about": _("About"),
        "deliverables": _("What is made"),
    }


def register_history():
    history.say(WORDS)
    history.register_kind(
        history.Kind(
            model=Agreement,
            rule=may_see,
            may_restore=may_restore,
            labels=labels,
            restore=restore,
            address=address_of,
            parts=parts_of,
        )
    )
    history.register_kind(
        history.Kind(
            model=Activity,
            rule=may_see,
            may_restore=may_restore,
            labels=activity_labels,
            restore=restore_activity,
            address=activity_address,
        )
    )


def register():
    offer(REGISTER)
    offer(DEEDS)
    register_history()
    offer_place(
        Place(
            Group.REGISTER,
            _("Agreements"),
            "agreements_office:records",
            rules.may_read,
            order=10,
        )
    )
    offer_place(
        Place(
            Group.WORK,
            _("What was done"),
            "agreements_office:deeds",
            rules.may_read,
            order=10,
        )
    )
    offer_task("agreements.expiring", expiring)
    offer_task("agreements.dates", without_dates)
    offer_task("agreements.scans", without_scan)
    offer_task("activities.proofs", without_proofs)
    offer_beginning(
        Beginning(
            _("An agreement that exists"), "agreements_office:add", rules.may_keep, 10
        )
    )
    offer_beginning(
        Beginning(
            _("An idea or a draft of an agreement"),
            "agreements_office:draft",
            rules.may_keep,
            15,
        )
    )
    offer_beginning(
        Beginning(
            _("Something that was done"),
            "agreements_office:record_done",
            rules.may_keep,
            30,
        )
    )
    offer_first_step(
        FirstStep(
            title=_("Enter the first agreement"),
            text=_("A partner and how the paper is known are enough to begin with."),
            url_name="agreements_office:add",
            rule=rules.may_keep,
            is_done=lambda: Agreement.objects.exists(),
            order=40,
        )
    )
