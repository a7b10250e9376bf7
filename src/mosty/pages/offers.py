"""What the room brings to the office: places, tasks, beginnings, histories."""

from django.db.models import F, Func, UUIDField
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.desk import (
    Beginning,
    FirstStep,
    Group,
    Place,
    offer_beginning,
    offer_first_step,
    offer_place,
    offer_task,
)
from mosty.documents import uses
from mosty.journal.kinds import Kind, register_kind, say
from mosty.listings.office.declaring import offer as offer_listing
from mosty.pages import actions, desk, wording
from mosty.pages.models import MenuItem, News, Page
from mosty.pages.moved import MOVED
from mosty.pages.register import NEWS, NEWS_AWAY, PAGES, PAGES_AWAY
from mosty.pages.rules import may_write


def register() -> None:
    offer_places()
    offer_beginnings()
    offer_task("texts", desk.tasks)
    say(wording.VERBS)
    uses.register(uses_of)
    uses.register_mentions(shown_in_texts)
    for listing in (NEWS, NEWS_AWAY, PAGES, PAGES_AWAY, MOVED):
        offer_listing(listing)
    keep_histories()


def offer_places() -> None:
    for title, url_name, order in (
        (_("News"), "pages_office:news_list", 10),
        (_("Pages"), "pages_office:page_list", 20),
        (_("Menus"), "pages_office:menus", 30),
        (_("Moved addresses"), "pages_office:redirects", 40),
    ):
        offer_place(Place(Group.SITE, title, url_name, may_write, order=order))


def offer_beginnings() -> None:
    for title, url_name, order in (
        (pgettext_lazy("beginning", "News item"), "pages_office:news_add", 40),
        (pgettext_lazy("beginning", "Page"), "pages_office:page_add", 50),
    ):
        offer_beginning(Beginning(title, url_name, may_write, order=order))
    offer_first_step(
        FirstStep(
            _("Publish your first news"),
            _("In two languages, with a picture: it stands on the home page at once."),
            "pages_office:news_add",
            may_write,
            is_done=is_anything_published,
            order=70,
        )
    )


def is_anything_published() -> bool:
    return News.objects.exclude(published_from=None).exists()


def keep_histories() -> None:
    for model in (News, Page):
        register_kind(
            Kind(
                model=model,
                rule=may_write,
                labels=wording.labels,
                restore=actions.bring_back,
                address=record_of,
            )
        )
    register_kind(
        Kind(
            model=MenuItem,
            rule=may_write,
            labels=wording.menu_labels,
            restore=actions.change_menu_item,
            address=lambda item: reverse("pages_office:menus"),
        )
    )


def record_of(text) -> str:
    name = text._meta.model_name
    return reverse(f"pages_office:{name}_record", kwargs={"pk": text.pk})


def uses_of(document, user) -> list[uses.Use]:
    """The news over which a picture stands, for those who write news."""
    if not may_write(user):
        return []
    rows = News.objects.visible_to(user).filter(image__document_id=document.pk)
    return [uses.Use(one.title_ru, record_of(one), _("News")) for one in rows]


def shown_in_texts() -> list:
    """The keys of files whose addresses stand in news and pages."""
    return [
        model.objects.filter(**{f"{body}__contains": "/documents/"})
        .order_by()
        .values(shown=FilesIn(F(body)))
        for model in (News, Page)
        for body in ("body_ru", "body_en")
    ]


class FilesIn(Func):
    """The key of each file whose address stands in a text; a row for each."""

    template = (
        "(regexp_matches(%(expressions)s, '/documents/([0-9a-f-]{36})/', 'g'))[1]::uuid"
    )
    output_field = UUIDField()
