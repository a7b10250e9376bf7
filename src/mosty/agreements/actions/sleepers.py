"""The night's look for sleeping agreements: few questions over the whole register."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mosty.activities.models import Activity, State
from mosty.agreements.actions.life_letters import write
from mosty.agreements.life.conditions import in_life, last_signs, life_state
from mosty.agreements.life.counted import Counted, counted
from mosty.agreements.life.reckoning import LifeState
from mosty.agreements.models import Agreement, LifeLetter, LifeQuestion
from mosty.agreements.term import add_months
from mosty.journal.actions import record
from mosty.partners.models import Contact
from mosty.people.models import User

Outcome, Side = LifeQuestion.Outcome, LifeLetter.Side
IN_RUSSIAN = ("RU", "BY", "KZ", "KG", "TJ", "UZ", "AM", "AZ", "MD", "TM")


def look_for_sleepers(on: datetime.date) -> tuple[int, int]:
    """Close the questions that are answered by life itself, ask about new sleepers.

    Gives how many were closed and how many asked. Safe to repeat, and by several
    workers at once: an agreement has one open question.
    """
    settled = counted()
    closed = close_woken(on, settled)
    asked = ask_sleepers(on, settled) if settled.settings.is_asking else 0
    return closed, asked


@transaction.atomic
def close_woken(on: datetime.date, settled: Counted) -> int:
    """Questions about agreements that woke up, or are over."""
    opens = LifeQuestion.objects.open()
    about = Agreement.objects.filter(life_questions__in=opens)
    states = dict(
        about.annotate(life=life_state(on, settled)).values_list("pk", "life")
    )
    outcomes = {
        "": Outcome.OVER,
        LifeState.FADING: Outcome.WOKE,
        LifeState.ACTIVE: Outcome.WOKE,
    }
    done = {pk: outcomes[state] for pk, state in states.items() if state in outcomes}
    rows = opens.filter(agreement__in=done).select_for_update(of=["self"])
    questions = list(rows.select_related("agreement"))
    for one in questions:
        one.closed_on, one.outcome = on, done[one.agreement_id]
        record("agreement.life_question_closed", one.agreement, is_public=False)
    LifeQuestion.objects.bulk_update(questions, ["closed_on", "outcome"])
    return len(questions)


def sleepers(on: datetime.date, settled: Counted):
    """Sleeping agreements that are to be asked about now, the register's order."""
    rows = in_life(Agreement.objects.all(), on, settled, LifeState.SLEEPING)
    long_ago = add_months(on, -settled.settings.question_months)
    asked = LifeQuestion.objects.filter(Q(closed_on=None) | Q(asked_on__gt=long_ago))
    planned = Activity.objects.filter(
        Q(starts_on__gte=on) | Q(ends_on__gte=on),
        state=State.PLANNED,
        is_archived=False,
    )
    rows = rows.exclude(pk__in=asked.values("agreement"))
    return rows.exclude(activity_links__activity__in=planned)


@transaction.atomic
def ask_sleepers(on: datetime.date, settled: Counted) -> int:
    """Ask about those that have slept longest, no more than are set for a night."""
    rows = sleepers(on, settled)
    last = last_signs(rows, on, settled)
    longest = sorted(last, key=lambda pk: (last[pk], pk))
    chosen = longest[: settled.settings.most_a_night]
    LifeQuestion.objects.bulk_create(
        [
            LifeQuestion(agreement_id=pk, asked_on=on, last_sign_on=last[pk])
            for pk in chosen
        ],
        ignore_conflicts=True,
    )
    fresh = LifeQuestion.objects.open().filter(
        agreement__in=chosen, asked_on=on, letters=None
    )
    fresh = list(
        fresh.select_for_update(of=["self"]).select_related("agreement__counterpart")
    )
    write_letters(fresh, settled)
    return len(fresh)


def write_letters(questions, settled: Counted) -> None:
    """A letter to each of the two coordinators; ours leave, theirs as it is set."""
    agreements = [one.agreement for one in questions]
    users = {
        one.person_id: one
        for one in User.objects.filter(
            is_active=True, person__in=[one.responsible_id for one in agreements]
        )
    }
    contacts = contacts_of([one.counterpart_id for one in agreements])
    for question in questions:
        agreement = question.agreement
        user = users.get(agreement.responsible_id)
        contact = contacts.get(agreement.counterpart_id)
        ours = LifeLetter.objects.create(question=question, side=Side.OURS, user=user)
        theirs = LifeLetter.objects.create(
            question=question,
            side=Side.THEIRS,
            contact=contact,
            language="ru" if agreement.country_id in IN_RUSSIAN else "en",
        )
        record("agreement.life_asked", agreement, is_public=False)
        write(ours, now=timezone.now())
        if not settled.settings.is_released_by_hand:
            write(theirs, now=timezone.now())


def contacts_of(organisations) -> dict:
    """Of each partner the contact that can be written to and was entered last."""
    rows = Contact.objects.present().filter(organisation__in=organisations, until=None)
    return {one.organisation_id: one for one in rows.exclude(email="").order_by("pk")}
