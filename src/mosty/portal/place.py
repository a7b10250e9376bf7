"""What is done with one country or region."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.activities.places import done_in
from mosty.activities.queries import by_kind
from mosty.agreements.models import Agreement
from mosty.agreements.panels import table_of
from mosty.agreements.partner import with_partner
from mosty.agreements.shown import with_shown
from mosty.partners.headings import full_name, short_name
from mosty.partners.models import Organisation
from mosty.places.drawing import MapPin
from mosty.places.models import Country
from mosty.portal import wording
from mosty.ui.bilingual import in_language

SHOWN = 50


def context_of(place, *, user, on) -> dict:
    """Agreements, partners and activities of a country or region, for its page."""
    column = "country" if isinstance(place, Country) else "region"
    agreements = Agreement.objects.visible_to(user).filter(**{column: place})
    partners = partners_of(place, column, user=user)
    activities = done_in(place, column, user=user)
    rows = with_shown(with_partner(agreements)).order_by("register_number")
    shown = list(rows[:SHOWN])
    seats = list(partners[:SHOWN])
    numbers = (agreements.count(), partners.count(), activities.count())
    return {
        "place": place,
        "over": _("Country") if column == "country" else _("Region of Russia"),
        "lede": lede(*numbers),
        "codes": getattr(place, "numeric", "") and f"{place.code}, {place.numeric}",
        "is_country": column == "country",
        "agreements": numbers[0],
        "table": table_of(shown, caption=_("Agreements"), user=user, on=on)
        if shown
        else None,
        "partners": called(seats),
        "partners_total": numbers[1],
        "groups": by_kind(activities),
        "activities": numbers[2],
        "pins": pins(seats),
        "regions": regions_of(place, user) if column == "country" else [],
    }


def called(organisations) -> list[tuple[Organisation, str]]:
    """Each with its short name, or the full one where two would be called alike."""
    short = [short_name(one) for one in organisations]
    return [
        (one, name if short.count(name) == 1 else full_name(one))
        for one, name in zip(organisations, short, strict=True)
    ]


def lede(agreements, partners, activities) -> str:
    """What there is, in one sentence."""
    said = []
    if agreements:
        said.append(wording.agreements(agreements))
    if partners:
        words = ngettext("%(count)s partner", "%(count)s partners", partners)
        said.append(words % {"count": partners})
    if activities:
        said.append(wording.activities(activities))
    return ", ".join(said)


def partners_of(place, column, *, user):
    """Visible organisations of the place, by name."""
    visible = Organisation.objects.visible_to(user)
    return visible.filter(is_ours=False, **{column: place}).by_name()


def regions_of(country, user):
    """Units of the country in which partners are."""
    seats = Organisation.objects.visible_to(user).filter(is_ours=False)
    return (
        country.region_set.annotate(
            partners=Count("organisations", filter=Q(organisations__in=seats))
        )
        .filter(partners__gt=0)
        .order_by("sort_ru")
    )


def pins(organisations) -> list[MapPin]:
    return [
        MapPin(
            one.longitude,
            one.latitude,
            in_language(one, "name").text,
            one.get_absolute_url(),
        )
        for one in organisations
        if one.latitude is not None
    ]
