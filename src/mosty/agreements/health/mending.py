"""Where a fault is mended that only the agreement itself can tell: a seat, a deed."""

from django.urls import reverse

from mosty.activities.models import State
from mosty.agreements.models import AgreementActivity, Party
from mosty.ui.addresses import numbered

OF_SEATS = ("party_twice", "authority")
OF_DEEDS = "runs_after_end"
Addresses = dict[tuple[str, int], str]


def addresses(first: dict[str, tuple[int, ...]], rows) -> Addresses:
    """By check and agreement, for those of `first`; what is not here has no own page."""
    return {
        **at_seats({name: first.get(name, ()) for name in OF_SEATS}),
        **at_deeds(first.get(OF_DEEDS, ())),
        **at_partners(first.get("region", ()), rows),
    }


def at_seats(wanted) -> Addresses:
    keys = {key for some in wanted.values() for key in some}
    seats: dict[int, list[Party]] = {}
    if keys:
        rows = Party.objects.filter(agreement__in=keys).order_by("pk")
        for seat in rows.select_related("organisation"):
            seats.setdefault(seat.agreement_id, []).append(seat)
    found = {}
    for name, ask in (("party_twice", twice_seated), ("authority", unfounded)):
        for key in wanted[name]:
            if seat := ask(seats.get(key, ())):
                url = reverse("agreements_office:party", args=[key, seat.pk])
                found[name, key] = url + PLACES[name]
    return found


PLACES = {"party_twice": "", "authority": "#id_authority"}


def twice_seated(seats) -> Party | None:
    """The later of two with one name, or a partner that bears ours."""
    partners = [one for one in seats if not one.organisation.is_ours]
    names = set()
    for seat in partners:
        name = seat.name_at_signing.lower()
        if name and name in names:
            return seat
        names.add(name)
    return partners[-1] if partners else None


def unfounded(seats) -> Party | None:
    return next((one for one in seats if not one.authority), None)


def at_deeds(keys) -> Addresses:
    """The first thing under each that is not finished."""
    if not keys:
        return {}
    links = AgreementActivity.objects.filter(
        agreement__in=keys,
        activity__state__in=(State.PLANNED, State.RUNNING),
        activity__is_archived=False,
    ).order_by("-activity")
    return {
        (OF_DEEDS, agreement): reverse("agreements_office:deed", args=[activity])
        for agreement, activity in links.values_list("agreement", "activity")
    }


def at_partners(keys, rows) -> Addresses:
    """The partner's own region, where that is what is not known."""
    found = {}
    for key in keys:
        partner = rows[key].counterpart if key in rows else None
        if partner is not None and partner.region_id is None:
            url = numbered("partners_office:edit", pk=partner.pk)
            found["region", key] = f"{url}#id_region"
    return found
