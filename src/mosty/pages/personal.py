"""Persons on pages: who is printed as the author of news, who is named in texts."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.journal.changing import change
from mosty.pages.models import News, Page
from mosty.people.models import Purpose
from mosty.people.personal import (
    Erased,
    Kept,
    Provider,
    likely,
    register_publication,
    subject_of,
)
from mosty.people.personal import register as add
from mosty.people.redacting import is_named, patterns
from mosty.search.actions import index

LABELS = {
    "title": pgettext_lazy("personal data", "Name"),
    "author": _("Who wrote it"),
    "url": _("Address"),
}
AUTHOR = ("author_ru", "author_en")
NAMED = _("A text of the site names this person")
BODY = ("title_ru", "title_en", "body_ru", "body_en")


def written_by(subject) -> list[News]:
    """News under which the person is printed, put away ones too."""
    return named_in(subject, News, AUTHOR)


def named_in(subject, model, columns) -> list:
    looked_for = patterns(subject.named, is_theirs=False)
    found = model.objects.filter(likely(subject, *columns)).order_by("pk")
    return [
        one
        for one in found
        if any(is_named(getattr(one, name), looked_for) for name in columns)
    ]


def rows(subject) -> list[dict]:
    return [
        {"title": one.title_ru, "author": one.author_ru, "url": one.get_absolute_url()}
        for one in written_by(subject)
    ]


def take_off(subject, *, by) -> int:
    """Nobody is printed under the news any more."""
    written = written_by(subject)
    for news in written:
        row, _changes = change(
            news, dict.fromkeys(AUTHOR, ""), by=by, verb="news.reworded"
        )
        index(row)
    return len(written)


def hide_author(person, by) -> int:
    return take_off(subject_of(person), by=by)


def erase(subject, by):
    yield Erased(_("Author’s name under news"), take_off(subject, by=by))


def kept(subject):
    """What only a person can decide: names within texts, told with where they are."""
    for model in (News, Page):
        for text in named_in(subject, model, BODY):
            yield Kept(
                format_lazy(
                    "{words}: {address}", words=NAMED, address=text.get_absolute_url()
                ),
                _("Texts are not changed by themselves: an editor looks at this one."),
            )


def register() -> None:
    title = pgettext_lazy("personal data", "News")
    add(Provider("pages", title, rows, LABELS, erase=erase, kept=kept))
    register_publication(Purpose.NAME, hide_author)
