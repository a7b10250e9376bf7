"""What is done with one country or region."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.activities.models import Activity
from mosty.activities.queries import by_kind
from mosty.agreements.models import Agreement
from mosty.agreements.panels import table_of
from mosty.agreements.partner import with_partner
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
    activities = Activity.objects.visible_to(user).filter(
        pk__in=active(column, place, user)
    )
    shown = list(with_partner(agreements).order_by("register_number")[:SHOWN])
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
        "partners": seats,
        "partners_total": numbers[1],
        "groups": by_kind(activities),
        "activities": numbers[2],
        "pins": pins(seats),
        "regions": regions_of(place, user) if column == "country" else [],
    }


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
    """Visible organisations of the place, each with its number of agreements."""
    visible = Agreement.objects.visible_to(user)
    bound = Count("parties", filter=Q(parties__agreement__in=visible), distinct=True)
    return (
        Organisation.objects.visible_to(user)
        .filter(is_ours=False, **{column: place})
        .annotate(bound=bound)
        .by_name()
    )


def active(column, place, user):
    """Activities that name the place, or in which one of its organisations takes part."""
    named = {"country": "countries", "region": "regions"}[column]
    partners = Organisation.objects.visible_to(user).filter(
        is_ours=False, **{column: place}
    )
    found = Q(**{named: place}) | Q(participations__organisation__in=partners)
    return Activity.objects.filter(found).values("pk")


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
