"""Demands to destroy data, with the day that the law gives for the answer."""

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mosty.listings.filters import Choice, Years, one_of, sorted_out
from mosty.listings.listing import Empty, Way
from mosty.listings.office.cells import (
    actor_cell,
    choice_cell,
    day_column,
    flagged,
    moment_column,
)
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.people.models import ErasureRequest
from mosty.people.models.request import GROUNDS
from mosty.people.register import naming
from mosty.people.register.persons import beside
from mosty.people.rules import may_care_for_data
from mosty.ui import dates
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell

GROUND = pgettext_lazy("demand", "Ground")
STATE = pgettext_lazy("demand", "State")
RECEIVED = gettext_lazy("Received on")
NOT_DECIDED = pgettext_lazy("moment", "not yet")


def record(row) -> str:
    return numbered("people_office:erasure", pk=row.pk)


def due_cell(row, viewing):
    told = dates.speak(row.due_on)
    if row.is_open and row.due_on < viewing.on:
        return Cell(flagged(", ".join([told, _("late")])))
    return Cell(told)


def person_cell(row, viewing):
    return Cell(str(row.person), url=naming.page_of(row.person_id))


def by_day(name):
    return Way(within=lambda viewing: [F(name)], has_gaps=True)


def actors(column):
    return lambda: ErasureRequest.objects.order_by().values_list(column, flat=True)


def is_late(viewing) -> Q:
    return Q(state=ErasureRequest.State.OPEN, due_on__lt=viewing.on)


DEMANDS = OfficeListing(
    name="demands",
    title=gettext_lazy("Demands to destroy data"),
    url_name="people_office:demands",
    rule=may_care_for_data,
    visible=lambda viewing: ErasureRequest.objects.visible_to(viewing.user),
    record=record,
    way=Way(("state",), lambda viewing: [F("due_on")]),
    related=lambda rows: rows.select_related("person"),
    columns=(
        OfficeColumn(
            "demand",
            pgettext_lazy("demand", "Demand"),
            lambda row, viewing: Cell(str(row), url=record(row)),
            is_name=True,
            way=Way(within=lambda viewing: [F("pk")]),
        ),
        OfficeColumn(
            "person",
            gettext_lazy("Person"),
            person_cell,
            way=naming.by_name("person__"),
        ),
        day_column("received", RECEIVED, "received_on", way=by_day("received_on")),
        OfficeColumn(
            "due",
            gettext_lazy("Answer by"),
            due_cell,
            width="term",
            value=lambda row, viewing: row.due_on,
            type="date",
            way=by_day("due_on"),
        ),
        OfficeColumn("state", STATE, choice_cell("state"), width="form"),
        OfficeColumn("ground", GROUND, choice_cell("ground"), is_shown=False),
        moment_column(
            "entered",
            pgettext_lazy("demand", "Entered"),
            "entered_at",
            way=by_day("entered_at"),
            is_shown=False,
        ),
        OfficeColumn(
            "entered_by",
            pgettext_lazy("demand", "Entered by"),
            actor_cell(actors("entered_by"), "entered_by"),
            is_shown=False,
        ),
        moment_column(
            "closed",
            pgettext_lazy("demand", "Decided"),
            "closed_at",
            unknown=NOT_DECIDED,
            way=by_day("closed_at"),
            is_shown=False,
        ),
        OfficeColumn(
            "closed_by",
            pgettext_lazy("demand", "Decided by"),
            actor_cell(actors("closed_by"), "closed_by", unknown=NOT_DECIDED),
            is_shown=False,
        ),
    ),
    filters=(
        one_of("state", STATE, ErasureRequest.State, "state"),
        Choice(
            "ground", GROUND, lambda viewing: dict(GROUNDS), lambda viewing: F("ground")
        ),
        sorted_out(
            "late",
            gettext_lazy("Answer by"),
            ("yes", gettext_lazy("late"), is_late),
            ("no", pgettext_lazy("demand", "in time"), None),
        ),
        Years("received", RECEIVED, "received_on"),
    ),
    views=(
        View(pgettext_lazy("demand", "To be decided"), "state=open"),
        View(pgettext_lazy("demands", "Late"), "late=yes"),
    ),
    beside=beside("people_office:demands"),
    finds=naming.found(ErasureRequest, "person"),
    search_label=gettext_lazy("Find a person"),
    search_hint=gettext_lazy("Name or e-mail"),
    empty=Empty(
        gettext_lazy("No demand was made yet"),
        gettext_lazy(
            "A demand is entered on the page of its person, or comes from the person’s "
            "own page."
        ),
    ),
)
