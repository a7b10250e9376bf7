"""What the register's own filters let pass, for figures and for what was done under it."""

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from mosty.activities.models import Activity, State
from mosty.agreements import periods
from mosty.agreements.models import Agreement, AgreementActivity
from mosty.agreements.register import REGISTER
from mosty.agreements.slices import Slice, period_named, within
from mosty.listings.asked import Asked, understood
from mosty.listings.listing import Viewing

NOT_DONE = (State.PLANNED, State.CANCELLED)


def narrowed(narrowing: Asked, viewing: Viewing):
    """The agreements that a reader sees and that every filter lets pass."""
    rows = Agreement.objects.visible_to(viewing.user)
    for one in REGISTER.filters:
        reading = narrowing.readings[one.name]
        if not reading:
            continue
        if hasattr(one, "dimension"):
            rows = rows.alias(**{one.column: one.dimension(viewing)})
        rows = rows.filter(one.narrowed(reading, viewing))
    return rows


def under_named(key, on) -> str:
    return _("Under the chosen agreements")


def under(key, viewing) -> Q:
    """What was done under the agreements that an address of the register shows."""
    narrowing = understood(REGISTER, QueryDict(key), viewing)
    papers = narrowed(narrowing, viewing).order_by().values("pk")
    links = AgreementActivity.objects.filter(agreement__in=papers).order_by()
    return Q(pk__in=links.values("activity"))


def begun_in(key, viewing) -> Q:
    """By its first day; of one known to the year alone only whole years tell."""
    period = periods.understood(key, on=viewing.on)
    wanted = within("starts_on", period)
    return wanted if period.is_year else wanted & ~Q(starts_precision="year")


def done_in(key, viewing) -> Q:
    return begun_in(key, viewing) & ~Q(state__in=NOT_DONE) & Q(is_archived=False)


def planned_in(key, viewing) -> Q:
    return begun_in(key, viewing) & Q(state=State.PLANNED, is_archived=False)


DEED_SLICES = (
    Slice("under", "", under_named, under, Activity),
    Slice(
        "done_in",
        "",
        period_named(lambda: _("Done in: %(period)s")),
        done_in,
        Activity,
    ),
    Slice(
        "planned_in",
        "",
        period_named(lambda: _("Planned in: %(period)s")),
        planned_in,
        Activity,
    ),
)
