"""Answers that come as files: those of a device without a link, and works themselves."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents.actions import store
from mosty.documents.examining import examined
from mosty.olympiad import tokens
from mosty.olympiad.actions.intake import Sent, take
from mosty.olympiad.attempts import SHELF, Known
from mosty.olympiad.batches import MOST_BYTES, MOST_EVENTS, BadBatch, batch_of
from mosty.olympiad.models import Attempt

FORMAT = "mosty-olympiad-answers"
LARGEST_FILE = 20 * 1024 * 1024
MOST_IN_FILE = 50_000


class NoAnswerFile(Refused):
    message = _(
        "This is no answer file, or it was changed. Take the file that the answer "
        "sheet saved, as it is."
    )


class ClosedForAnswers(Refused):
    message = _("The round of this file is closed, the server takes no more answers.")


class WrongKindOfFile(Refused):
    message = _("This kind of file is not accepted for this task.")


@dataclass(frozen=True)
class Delivered:
    """How many answers of a file the server has now, and how many it put aside."""

    answers: int
    apart: int


def deliver(data: bytes) -> Delivered:
    """Give the events of an answer file to the intake, as if the device had sent them.

    Told twice, they are there once. Raises `NoAnswerFile`, `ClosedForAnswers`.
    """
    told = read(data)
    try:
        known = SHELF.known(tokens.attempt_of(str(told.get("token", ""))))
    except tokens.BadToken as error:
        raise NoAnswerFile from error
    if known is None or known.is_closed:
        raise ClosedForAnswers
    try:
        sent = list(batches_of(told["events"], known))
    except BadBatch as error:
        raise NoAnswerFile from error
    apart = sum(len(take(one).apart) for one in sent)
    return Delivered(len(told["events"]) - apart, apart)


def read(data: bytes) -> dict:
    try:
        told = json.loads(data)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NoAnswerFile from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise NoAnswerFile
    events = told.get("events")
    if not isinstance(events, list) or not 0 < len(events) <= MOST_IN_FILE:
        raise NoAnswerFile
    return told


def batches_of(events: list, known: Known) -> Iterator[Sent]:
    """The events by device and in their order, so many at a time as one sends."""
    some, size = [], 0
    for event in sorted(events, key=device_of):
        length = len(json.dumps(event))
        is_full = len(some) == MOST_EVENTS or size + length > MOST_BYTES // 2
        if some and (is_full or device_of(event) != device_of(some[0])):
            yield sent_of(some, known)
            some, size = [], 0
        some.append(event)
        size += length
    yield sent_of(some, known)


def device_of(event) -> str:
    """What orders the events of a file; whether it is an event is judged later."""
    return str(event.get("client")) if isinstance(event, dict) else ""


def sent_of(events: list, known: Known) -> Sent:
    body = json.dumps({"events": events}).encode()
    batch = batch_of(body, attempt=known.attempt, items=known.items)
    return Sent(known.edition_id, known.attempt, batch)


@transaction.atomic
def attach(attempt: Attempt, item: dict, data: bytes, *, name: str) -> dict:
    """Keep a file that is the answer to a task; gives the answer's value.

    Which file counts the log tells: each one that was given is kept.
    """
    if examined(data).media_type not in item.get("accepts", ()):
        raise WrongKindOfFile(attempt)
    document = store(
        BytesIO(data),
        name=name,
        title_ru=f"Работа {str(attempt.pk)[:8]}, задание {item['id'][1:]}",
        title_en=f"Work {str(attempt.pk)[:8]}, task {item['id'][1:]}",
        audience=Audience.CONFIDENTIAL,
        by="olympiad",
    )
    return {"name": name, "size": len(data), "document": document.pk}
