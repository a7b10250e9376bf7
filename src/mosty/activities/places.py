"""Where things are done: one question for the figures, the map and each page.

An activity is done with the places that it names, and with the place of every
partner that takes part in it.
"""

from collections import Counter

from django.db.models import Count, Exists, OuterRef, Q

from mosty.activities.models import Activity, Participation
from mosty.partners.models import Organisation

NAMED = {
    "country": Activity.countries.through.objects,
    "region": Activity.regions.through.objects,
}


def done_in(place, column, *, user):
    """Visible activities of a place; `column` is `country` or `region`."""
    named, taking_part = ties(column, user)
    by_name = named.filter(**{column: place}).values("activity")
    by_partner = taking_part.filter(**{f"organisation__{column}": place})
    found = Q(pk__in=by_name) | Q(pk__in=by_partner.values("activity"))
    return Activity.objects.filter(found)


def counts(column, *, user) -> Counter:
    """How many activities `done_in` finds for the code of each place, in one query."""
    named, taking_part = ties(column, user)
    seat = f"organisation__{column}"
    is_named = NAMED[column].filter(
        activity=OuterRef("activity"), **{column: OuterRef(seat)}
    )
    unnamed = taking_part.exclude(**{seat: None}).exclude(Exists(is_named))
    told = counted(named, column).union(counted(unnamed, seat), all=True)
    tally = Counter()
    for code, number in told:
        tally[code] += number
    return tally


def counted(links, column):
    return links.values_list(column).annotate(Count("activity", distinct=True))


def ties(column, user):
    """What ties visible activities to places: names of places, and participations."""
    visible = Activity.objects.visible_to(user).values("pk")
    partners = Organisation.objects.visible_to(user).filter(is_ours=False)
    return (
        NAMED[column].filter(activity__in=visible),
        Participation.objects.filter(
            activity__in=visible, organisation__in=partners.values("pk")
        ).order_by(),
    )
