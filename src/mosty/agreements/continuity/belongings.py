"""What can pass from one desk to another: of the register, of partners, of drafts."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.activities.models import Activity
from mosty.agreements import telling
from mosty.agreements.actions.asking import write_to
from mosty.agreements.models import Agreement, ApprovalStep, Obligation, Stage
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.models import LogEntry
from mosty.people.belongings import Belonging, Piece, offer_belonging
from mosty.people.models import Draft, User
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

LOG_DRAFTS = r"/partners/\d+/log/"


def agreements_of(person) -> list[Piece]:
    rows = Agreement.objects.filter(responsible=person).exclude(stage=Stage.ARCHIVED)
    return [
        Piece(
            one.pk,
            telling.called(one),
            reverse("agreements_office:record", kwargs={"pk": one.pk}),
            telling.kind_of(one),
            one.audience,
        )
        for one in rows.select_related("counterpart")
    ]


def passing(model, column, verb):
    """`pass_on` of a column that names a person: one change and one line of history
    for each row that is the giver's still."""

    def pass_on(keys, *, giver, taker, by) -> list[int]:
        held = model._base_manager.select_for_update(of=["self"])
        held = held.filter(**{"pk__in": keys, column: giver}).order_by("pk")
        passed = []
        for row in list(held):
            change(row, {column: taker}, by=by, verb=verb, is_public=False)
            passed.append(row.pk)
        return passed

    return pass_on


def obligations_of(person) -> list[Piece]:
    rows = Obligation.objects.present().filter(responsible=person, is_settled=False)
    return [
        Piece(
            one.pk,
            in_language(one, "text").text,
            reverse("agreements_office:record", kwargs={"pk": one.agreement_id}),
            f"{telling.number_of(one.agreement)}, {speak(one.next_due_on)}".rstrip(
                ", "
            ),
            one.agreement.audience,
        )
        for one in rows.select_related("agreement").order_by("next_due_on", "pk")
    ]


def waiting_steps(person) -> list[Piece]:
    """Steps of rounds that run, where the route names the person; those of a role
    pass with the role."""
    rows = ApprovalStep.objects.filter(
        person=person, decision=ApprovalStep.Decision.WAITING, round__outcome=""
    )
    rows = rows.select_related("round__agreement__counterpart")
    return [
        Piece(
            one.pk,
            telling.called(one.round.agreement),
            reverse(
                "agreements_office:approval", kwargs={"pk": one.round.agreement_id}
            ),
            "",
            one.round.agreement.audience,
        )
        for one in rows
    ]


def pass_steps(keys, *, giver, taker, by) -> list[int]:
    """The taker is written to of what is asked already."""
    rows = ApprovalStep.objects.select_for_update(of=["self"]).filter(
        pk__in=keys,
        person=giver,
        decision=ApprovalStep.Decision.WAITING,
        round__outcome="",
    )
    steps = list(rows.select_related("round__agreement__counterpart").order_by("pk"))
    user = User.objects.filter(person=taker, is_active=True).first()
    for step in steps:
        step.person = taker
        step.save(update_fields=["person"])
        detail = {"told": {"step": [str(giver), str(taker)]}}
        agreement = step.round.agreement
        record("agreement.step_passed", agreement, by=by, detail=detail)
        if user is not None and step.asked_at is not None:
            write_to(user, step)
    return [one.pk for one in steps]


def log_steps(person) -> list[Piece]:
    rows = LogEntry.objects.open_steps().filter(responsible=person)
    return [
        Piece(
            one.pk,
            one.next_step,
            one.get_absolute_url(),
            str(one.organisation),
            one.audience,
        )
        for one in rows.select_related("organisation").order_by("due_on", "pk")
    ]


def deeds(person) -> list[Piece]:
    rows = Activity.objects.filter(responsible=person, is_archived=False)
    return [
        Piece(
            one.pk,
            one.title_ru,
            reverse("agreements_office:deed", kwargs={"pk": one.pk}),
            "",
            one.audience,
        )
        for one in rows.order_by("-starts_on", "pk")
    ]


def log_drafts(person) -> list[Piece]:
    rows = Draft.objects.filter(user__person=person, form__iregex=LOG_DRAFTS)
    return [Piece(one.pk, words_of(one), one.form) for one in rows.order_by("pk")]


def words_of(draft) -> str:
    """The first line that was typed, to know the draft by."""
    typed = [text for name, text in draft.values if name == "subject" and text.strip()]
    return typed[0][:120] if typed else draft.form


def pass_drafts(keys, *, giver, taker, by) -> list[int]:
    """A draft of the same form that the taker has already stays theirs."""
    user = User.objects.filter(person=taker).first()
    if user is None:
        return []
    own = Draft.objects.filter(user=user).values("form")
    rows = Draft.objects.select_for_update(of=["self"]).filter(
        Q(form__iregex=LOG_DRAFTS), pk__in=keys, user__person=giver
    )
    passed = list(
        rows.exclude(form__in=own).order_by("pk").values_list("pk", flat=True)
    )
    Draft.objects.filter(pk__in=passed).update(user=user)
    return passed


BELONGINGS = (
    Belonging(
        "agreements",
        _("Agreements"),
        agreements_of,
        passing(Agreement, "responsible", "agreement.described"),
        10,
    ),
    Belonging(
        "obligations",
        _("Obligations"),
        obligations_of,
        passing(Obligation, "responsible", "obligation.described"),
        20,
    ),
    Belonging("steps", _("Steps of approval"), waiting_steps, pass_steps, 30),
    Belonging(
        "log",
        _("Open steps with partners"),
        log_steps,
        passing(LogEntry, "responsible", "log.amended"),
        40,
    ),
    Belonging(
        "activities",
        _("What is done and planned"),
        deeds,
        passing(Activity, "responsible", "activity.reworded"),
        50,
    ),
    Belonging("drafts", _("Drafts of the contact log"), log_drafts, pass_drafts, 60),
)


def register() -> None:
    for one in BELONGINGS:
        offer_belonging(one)
