"""How countries, regions and the pages that are always there are found."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from mosty.pages.models import Page
from mosty.pages.shipped import SHIPPED
from mosty.places.models import Country, Region
from mosty.portal.figures import places_shown
from mosty.search.actions import index_many, keep_found
from mosty.search.kinds import KINDS, Doc, Kind, accompany, register_kind


@dataclass(frozen=True)
class Standing:
    """A page that is always there; `about` are words by which it is looked for."""

    pk: str
    title: object
    about: object
    url_name: str
    slug: str = ""


ABOUT = {
    "about": _("Contacts: postal address, e-mail, telephone; whose site this is"),
    "accessibility": _("Statement of accessibility; version for the visually impaired"),
    "privacy": _("Policy of personal data processing, 152-FZ; cookies"),
}
OWN = (
    Standing(
        "register",
        _("Agreements and contracts"),
        _("Register of agreements"),
        "agreements:register",
    ),
    Standing("map", _("Map"), _("Map of partners"), "portal:map"),
    Standing(
        "countries", _("Countries and regions"), _("Geography"), "portal:countries"
    ),
    Standing(
        "data",
        _("Open data"),
        _("Download tables: CSV, JSON, XLSX; calendar, RSS feeds"),
        "portal:data",
    ),
)


def standing_pages() -> list[Standing]:
    """Those of the rooms, and those shipped ones that the institution did not write."""
    written = Page.objects.published(timezone.now()).filter(slug__in=SHIPPED)
    slugs = set(written.values_list("slug", flat=True))
    shipped = [
        Standing(slug, one.title, ABOUT.get(slug, ""), "pages:page", slug)
        for slug, one in SHIPPED.items()
        if slug not in slugs
    ]
    return [*shipped, *OWN]


def doc_of_page(page):
    said = {}
    for language in ("ru", "en"):
        with override(language):
            said[f"title_{language}"] = str(page.title)
            said[f"body_{language}"] = str(page.about)
    kwargs = {"slug": page.slug} if page.slug else {}
    return Doc(url_name=page.url_name, url_kwargs=kwargs, **said)


def doc_of_place(place, *, url_name):
    official_ru = getattr(place, "official_ru", "")
    official_en = getattr(place, "official_en", "")
    return Doc(
        title_ru=place.name_ru,
        title_en=place.name_en,
        subtitle_ru=official_ru if official_ru != place.name_ru else "",
        subtitle_en=official_en if official_en != place.name_en else "",
        url_name=url_name,
        url_kwargs={"code": place.code.lower()},
    )


def countries():
    """Those whose page has something for a visitor."""
    shown = places_shown("country", user=AnonymousUser())
    return Country.objects.filter(code__in=shown)


def regions():
    shown = places_shown("region", user=AnonymousUser())
    return Region.objects.filter(code__in=shown)


def refresh():
    """Find the places in which there is something now, and no others."""
    for name in ("country", "region", "standing"):
        if name in KINDS:
            keep_found(KINDS[name], KINDS[name].things())


def lay_out():
    """Find all of it, the standing pages by their present titles."""
    index_many(standing_pages())
    refresh()


def register():
    register_kind(
        Kind(
            name="country",
            model=Country,
            label=pgettext_lazy("search", "Countries"),
            icon="pin",
            build=lambda one: doc_of_place(one, url_name="portal:country"),
            things=countries,
            weight=3.0,
        )
    )
    register_kind(
        Kind(
            name="region",
            model=Region,
            label=pgettext_lazy("search", "Regions"),
            icon="pin",
            build=lambda one: doc_of_place(one, url_name="portal:region"),
            things=regions,
            weight=3.0,
        )
    )
    register_kind(
        Kind(
            name="standing",
            model=Standing,
            label=pgettext_lazy("search", "About the site"),
            icon="document",
            build=doc_of_page,
            things=standing_pages,
            weight=0.9,
            is_fixed=True,
        )
    )
    accompany("portal", refresh)
