"""When visitors see a text, with which picture, and when no more."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.changing import change
from mosty.pages.models import News
from mosty.pages.states import State
from mosty.search.actions import index


class EndsBefore(Refused):
    message = _("The end is before the beginning. Choose a later moment for the end.")


class NothingToShow(Refused):
    message = _("There is no text yet. Write it in Russian first, then publish.")


def publish(text, *, at, until=None, by=None):
    """Show the text from the moment `at`, until `until` where it is given.

    Raises `EndsBefore` and `NothingToShow`. Page caches are emptied at the commit,
    and again at each of both moments.
    """
    if until is not None and until <= at:
        raise EndsBefore(text)
    if not (text.title_ru and text.body_ru):
        raise NothingToShow(text)
    values = {"published_from": at, "published_until": until}
    return _write(text, values, "published", by=by)


@transaction.atomic
def withdraw(text, *, at, by=None):
    """Take a page or a piece of news off the site at the moment `at`."""
    text = type(text).objects.select_for_update().get(pk=text.pk)
    state = text.state(at)
    if state in {State.DRAFT, State.ENDED}:
        return text
    if state == State.PUBLISHED and text.published_from < at:
        values = {"published_until": at}
    else:
        values = {"published_from": None, "published_until": None}
    return _write(text, values, "withdrawn", by=by)


def archive(text, *, by=None):
    """Put away: off the site and out of the lists; `restore` brings it back."""
    return _write(text, {"is_archived": True}, "archived", by=by)


def restore(text, *, by=None):
    """Bring back what was archived, with the times it had."""
    return _write(text, {"is_archived": False}, "restored", by=by)


def illustrate(news: News, image, *, by=None) -> News:
    """Put a picture over a piece of news; None takes it off."""
    return _write(news, {"image": image}, "illustrated", by=by)


@transaction.atomic
def _write(text, values, done, *, by):
    verb = f"{text._meta.model_name}.{done}"
    row, changes = change(text, values, by=by, verb=verb)
    if changes:
        index(row)
    return row
