"""The menus for every page: the rooms' entries and the institution's own."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from mosty.pages import menus
from mosty.pages.models import MenuItem
from mosty.ui.bilingual import in_language


def menu(request):
    """`menu`, `footer_columns` and `footer_about`, read when a template asks."""
    return {
        "menu": SimpleLazyObject(lambda: main_menu(request)),
        "footer_columns": SimpleLazyObject(footer_columns),
        "footer_about": SimpleLazyObject(lambda: footer_about(request)),
    }


def main_menu(request):
    match = getattr(request, "resolver_match", None)
    here = match.view_name if match else ""
    rooms = [
        {"title": entry.title, "url": entry.url, "current": entry.is_current(here)}
        for entry in menus.main_entries()
    ]
    own = [item_of(item, request) for item in items(request, MenuItem.Place.MAIN)]
    return rooms + own


def footer_columns():
    return [
        {
            "title": column.title,
            "items": [{"title": title, "url": url} for title, url in column.links()],
        }
        for column in menus.footer_columns()
    ]


def footer_about(request):
    shipped = [
        (_("About"), "about"),
        (_("Accessibility"), "accessibility"),
        (_("Personal data"), "privacy"),
    ]
    rows = [
        {"title": title, "url": reverse("pages:page", kwargs={"slug": slug})}
        for title, slug in shipped
    ]
    own = items(request, MenuItem.Place.FOOTER)
    return rows + [item_of(item, request) for item in own]


def item_of(item, request):
    return {
        "title": in_language(item, "title").text,
        "url": item.address,
        "current": item.address == request.path,
    }


def items(request, place):
    """The institution's entries at a place, read once a request."""
    if not hasattr(request, "mosty_menu_items"):
        request.mosty_menu_items = list(MenuItem.objects.all())
    return [item for item in request.mosty_menu_items if item.place == place]
