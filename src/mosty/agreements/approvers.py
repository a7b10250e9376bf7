"""Whose decision a step of approval waits for; deputies stand for who is away."""

import datetime

from django.db.models import F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from mosty.access.roles import STAFF, Role
from mosty.agreements.models import Absence, ApprovalRound, ApprovalStep
from mosty.people.models import Person, RoleHolding, User

Decision = ApprovalStep.Decision


def asked_steps():
    """Steps whose turn it is, in rounds that run."""
    rows = ApprovalStep.objects.filter(
        decision=Decision.WAITING, asked_at__isnull=False, round__outcome=""
    )
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def next_steps(round_) -> list[ApprovalStep]:
    """The steps to be asked now: the first position of the last lap that waits."""
    last = round_.steps.aggregate(last=Max("lap"))["last"]
    waiting = list(round_.steps.filter(lap=last, decision=Decision.WAITING))
    first = min((one.position for one in waiting), default=None)
    return [one for one in waiting if one.position == first]


def absent_for(user, on: datetime.date) -> list[Person]:
    """Those who are away on a day and named the user as their deputy."""
    away = Absence.objects.on(on).filter(deputy=user.person_id)
    return [one.person for one in away.select_related("person")]


def holders_of(role, on: datetime.date):
    """Keys of the persons who hold a role on a day, everywhere."""
    held = RoleHolding.objects.valid(on).filter(role=role, scope="")
    return held.values("user__person")


def on_whose_behalf(user, step, *, on: datetime.date) -> Person | None:
    """For whom `user` would decide: themselves or somebody away; None may not."""
    if step.person_id == user.person_id:
        return user.person
    if step.role and user.holds(Role(step.role)):
        return user.person
    for person in absent_for(user, on):
        if step.person_id == person.pk:
            return person
        if step.role and holders_of(step.role, on).filter(user__person=person):
            return person
    return None


def steps_of(user, *, on: datetime.date):
    """What waits for a decision of `user`, the most urgent first."""
    persons = {user.person_id, *(one.pk for one in absent_for(user, on))}
    held = RoleHolding.objects.valid(on).filter(
        user__person__in=persons - {user.person_id}, scope=""
    )
    roles = {role for role in STAFF if user.holds(role)} | set(
        held.values_list("role", flat=True)
    )
    return asked_steps().filter(Q(person__in=persons) | Q(role__in=roles))


def deciders_of(step, *, on: datetime.date) -> list[User]:
    """Accounts that may decide a step: who is here, and deputies of who is not."""
    whose = (
        Q(pk=step.person_id) if step.person_id else Q(pk__in=holders_of(step.role, on))
    )
    persons = set(Person.objects.filter(whose).values_list("pk", flat=True))
    away = Absence.objects.on(on).filter(person__in=persons)
    pairs = dict(away.values_list("person", "deputy"))
    asked = {pairs.get(number, number) for number in persons}
    users = User.objects.filter(is_active=True, person__in=asked)
    return list(users.select_related("person").order_by("pk"))


def sleeping(step, *, on: datetime.date) -> list[User]:
    """Those of whom a step asks and whose role sleeps, so that they cannot decide."""
    return [one for one in deciders_of(step, on=on) if sleeps_for(one, step, on=on)]


def sleeps_for(user, step, *, on: datetime.date) -> bool:
    """Whether nothing but a second factor lacks for `user` to decide the step."""
    return user.owes_second_factor and on_whose_behalf(user, step, on=on) is None


def sleeping_told(steps, *, on: datetime.date) -> list[str]:
    """In words, each of whom the steps ask in vain until a second factor is set up."""
    never = _(
        "%(whose)s: %(who)s has not signed in yet and has no second factor, so the link "
        "of the letter decides nothing until then."
    )
    without = _(
        "%(whose)s: %(who)s has no second factor, which the role asks for, so the link "
        "of the letter decides nothing until then."
    )
    return [
        (without if user.last_login else never) % {"whose": step.whose, "who": user}
        for step in steps
        for user in sleeping(step, on=on)
    ]


def of_nobody(round_, *, on: datetime.date) -> list[ApprovalStep]:
    """Steps whose turn it is and that no account can decide on a day."""
    return [one for one in next_steps(round_) if not deciders_of(one, on=on)]


def last_rounds():
    """For each agreement the key of its last round, as a subquery on its key."""
    rounds = ApprovalRound.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    return Subquery(rounds.values("pk")[:1])
