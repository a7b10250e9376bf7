"""The menus for every page: the rooms' entries and the institution's own."""

from functools import cache, lru_cache, partial

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from mosty.journal import snapshots
from mosty.pages import menus
from mosty.pages.menus import Link
from mosty.pages.models import MenuItem
from mosty.ui.bilingual import in_language

kept = snapshots.Kept(
    lambda: list(MenuItem.objects.filter(is_shown=True)), snapshots.tables_of(MenuItem)
)


def menu(request):
    """`menu`, `footer_columns` and `footer_about`: a template calls what it names."""
    return {
        "menu": partial(main_menu, request),
        "footer_columns": footer_columns,
        "footer_about": partial(footer_about, request),
    }


def main_menu(request) -> tuple[Link, ...]:
    match = getattr(request, "resolver_match", None)
    here = match.view_name if match else ""
    rooms = [
        link._replace(current=True) if entry.is_current(here) else link
        for entry, link in menus.rooms_in(get_language())
    ]
    own = [link_of(item, request.path) for item in items(request, MenuItem.Place.MAIN)]
    return (*rooms, *own)


def footer_columns():
    return menus.columns_in(get_language())


def footer_about(request) -> tuple[Link, ...]:
    own = items(request, MenuItem.Place.FOOTER)
    return (*shipped_in(get_language()), *map(link_of, own))


@cache
def shipped_in(_language) -> list[Link]:
    """The pages that come with every site, in the language, which is the current one."""
    shipped = [
        (_("About"), "about"),
        (_("Accessibility"), "accessibility"),
        (_("Personal data"), "privacy"),
    ]
    return [
        Link(title, reverse("pages:page", kwargs={"slug": slug}))
        for title, slug in shipped
    ]


def link_of(item, here="") -> Link:
    title = in_language(item, "title").text
    address = in_tongue(item.address, get_language())
    return Link(title, address, address == here)


@lru_cache(maxsize=512)
def in_tongue(address, language) -> str:
    """An address of this site among the pages of the language, any other as it is."""
    if not address.startswith("/"):
        return address
    with override(settings.LANGUAGE_CODE):
        return translate_url(address, language)


def items(request, place) -> list[MenuItem]:
    """The institution's entries at a place, read once a request at most."""
    if not hasattr(request, "mosty_menu_items"):
        request.mosty_menu_items = kept.value(snapshots.of(request))
    return [item for item in request.mosty_menu_items if item.place == place]
