"""How the office speaks of news and pages, and what the journal's verbs mean."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.pages.models import News, Page


@dataclass(frozen=True)
class Words:
    """What is said on the office's pages of one model."""

    all: object
    archived: object
    new: object
    none: object
    none_text: object


WORDS = {
    News: Words(
        all=_("News"),
        archived=_("Archived news"),
        new=_("Write news"),
        none=_("No news yet"),
        none_text=_(
            "What is written here will also stand on the home page and in the feed."
        ),
    ),
    Page: Words(
        all=_("Pages"),
        archived=_("Archived pages"),
        new=_("Write a page"),
        none=_("No page of your own yet"),
        none_text=_(
            "Contacts, rules of a programme, a word of the rector: whatever has an address of its own."
        ),
    ),
}
VERBS = {
    "statement.made": _("A goal or a promise is added"),
    "statement.restated": _("A goal or a promise is reworded"),
    "news.written": _("The news is written"),
    "news.reworded": _("The news is edited"),
    "news.published": _("The news is published"),
    "news.withdrawn": _("The news is taken off the site"),
    "news.illustrated": _("The picture of the news is changed"),
    "news.archived": _("The news is archived"),
    "news.restored": _("The news is restored"),
    "page.written": _("The page is written"),
    "page.rewritten": _("The page is written anew"),
    "page.reworded": _("The page is edited"),
    "page.published": _("The page is published"),
    "page.withdrawn": _("The page is taken off the site"),
    "page.archived": _("The page is archived"),
    "page.restored": _("The page is restored"),
    "menu.extended": _("An entry is put into the menu"),
    "menu.changed": _("An entry of the menu is changed"),
    "menu.ordered": _("The menu is put into another order"),
    "menu.shortened": _("An entry is taken out of the menu"),
    "address.moved": _("An old address leads to a new one"),
    "address.closed": _("An old address leads nowhere any more"),
}


def labels() -> dict[str, object]:
    """What the columns are called in a history."""
    return {
        "title_ru": _("Title, in Russian"),
        "title_en": _("Title, in English"),
        "lead_ru": _("In two lines, in Russian"),
        "lead_en": _("In two lines, in English"),
        "body_ru": _("Text, in Russian"),
        "body_en": _("Text, in English"),
        "author_ru": _("Who wrote it, in Russian"),
        "author_en": _("Who wrote it, in English"),
        "slug": _("Last part of the address"),
        "slug_en": _("Last part of the address of the English page"),
        "image": _("Picture"),
        "published_from": _("Shown from"),
        "published_until": _("Shown until"),
        "is_archived": pgettext_lazy("state of a text", "Archived"),
    }


def menu_labels() -> dict[str, object]:
    return {
        "title_ru": _("Title, in Russian"),
        "title_en": _("Title, in English"),
        "address": _("Where it leads"),
        "place": _("Where it stands"),
        "is_shown": _("Shown in the menu"),
    }
