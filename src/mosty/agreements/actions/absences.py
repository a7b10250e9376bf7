"""Absences: who is away from when to when, and who decides meanwhile."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.agreements import approvers
from mosty.agreements.actions.asking import write_to
from mosty.agreements.models import Absence, ApprovalLink
from mosty.journal.actions import record
from mosty.people.models import Person, User


class DeputyAway(Refused):
    message = _("The deputy is away on these days too. Choose somebody who is here.")


class StandsIn(Refused):
    message = _(
        "On these days this person stands in for %(whose)s. Call that absence off and "
        "enter it with another deputy, then this one."
    )


class AwayAlready(Refused):
    message = _("An absence on these days is entered already. Call that one off first.")


@transaction.atomic
def announce_absence(*, person, deputy, since, until, by, on) -> Absence:
    """Enter an absence; what waits for the person now goes to the deputy as well.

    Raises `AwayAlready` for days that meet another absence of the person, and
    `DeputyAway` where the deputy is away on one of them, `StandsIn` where the person
    is a deputy then.
    """
    keys = sorted([person.pk, deputy.pk])
    list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    meeting = Absence.objects.filter(
        since__lte=until, until__gte=since, is_called_off=False
    )
    if meeting.filter(person=person).exists():
        raise AwayAlready(person)
    if meeting.filter(person=deputy).exists():
        raise DeputyAway(person)
    stood_for = meeting.filter(deputy=person).select_related("person")
    if whose := ", ".join(dict.fromkeys(str(one.person) for one in stood_for)):
        raise StandsIn(person, StandsIn.message % {"whose": whose})
    absence = Absence.objects.create(
        person=person, deputy=deputy, since=since, until=until
    )
    detail = {"since": str(since), "until": str(until), "deputy": deputy.pk}
    record("absence.announced", absence, by=by, detail=detail, is_public=False)
    if since <= on <= until:
        hand_over(absence, on=on)
    return absence


def hand_over_all(on) -> None:
    """Of each absence that runs, what its deputy was not written to of; repeatable."""
    for absence in Absence.objects.on(on).order_by("pk"):
        with transaction.atomic():
            hand_over(absence, on=on)


def hand_over(absence, *, on) -> None:
    """Write to the deputy of what waits for the absent person today, once."""
    user = User.objects.filter(person=absence.deputy, is_active=True).first()
    owner = User.objects.filter(person=absence.person).first()
    if user is None or owner is None:
        return
    told = ApprovalLink.objects.filter(user=user).values("step")
    steps = approvers.steps_of(owner, on=on).exclude(pk__in=told)
    for step in steps.select_related("round__agreement__counterpart"):
        write_to(user, step)


@transaction.atomic
def call_absence_off(absence, *, by) -> Absence:
    """The person is here after all."""
    absence = Absence.objects.select_for_update(of=["self"]).get(pk=absence.pk)
    if absence.is_called_off:
        raise ChangedMeanwhile(absence)
    absence.is_called_off = True
    absence.save(update_fields=["is_called_off"])
    record("absence.called_off", absence, by=by, is_public=False)
    return absence
