"""Everything that writes the institution's own words."""

from itertools import chain, count

from django.conf import settings
from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.access.refusals import Refused
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.pages.models import MenuItem, News, Page, Redirect, Statement
from mosty.pages.richtext import clean
from mosty.pages.slugs import slug_of
from mosty.search.actions import index

NOTHING = Source()


class BadAddress(Refused):
    message = _(
        "Write the address in Latin letters, digits and hyphens, like contacts."
    )


class TakenAddress(Refused):
    message = _("Another page stands at this address. Choose another and try again.")


class BadMenuAddress(Refused):
    message = _(
        "Write an address of this site that begins with one slash, like /contacts/, "
        "or a whole one that begins with https://."
    )


class BadPath(Refused):
    message = _(
        "Write both addresses from one slash on, like /contacts/, and not the same "
        "twice."
    )


class LeadsBack(Refused):
    message = _(
        "The new address leads back to the old one. Look at `mosty redirect list`."
    )


@transaction.atomic
def state(kind, text_ru, *, by=None, source=NOTHING, **fields) -> Statement:
    """Add a goal or a promise of the institution."""
    statement = Statement.objects.create(
        kind=kind, text_ru=text_ru, **fields, **source.fields()
    )
    record("statement.made", statement, by=by)
    return statement


@transaction.atomic
def restate(statement, *, by=None, **fields) -> Statement:
    """Change the named columns of a statement."""
    statement = Statement.objects.select_for_update().get(pk=statement.pk)
    for field, value in fields.items():
        setattr(statement, field, value)
    statement.save(update_fields=list(fields))
    record("statement.restated", statement, by=by, detail={"fields": sorted(fields)})
    return statement


@transaction.atomic
def write_news(title_ru, body_ru, *, by=None, slug="", **fields) -> News:
    """Write a piece of news; without `published_from` it stays a draft.

    `fields` are further columns: title_en, lead_ru, published_from … The bodies
    keep only what `richtext` allows.
    """
    address = slug or free_slug(News, title_ru)
    if News.objects.filter(slug=address).exists():
        raise TakenAddress
    news = News.objects.create(
        slug=address, title_ru=title_ru, **cleaned(body_ru, fields)
    )
    record("news.written", news, by=by)
    index(news)
    return news


@transaction.atomic
def write_page(slug, title_ru, body_ru, *, by=None, **fields) -> Page:
    """Write the page at the address `slug`; the one that stands there is rewritten.

    A rewritten page keeps the columns that `fields` does not name.
    """
    _refuse_foreign(slug)
    columns = {"title_ru": title_ru, **cleaned(body_ru, fields)}
    page, is_new = Page.objects.update_or_create(slug=slug, defaults=columns)
    record("page.written" if is_new else "page.rewritten", page, by=by)
    index(page)
    return page


@transaction.atomic
def reword(text, *, by=None, **fields):
    """Change the named columns of a page or of a piece of news."""
    text = type(text).objects.select_for_update().get(pk=text.pk)
    for name, value in fields.items():
        setattr(text, name, clean(value) if name.startswith("body_") else value)
    text.save()
    verb = f"{text._meta.model_name}.reworded"
    record(verb, text, by=by, detail={"fields": sorted(fields)})
    index(text)
    return text


@transaction.atomic
def withdraw(text, *, at, by=None):
    """Take a page or a piece of news off the site at the moment `at`."""
    text = type(text).objects.select_for_update().get(pk=text.pk)
    if text.published_from is None or text.published_from >= at:
        text.published_from = text.published_until = None
    else:
        text.published_until = at
    text.save(update_fields=["published_from", "published_until", "changed_at"])
    record(f"{text._meta.model_name}.withdrawn", text, by=by)
    index(text)
    return text


@transaction.atomic
def put_into_menu(title_ru, address, *, by=None, **fields) -> MenuItem:
    """Add an entry; `fields` are title_en, place, position.

    Raises `BadMenuAddress` for what is no address of a page.
    """
    if not (is_path(address) or address.startswith("https://")):
        raise BadMenuAddress
    item = MenuItem.objects.create(title_ru=title_ru, address=address, **fields)
    record("menu.extended", item, by=by)
    return item


@transaction.atomic
def take_out_of_menu(item, *, by=None) -> None:
    record("menu.shortened", item, by=by)
    item.delete()


@transaction.atomic
def lead_on(old_path, new_path, *, by=None) -> Redirect:
    """Lead an old address to a new one of this house.

    Raises `BadPath`, or `LeadsBack` if visitors would go in a circle.
    """
    if not (is_path(old_path) and is_path(new_path)) or old_path == new_path:
        raise BadPath
    onward = dict(Redirect.objects.values_list("old_path", "new_path"))
    step = new_path
    while step in onward:
        step = onward.pop(step)
        if step == old_path:
            raise LeadsBack
    moved, _is_new = Redirect.objects.update_or_create(
        old_path=old_path, defaults={"new_path": new_path}
    )
    record("address.moved", moved, by=by)
    return moved


def is_path(address: str) -> bool:
    """Whether it is an address of this site without the site."""
    is_ours = address.startswith("/") and address[1:2] not in {"/", "\\"}
    return is_ours and address.isprintable()


def _refuse_foreign(slug):
    """The address must be one that no room answers at."""
    with override(settings.LANGUAGE_CODE):
        try:
            match = resolve(f"/{slug}/")
        except Resolver404 as error:
            raise BadAddress from error
    if match.view_name != "pages:page":
        raise TakenAddress


def cleaned(body_ru, fields) -> dict:
    """The columns of a text with its bodies cleaned."""
    bodies = {"body_ru": body_ru, **fields}
    return {
        name: clean(value) if name.startswith("body_") else value
        for name, value in bodies.items()
    }


def free_slug(model, title) -> str:
    """An address in Latin letters made of the title that no other text has."""
    stem = slug_of(title)
    taken = set(
        model.objects.filter(slug__startswith=stem).values_list("slug", flat=True)
    )
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(slug for slug in chain([stem], numbered) if slug not in taken)
