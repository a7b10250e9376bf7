"""What an office has beside agreements: papers, letters, news, people, consents.

Added to a world of agreements (`world.load`), so that every register of the office
has as many rows as the register of agreements.
"""

import datetime
import hashlib
import random

from django.utils import timezone

from benchmarks.world import BATCH
from mosty.agreements.models import Agreement, Paper
from mosty.documents.models import Document, Version
from mosty.letters.models import Letter
from mosty.pages.models import News
from mosty.people.models import Consent, ConsentText, Person

FAMILIES = ("Иванова", "Петров", "Соколова", "Смирнов", "Кузнецова", "Ким", "Ахметов")
GIVEN = ("Анна", "Пётр", "Мария", "Олег", "Динара", "Руслан", "Елена")
KINDS = ("agreement", "order", "letter", "report", "programme", "other")
STATES = ("sent", "sent", "sent", "waiting", "failed", "bounced", "cancelled")


def fill(number: int, seed=1) -> None:
    """Add `number` documents, letters, news and persons to a loaded world."""
    dice = random.Random(seed)
    now = timezone.now().replace(microsecond=0)
    moments = [now - datetime.timedelta(minutes=37 * one) for one in range(number)]
    _documents(moments, dice)
    _letters(moments, dice)
    _news(moments, dice)
    _people(number, now.date(), dice)


def _documents(moments, dice):
    made = Document.objects.bulk_create(
        (
            Document(
                title_ru=f"Бумага № {place}: {dice.choice(('договор', 'отчёт', 'план'))}",
                title_en=f"Paper {place}" if place % 3 else "",
                kind=dice.choice(KINDS),
                language=dice.choice(("ru", "en", "")),
                dated_on=moment.date() if place % 4 else None,
                dated_precision="day" if place % 4 else "unknown",
                audience="public" if place % 5 else "staff",
                added_at=moment,
            )
            for place, moment in enumerate(moments)
        ),
        batch_size=BATCH,
    )
    Version.objects.bulk_create(
        (_version(paper, place) for place, paper in enumerate(made)), batch_size=BATCH
    )
    agreements = Agreement.objects.order_by("pk")[: len(made) // 2]
    Paper.objects.bulk_create(
        (
            Paper(agreement=one, document=paper)
            for one, paper in zip(agreements, made, strict=False)
        ),
        batch_size=BATCH,
    )


def _version(paper, place) -> Version:
    return Version(
        document=paper,
        number=1,
        file=f"documents/2026/01/{place}.pdf",
        name=f"бумага-{place}.pdf",
        media_type="application/pdf",
        size_bytes=10_000 + place,
        sha256=hashlib.sha256(str(place).encode()).hexdigest(),
        pages=1 + place % 30,
        warnings=["untagged"] if place % 6 == 0 else [],
    )


def _letters(moments, dice):
    Letter.objects.bulk_create(
        (_letter(place, moment, dice) for place, moment in enumerate(moments)),
        batch_size=BATCH,
    )


def _letter(place, moment, dice) -> Letter:
    state = dice.choice(STATES)
    is_sent = state in ("sent", "bounced")
    return Letter(
        to=f"person{place % 900}@partner.example",
        subject=f"О сотрудничестве, письмо {place}",
        body="Здравствуйте!",
        template="letters/test",
        message_id=f"<{place}@academy.example>",
        state=state,
        attempts=1 if is_sent else 0,
        sent_at=moment if is_sent else None,
        next_at=moment if state == "waiting" else None,
        error="550 нет такого ящика" if state in ("failed", "bounced") else "",
    )


def _news(moments, dice):
    News.objects.bulk_create(
        (
            News(
                slug=f"news-{place}",
                title_ru=f"Встреча № {place} в Санкт-Петербурге",
                title_en=f"Meeting {place} in St Petersburg" if place % 3 else "",
                body_ru="<p>Состоялась встреча.</p>",
                body_en="<p>A meeting was held.</p>" if place % 3 else "",
                published_from=moment if place % 7 else None,
                audience="public" if dice.random() < 0.9 else "staff",
            )
            for place, moment in enumerate(moments)
        ),
        batch_size=BATCH,
    )


def _people(number, today, dice):
    made = Person.objects.bulk_create(
        (
            Person(
                family_name=dice.choice(FAMILIES),
                given_name=dice.choice(GIVEN),
                email=f"person{place}@school.example",
                phone=f"+7 812 {place:07}",
            )
            for place in range(number)
        ),
        batch_size=BATCH,
    )
    text = ConsentText.objects.filter(purpose="name").first()
    text = text or ConsentText.objects.create(
        purpose="name", version=1, text_ru="Согласен.", text_en="I agree."
    )
    Consent.objects.bulk_create(
        (
            Consent(person=one, text=text, given_on=today, how="form", recorded_by="-")
            for one in made[::2]
        ),
        batch_size=BATCH,
    )
