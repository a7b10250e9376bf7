"""Writing letters and delivering them."""

from django.conf import settings
from django.db import transaction
from django.template import Context, loader
from django.utils import timezone, translation

from mosty.journal.actions import defer
from mosty.letters import delivery
from mosty.letters.models import Letter, State
from mosty.letters.patience import is_over


@transaction.atomic
def send(*, to, template, language, context, is_secret=False) -> Letter:
    """Write a letter from `<template>.subject.txt` and `<template>.body.txt`.

    It leaves when this transaction commits, and never if it rolls back. The body of
    a letter that `is_secret` is wiped once it is delivered.
    """
    letter = Letter.objects.create(
        to=to,
        language=language,
        subject=" ".join(said(f"{template}.subject.txt", language, context).split()),
        body=said(f"{template}.body.txt", language, context).strip() + "\n",
        message_id=delivery.new_message_id(settings.PUBLIC_URL),
        is_secret=is_secret,
    )
    defer("letters.deliver", letter_id=letter.pk)
    return letter


@transaction.atomic
def attempt(letter_id) -> Letter | None:
    """Try once to deliver a waiting letter; another is left as it is.

    A server that dies after it took the letter may get it again, under the same
    Message-ID.
    """
    letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
    if letter is None or letter.state != State.WAITING:
        return letter
    letter.attempts += 1
    try:
        delivery.deliver(
            delivery.message(letter, sender=settings.LETTERS_FROM),
            address=settings.EMAIL_URL,
            folder=settings.EMAIL_FOLDER,
        )
    except delivery.Trouble as trouble:
        letter.error = str(trouble)
        if is_over(letter.attempts):
            letter.state = State.FAILED
    except delivery.Rejected as refusal:
        letter.error, letter.state = str(refusal), State.FAILED
    else:
        letter.error, letter.state = "", State.SENT
        letter.sent_at = timezone.now()
        letter.body = "" if letter.is_secret else letter.body
    letter.save(update_fields=["attempts", "error", "state", "sent_at", "body"])
    return letter


@transaction.atomic
def resend(letter) -> Letter:
    """Try a letter that failed once more, with new patience."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state == State.FAILED:
        letter.state, letter.attempts = State.WAITING, 0
        letter.save(update_fields=["state", "attempts"])
        defer("letters.deliver", letter_id=letter.pk)
    return letter


def said(template, language, context) -> str:
    """The template's text in the language; plain text, so nothing is escaped."""
    with translation.override(language):
        plain = Context({**context, "language": language}, autoescape=False)
        return loader.get_template(template).template.render(plain)
