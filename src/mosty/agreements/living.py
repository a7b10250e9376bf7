"""The proof of life as a page shows it."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.activities.models import Activity
from mosty.agreements.life import told
from mosty.agreements.life.counted import Counted, counted
from mosty.agreements.life.evidence import Proven, proof_of
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


@dataclass(frozen=True)
class Shown:
    """A sign of life with the page where it stands."""

    on: datetime.date | None
    title: str
    url: str
    is_weak: bool


@dataclass(frozen=True)
class Question:
    text: str
    url: str


@dataclass(frozen=True)
class Proof:
    badge: tuple[object, str]
    reason: str
    signs: list[Shown]
    hidden: int
    planned: list
    question: Question | None


def proof_for(agreement, *, user, on, settled: Counted | None = None) -> Proof | None:
    """What one of the staff is told, with the question that was asked last."""
    proven = proof_of(agreement, on=on, counted=settled or counted(), user=user)
    return told_of(proven, office_url, asked_about(agreement)) if proven else None


def public_proof_of(agreement, *, on, settled: Counted | None = None) -> Proof | None:
    """What a visitor is told, of public signs alone; None while it is not shown."""
    settled = settled or counted()
    if not settled.settings.is_public:
        return None
    proven = proof_of(agreement, on=on, counted=settled, is_public=True)
    return told_of(proven, lambda thing: thing.get_absolute_url()) if proven else None


def told_of(proven: Proven, url_of, question=None) -> Proof:
    return Proof(
        badge=told.STATES[proven.life.state],
        reason=told.reason_of(proven.life),
        signs=[
            Shown(one.on, title_of(one.thing), url_of(one.thing), one.is_weak)
            for one in proven.signs
        ],
        hidden=proven.hidden,
        planned=proven.planned,
        question=question,
    )


def title_of(thing) -> str:
    if isinstance(thing, Activity):
        return in_language(thing, "title").text
    return f"{thing.get_channel_display()}: {thing.subject}"


def office_url(thing) -> str:
    if isinstance(thing, Activity):
        return reverse("agreements_office:deed", kwargs={"pk": thing.pk})
    return thing.get_absolute_url()


def asked_about(agreement) -> Question | None:
    last = agreement.life_questions.first()
    if last is None:
        return None
    day = {"day": speak(last.asked_on)}
    text = _("A question was asked on %(day)s") % day
    url = reverse("agreements_office:life_question", kwargs={"pk": last.pk})
    return Question(text, url)
