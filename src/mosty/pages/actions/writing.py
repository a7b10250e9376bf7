"""Writing and rewording news and pages, and the addresses where they stand."""

from contextlib import contextmanager
from itertools import chain, count

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.pages.actions.moving import move_page
from mosty.pages.actions.publishing import EndsBefore
from mosty.pages.models import News, Page
from mosty.pages.richtext import untold_pictures
from mosty.pages.slugs import slug_of
from mosty.pages.tidying import tidy
from mosty.search.actions import index


class BadAddress(Refused):
    message = _(
        "Write the address in Latin letters, digits and hyphens, like contacts."
    )


class TakenAddress(Refused):
    message = _("Another page stands at this address. Choose another and try again.")


class UntoldPicture(Refused):
    message = _(
        "A picture in the text has no words for those who do not see it. Say what it "
        "shows, or mark it as a decoration."
    )


@transaction.atomic
def write_news(title_ru, body_ru, *, by=None, slug="", **fields) -> News:
    """Write a piece of news; without `published_from` it stays a draft.

    `fields` are further columns: title_en, lead_ru, published_from … The bodies
    keep only what `richtext` allows. Without a slug it is made of the title.
    """
    slug = slug or free_slug(News, title_ru)
    _refuse_taken(News(), slug, fields.get("slug_en", ""))
    columns = cleaned({"title_ru": title_ru, "body_ru": body_ru, **fields})
    with own_address():
        news = News.objects.create(slug=slug, **columns)
    record("news.written", news, by=by)
    index(news)
    return news


@transaction.atomic
def write_page(slug, title_ru, body_ru, *, by=None, **fields) -> Page:
    """Write the page at the address `slug`; the one that stands there is rewritten.

    A rewritten page keeps the columns that `fields` does not name.
    """
    _refuse_foreign(slug)
    standing = Page.objects.filter(slug=slug).first()
    _refuse_taken(standing or Page(), slug, fields.get("slug_en", ""))
    columns = cleaned({"title_ru": title_ru, "body_ru": body_ru, **fields})
    with own_address():
        page, is_new = Page.objects.update_or_create(slug=slug, defaults=columns)
    record("page.written" if is_new else "page.rewritten", page, by=by)
    index(page)
    return page


@transaction.atomic
def add_page(*, by, slug, title_ru, body_ru, **fields) -> Page:
    """Write a new page; raises `TakenAddress` where another one stands."""
    _refuse_taken(Page(), slug, fields.get("slug_en", ""))
    return write_page(slug, title_ru, body_ru, by=by, **fields)


@transaction.atomic
def reword(text, *, by=None, expected=None, **fields):
    """Change the named columns of a page or of a piece of news.

    At a changed address of what was published the old one leads to the new one.
    Raises `BadAddress`, `TakenAddress`, `UntoldPicture`; `ChangedMeanwhile` where the
    columns no longer hold what is `expected`.
    """
    slugs = [fields.get(name, getattr(text, name)) for name in ("slug", "slug_en")]
    if fields.keys() & {"slug", "slug_en"}:
        if isinstance(text, Page):
            _refuse_foreign(slugs[0])
        _refuse_taken(text, *slugs)
    before = type(text).objects.get(pk=text.pk)
    verb = f"{text._meta.model_name}.reworded"
    with own_address():
        row, changes = change(
            text, cleaned(fields), by=by, verb=verb, expected=expected
        )
    if changes.keys() & {"slug", "slug_en"} and row.published_from is not None:
        for language in ("ru", "en"):
            old, new = (address_in(one, language) for one in (before, row))
            move_page(old, new, by=by)
    if changes:
        index(row)
    return row


def bring_back(text, values: dict, *, by):
    """Write former values back, as the journal keeps them; or `EndsBefore`."""
    since = values.get("published_from", text.published_from)
    until = values.get("published_until", text.published_until)
    if since and until and until <= since:
        raise EndsBefore(text)
    return reword(text, by=by, **values)


@contextmanager
def own_address():
    """Two who take one address at once: the second is told so."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = getattr(error.__cause__.diag, "constraint_name", "") or ""
        if "slug" in constraint or "address" in constraint:
            raise TakenAddress from error
        raise


def address_in(text, language) -> str:
    with override(language):
        return text.get_absolute_url()


def _refuse_foreign(slug):
    """The address must be one that no room answers at."""
    with override(settings.LANGUAGE_CODE):
        try:
            match = resolve(f"/{slug}/")
        except Resolver404 as error:
            raise BadAddress from error
    if match.view_name != "pages:page":
        raise TakenAddress


def _refuse_taken(text, slug, slug_en):
    """Each address leads to one text, whichever language it was made for."""
    others = type(text).objects.exclude(pk=text.pk)
    if any(others.at(one).exists() for one in (slug, slug_en) if one):
        raise TakenAddress


def cleaned(fields: dict) -> dict:
    """The columns of a text with its bodies tidied; `UntoldPicture` is raised."""
    columns = {
        name: tidy(value) if name.startswith("body_") else value
        for name, value in fields.items()
    }
    if any(untold_pictures(columns.get(name, "")) for name in ("body_ru", "body_en")):
        raise UntoldPicture
    return columns


def free_slug(model, title) -> str:
    """An address in Latin letters made of the title that no other text has."""
    stem = slug_of(title)
    slugs = model.objects.values_list("slug", "slug_en")
    taken = set(chain.from_iterable(slugs.filter(slug__startswith=stem)))
    taken |= set(chain.from_iterable(slugs.filter(slug_en__startswith=stem)))
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(slug for slug in chain([stem], numbered) if slug not in taken)
