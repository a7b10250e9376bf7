"""For whom somebody may enter pupils, and which lists they may see."""

from dataclasses import dataclass

from django.db.models import Q

from mosty.access.roles import Role
from mosty.olympiad.models import Edition, Entrant, Quota, Registration
from mosty.olympiad.rules import may_enter_for_all
from mosty.partners.models import Organisation
from mosty.ui.bilingual import in_language

By = Registration.By
ROLES = {By.SCHOOL: Role.SCHOOL_COORDINATOR, By.PARTNER: Role.PARTNER_COORDINATOR}


@dataclass(frozen=True)
class Seat:
    """A school or a partner for which a signed-in person enters pupils."""

    how: str
    organisation: Organisation

    @property
    def key(self) -> str:
        return f"{self.how}:{self.organisation.pk}"

    @property
    def name(self) -> str:
        return in_language(self.organisation, "name").text


def seats_of(user) -> list[Seat]:
    """Schools and partners that the roles of a person name."""
    keys = {how: numbers_in(user.scopes_of(role)) for how, role in ROLES.items()}
    wanted = set().union(*keys.values())
    found = {one.pk: one for one in Organisation.objects.filter(pk__in=wanted)}
    return [
        Seat(how, found[key])
        for how, own in keys.items()
        for key in sorted(own)
        if key in found
    ]


def numbers_in(scopes) -> set[int]:
    keys = (scope.partition(":")[2] for scope in scopes)
    return {int(key) for key in keys if key.isdigit()}


def lists_of(user):
    """The lists that somebody may see: the office all, others their own."""
    rows = Registration.objects.select_related("edition__activity", "organisation")
    if may_enter_for_all(user):
        return rows
    own = Q(pk=None)
    for seat in seats_of(user):
        own |= Q(by=seat.how, organisation=seat.organisation)
    return rows.filter(own)


@dataclass(frozen=True)
class Standing:
    """A partner's quota and what of it is used."""

    quota: Quota
    used: int

    @property
    def left(self) -> int:
        return max(self.quota.most - self.used, 0)


def standings(edition: Edition) -> list[Standing]:
    """Quotas of an edition with their use, in two questions."""
    entered = Entrant.objects.filter(
        edition=edition, is_withdrawn=False, registration__by=By.PARTNER
    ).values_list("registration__organisation", flat=True)
    numbers: dict[int, int] = {}
    for key in entered:
        numbers[key] = numbers.get(key, 0) + 1
    quotas = edition.quotas.select_related("organisation")
    return [
        Standing(one, numbers.get(one.organisation_id, 0))
        for one in quotas.order_by("organisation__sort_ru")
    ]
