"""Telling people things: here, by letter at once, or in a digest."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.urls import reverse, translate_url
from django.utils import timezone, translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from mosty.institution import context as institution
from mosty.letters import addressees
from mosty.letters.actions.stopping import DIGEST, unsubscribe_url
from mosty.letters.actions.writing import Wish, send
from mosty.letters.kinds import LANGUAGES, Way, notice_kind, notice_kinds
from mosty.letters.models import Digest, DigestWish, Letter, Notification, Preference
from mosty.letters.periods import Rhythm, last_morning
from mosty.ui.dates import speak

MOST_IN_DIGEST = 30


@transaction.atomic
def notify(user_id, kind, *, parts=None, url="") -> Notification:
    """Tell one account something; a letter leaves if that is its wish.

    `kind` is declared by `kinds.declare_notice`; `parts` fill its sentence (see
    `Notification`), `url` is a path of this site.
    """
    declared = notice_kind(kind)
    if declared is None:
        raise LookupError(f"no notification is called {kind!r}")
    if url and (not url.startswith("/") or url.startswith("//")):
        raise ValueError(f"{url!r} is no path of this site")
    _filled(declared, parts or {}, settings.LANGUAGE_CODE)  # a part is missing: now
    told = Notification.objects.create(
        user_id=user_id,
        kind=kind,
        parts=dict(parts or {}),
        url=url,
        way=way_of(user_id, declared).value,
    )
    if told.way == Way.AT_ONCE.value:
        _write_at_once(told, declared)
    return told


def way_of(user_id, declared) -> Way:
    if declared.is_required:
        return Way.AT_ONCE
    wish = Preference.objects.filter(user_id=user_id, kind=declared.name).first()
    return Way(wish.way) if wish else declared.way


def _write_at_once(told, declared) -> Letter | None:
    reader = addressees.find([told.user_id]).get(told.user_id)
    if reader is None:
        return None
    values = {
        "name": reader.name,
        "text": sentence(told, reader.language),
        "link": link(told, reader.language),
    }
    if declared.is_required:
        return send(
            to=reader.email,
            template="letters/letters/security",
            language=reader.language,
            context=values,
        )
    stop = unsubscribe_url(told.user_id, told.kind, reader.language)
    return send(
        to=reader.email,
        template="letters/letters/notice",
        language=reader.language,
        context={**values, "unsubscribe": stop},
        wish=Wish(told.user_id, told.kind),
    )


def sentence(told: Notification, language: str | None = None) -> str:
    """What is told, in the language (else in the reader's of this page).

    A kind that has gone, or asks for other parts than it did, is only named.
    """
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    kind = notice_kind(told.kind)
    if kind is None:
        return told.kind
    try:
        return _filled(kind, told.parts, language)
    except (KeyError, ValueError, TypeError):
        with translation.override(language):
            return str(kind.title)


def _filled(kind, parts, language) -> str:
    return worded(kind.says, parts, language)


def worded(says, parts, language) -> str:
    """A sentence with `%(name)s` in the language (None: in that of the moment), filled
    with parts as rows keep them.

    Raises `KeyError`, `ValueError` or `TypeError` where the parts do not fit.
    """
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        values = {name: _part(value, language) for name, value in parts.items()}
        return str(says) % values


def _part(value, language) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    if "on" in value:
        return speak(parse_date(value["on"]), value.get("precision") or "day")
    return value.get(language) or value.get("ru") or value.get("en") or ""


def path(told: Notification, language: str) -> str:
    """The page it leads to, in the language; the list of all when it has none."""
    if not told.url:
        with translation.override(language):
            return reverse("letters:notifications")
    return path_in(told.url, language)


def path_in(url: str, language: str) -> str:
    """A path of this site in the language."""
    for tongue in LANGUAGES:
        with translation.override(tongue):
            translated = translate_url(url, language)
        if translated != url:
            return translated
    return url


def link(told: Notification, language: str) -> str:
    return settings.PUBLIC_URL + path(told, language)


def mark_read(told: Notification) -> None:
    Notification.objects.filter(pk=told.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(user_id, *, up_to) -> int:
    """Mark as read what the person has seen: up to the newest on their page."""
    unread = Notification.objects.unread().filter(user_id=user_id, pk__lte=up_to)
    return unread.update(read_at=timezone.now())


def wishes_of(user_id) -> dict[str, str]:
    """How the person hears of each kind that may be chosen."""
    held = dict(Preference.objects.filter(user_id=user_id).values_list("kind", "way"))
    return {
        one.name: held.get(one.name, one.way.value)
        for one in notice_kinds()
        if not one.is_required
    }


def rhythm_of(user_id) -> Rhythm:
    wish = DigestWish.objects.filter(user_id=user_id).first()
    return Rhythm(wish.rhythm) if wish else Rhythm.DAILY


@transaction.atomic
def prefer(user_id, ways: Mapping[str, str], *, rhythm: str) -> None:
    """Keep how a person wants to hear of things; what is required stays."""
    for kind, way in ways.items():
        declared = notice_kind(kind)
        if declared is not None and not declared.is_required:
            Preference.objects.update_or_create(
                user_id=user_id, kind=kind, defaults={"way": Way(way).value}
            )
    DigestWish.objects.update_or_create(
        user_id=user_id, defaults={"rhythm": Rhythm(rhythm).value}
    )


def send_digests(*, now) -> int:
    """Send the digests whose morning has come, and count them. Safe to repeat."""
    waiting = set(
        Notification.objects.undigested(now).values_list("user_id", flat=True)
    )
    made = 0
    for user_id, reader in addressees.find(waiting).items():
        made += send_digest(user_id, reader, now=now) is not None
    return made


@transaction.atomic
def send_digest(user_id, reader, *, now) -> Letter | None:
    """One letter with what a person has not read, once a period."""
    rhythm = rhythm_of(user_id)
    if rhythm == Rhythm.NEVER:
        return None
    zone = reader.zone or institution.current().time_zone
    morning = last_morning(now, zone=zone, rhythm=rhythm)
    due = Notification.objects.filter(user_id=user_id).undigested(morning)
    told = list(due.order_by("-id"))
    if not told:
        return None
    digest, is_new = Digest.objects.get_or_create(
        user_id=user_id, period_on=morning.date()
    )
    if not is_new:
        return None
    digest.letter = send(
        to=reader.email,
        template="letters/letters/digest",
        language=reader.language,
        context=_digest_values(told, user_id, reader),
        wish=Wish(user_id, DIGEST),
    )
    digest.save(update_fields=["letter"])
    due.filter(pk__in=[one.pk for one in told]).update(digested_at=timezone.now())
    return digest.letter


def _digest_values(told, user_id, reader) -> dict:
    language = reader.language
    lines = [
        f"— {sentence(one, language)}\n{link(one, language)}"
        for one in told[:MOST_IN_DIGEST]
    ]
    with translation.override(language):
        left = len(told) - MOST_IN_DIGEST
        if left > 0:
            lines.append(
                _("and %(count)s more among your notifications") % {"count": left}
            )
        everything = settings.PUBLIC_URL + reverse("letters:notifications")
    return {
        "name": reader.name,
        "list": "\n\n".join(lines),
        "link": everything,
        "unsubscribe": unsubscribe_url(user_id, DIGEST, language),
    }
