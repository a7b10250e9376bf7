"""What a register of agreements has beside its papers: people, promises, rounds.

Added to a world of agreements (`world.load`), so that the board, the figures and the
reminders of the night have as much to do as in a big office.
"""

import datetime
import random
import uuid

from django.db.models import F
from django.utils import timezone

from benchmarks.world import BATCH
from mosty.access.roles import Role
from mosty.agreements.models import (
    Agreement,
    ApprovalRound,
    ApprovalStep,
    Clearance,
    Obligation,
    Paper,
)
from mosty.documents.models import Document
from mosty.people.models import Person, RoleHolding, User

EACH = 5
PEOPLE = 25
SPREAD = ("idea", "draft", "draft", "negotiation", "approval", "clearance", "signing")
SCANNED = 3


def fill(seed=1) -> None:
    """Add to every agreement what its stage has, and five obligations."""
    dice = random.Random(seed)
    people = _people()
    agreements = list(Agreement.objects.order_by("pk"))
    _stages(agreements, people, dice)
    _obligations(agreements, people, dice)
    _rounds(agreements, people, dice)
    _scans(agreements)


def _people() -> list[Person]:
    """Coordinators with accounts; the first is whoever asks for the pages."""
    made = []
    for number in range(PEOPLE):
        person = Person.objects.create(family_name=f"Белова-{number}")
        user = User.objects.create(
            person=person, email=f"office{number}@academy.example", password="!"
        )
        RoleHolding.objects.create(user=user, role=Role.COORDINATOR)
        made.append(person)
    return made


def _stages(agreements, people, dice):
    now = timezone.now()
    for one in agreements:
        if one.stage != "signed":
            one.stage = dice.choice(SPREAD)
        one.staged_at = now - datetime.timedelta(days=dice.randrange(700))
        one.responsible = dice.choice(people) if dice.random() < 0.9 else None
        one.number = f"{dice.randrange(9000)}/{one.register_number % 30}"
        if one.ends_on and dice.random() < 0.3:
            one.renewal_rule, one.renewal_months = "automatic", 12
            one.renewal_notice_months = 3
            one.renewal_limit = dice.randint(1, 9)
    columns = [
        "stage",
        "staged_at",
        "responsible",
        "number",
        "renewal_rule",
        "renewal_months",
        "renewal_notice_months",
        "renewal_limit",
    ]
    Agreement.objects.bulk_update(agreements, columns, batch_size=1000)


def _obligations(agreements, people, dice):
    today = timezone.localdate()

    def made():
        for one in agreements:
            for number in range(EACH):
                due = today + datetime.timedelta(days=dice.randrange(-900, 900))
                yield Obligation(
                    agreement=one,
                    responsible=dice.choice(people),
                    text_ru=f"Провести встречу № {number + 1}",
                    due_on=due,
                    due_precision="day",
                    next_due_on=due,
                )

    Obligation.objects.bulk_create(made(), batch_size=BATCH)


def _rounds(agreements, people, dice):
    now, today = timezone.now(), timezone.localdate()
    approving = [one for one in agreements if one.stage == "approval"]
    rounds = ApprovalRound.objects.bulk_create(
        [ApprovalRound(agreement=one, number=1) for one in approving],
        batch_size=BATCH,
    )
    ApprovalStep.objects.bulk_create(
        (
            ApprovalStep(
                round=one,
                position=1,
                person=dice.choice(people),
                asked_at=now - datetime.timedelta(days=7),
                due_on=today + datetime.timedelta(days=dice.randrange(-5, 6)),
            )
            for one in rounds
        ),
        batch_size=BATCH,
    )
    clearing = [one for one in agreements if one.stage == "clearance"]
    Clearance.objects.bulk_create(
        (
            Clearance(
                agreement=one,
                rule_pack="ru",
                submitted_on=today - datetime.timedelta(days=dice.randrange(90)),
            )
            for one in clearing
        ),
        batch_size=BATCH,
    )


def _scans(agreements):
    """A scan for every third signed agreement."""
    signed = [one for one in agreements if one.stage == "signed"][::SCANNED]
    documents = Document.objects.bulk_create(
        [Document(title_ru="Скан", key=uuid.uuid4()) for _one in signed],
        batch_size=BATCH,
    )
    Paper.objects.bulk_create(
        (
            Paper(agreement=one, document=document, role=Paper.Role.ORIGINAL)
            for one, document in zip(signed, documents, strict=True)
        ),
        batch_size=BATCH,
    )


def touch() -> None:
    """A change of one row that every page has to see."""
    first = Agreement.objects.order_by("pk").values("pk")[:1]
    Agreement.objects.filter(pk__in=first).update(changed_at=F("changed_at"))
