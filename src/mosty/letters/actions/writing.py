"""Writing letters: from the institution's own text, or the shipped one."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.template import Context, loader
from django.utils import translation

from mosty.institution import context as institution
from mosty.journal.actions import defer
from mosty.letters import delivery
from mosty.letters.kinds import LetterKind, letter_kind
from mosty.letters.models import Letter, LetterTemplate
from mosty.letters.wording import Text, filled, is_sound, parted


@dataclass(frozen=True)
class Wish:
    """Whose wish can stop such letters, and of which kind of notification."""

    user_id: int
    notice: str


@transaction.atomic
def send(
    *,
    to: str,
    template: str,
    language: str,
    context: Mapping[str, object],
    is_secret: bool = False,
    useful_until: datetime.datetime | None = None,
    wish: Wish | None = None,
) -> Letter:
    """Write a letter; it leaves when this transaction commits, else never.

    `template` is a declared letter (see `kinds.declare_letter`; `context` gives each
    of its placeholders) or the beginning of the names of two Django templates,
    `<template>.subject.txt` and `<template>.body.txt`. The body of a letter that
    `is_secret` is wiped once it is delivered or given up, and shown to nobody. After
    `useful_until` it is not sent any more. Without a `wish` nobody can unsubscribe.
    """
    letter = written(
        to=to, template=template, language=language, context=context, wish=wish
    )
    letter.is_secret, letter.useful_until = is_secret, useful_until
    letter.save()
    defer("letters.deliver", letter_id=letter.pk)
    return letter


def written(*, to, template, language, context, wish=None) -> Letter:
    """The letter, not saved yet."""
    text = text_for(template, language, context)
    return Letter(
        to=to,
        language=language,
        template=template,
        subject=text.subject[:200],
        body=text.body,
        message_id=delivery.new_message_id(settings.PUBLIC_URL),
        user_id=wish.user_id if wish else None,
        notice=wish.notice if wish else "",
    )


def text_for(template, language, context) -> Text:
    """The letter's words with everything filled in."""
    kind = letter_kind(template)
    if kind is not None:
        with translation.override(language):
            house = institution.current().short_name
        return filled(current_text(kind, language), {"institution": house, **context})
    return Text(
        subject=" ".join(said(f"{template}.subject.txt", language, context).split()),
        body=said(f"{template}.body.txt", language, context).strip() + "\n",
    )


def current_text(kind: LetterKind, language: str) -> Text:
    """The institution's own text if it can be sent, else the shipped one."""
    shipped = shipped_text(kind, language)
    own = LetterTemplate.objects.filter(name=kind.name).first()
    text = own.text(language, shipped) if own else shipped
    return text if is_sound(text, kind) else shipped


@cache
def shipped_text(kind: LetterKind, language: str) -> Text:
    """What the room ships: `<room>/letters/<word>.<language>.txt`."""
    room, _letters, word = kind.name.split("/")
    folder = f"{apps.get_app_config(room).path}/letters"
    with open(f"{folder}/{word}.{language}.txt", encoding="utf-8") as file:
        return parted(file.read())


def said(template, language, context) -> str:
    """The template's text in the language; plain text, so nothing is escaped."""
    with translation.override(language):
        plain = Context({**context, "language": language}, autoescape=False)
        return loader.get_template(template).template.render(plain)
