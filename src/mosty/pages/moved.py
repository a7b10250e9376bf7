"""Addresses that have moved, as the staff find them."""

from django.db.models import F, Q
from django.db.models.functions import Collate
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.refusals import ChangedMeanwhile
from mosty.listings.filters import Months, sorted_out
from mosty.listings.listing import Empty, Way, newest_first
from mosty.listings.office.cells import moment_column
from mosty.listings.office.declaring import (
    BulkAction,
    Exclusion,
    OfficeColumn,
    OfficeListing,
    View,
)
from mosty.pages import actions
from mosty.pages.models import Redirect
from mosty.pages.rules import may_write
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge


def old_cell(row, viewing):
    return Cell(row.old_path, url=row.old_path)


def new_cell(row, viewing):
    return Cell(row.new_path, url=row.new_path)


def state_cell(row, viewing):
    if row.is_archived:
        return Cell(badge(pgettext("moved address", "leads nobody"), kind="over"))
    return Cell(badge(pgettext("moved address", "leads on"), kind="done"))


def finds(text, viewing):
    """Ids of those with the text in either address."""
    found = Redirect.objects.filter(
        Q(old_path__icontains=text) | Q(new_path__icontains=text)
    )
    return found.values_list("pk", flat=True)


def close(moved, values, *, by) -> dict:
    return _set(moved, actions.close_redirect, is_archived=True, by=by)


def reopen(moved, values, *, by) -> dict:
    return _set(moved, actions.open_redirect, is_archived=False, by=by)


def _set(moved, act, *, is_archived, by) -> dict:
    if moved.is_archived == is_archived:
        return {}
    act(moved, by=by)
    return {"is_archived": [not is_archived, is_archived]}


def put_back(moved, changes, *, by) -> dict:
    former, present = changes["is_archived"]
    if moved.is_archived != present:
        raise ChangedMeanwhile(moved)
    (actions.close_redirect if former else actions.open_redirect)(moved, by=by)
    return changes


def by_path(name):
    return Way(within=lambda viewing: [Collate(name, "C")])


ACTIONS = (
    BulkAction(
        name="close",
        title=gettext_lazy("Lead nobody any more"),
        text=gettext_lazy(
            "Who asks for these addresses is told that nothing is there."
        ),
        rule=may_write,
        leaves_out=(
            Exclusion(
                gettext_lazy("These addresses lead nobody already."),
                Q(is_archived=True),
            ),
        ),
        perform=close,
        undo=put_back,
    ),
    BulkAction(
        name="open",
        title=gettext_lazy("Lead on again"),
        text=gettext_lazy("Who asks for these addresses is led to the new ones again."),
        rule=may_write,
        leaves_out=(
            Exclusion(
                gettext_lazy("These addresses lead on already."), Q(is_archived=False)
            ),
        ),
        perform=reopen,
        undo=put_back,
    ),
)
NEW = gettext_lazy("Lead on from an address")
MOVED = OfficeListing(
    name="redirects",
    title=gettext_lazy("Moved addresses"),
    url_name="pages_office:redirects",
    rule=may_write,
    visible=lambda viewing: Redirect.objects.visible_to(viewing.user),
    record=lambda row: row.new_path,
    way=Way(within=lambda viewing: [newest_first("added_at"), -F("pk")]),
    columns=(
        OfficeColumn(
            "old",
            gettext_lazy("Old address"),
            old_cell,
            is_name=True,
            way=by_path("old_path"),
        ),
        OfficeColumn(
            "new", gettext_lazy("New address"), new_cell, way=by_path("new_path")
        ),
        OfficeColumn(
            "state",
            pgettext_lazy("moved address", "What it does"),
            state_cell,
            width="form",
        ),
        moment_column(
            "since",
            pgettext_lazy("moved address", "Since"),
            "added_at",
            way=Way(within=lambda viewing: [F("added_at")]),
        ),
    ),
    filters=(
        sorted_out(
            "state",
            pgettext_lazy("moved address", "What it does"),
            (
                "shut",
                pgettext_lazy("moved address", "leads nobody"),
                Q(is_archived=True),
            ),
            ("leads", pgettext_lazy("moved address", "leads on"), None),
        ),
        Months("since", pgettext_lazy("moved address", "Since"), "added_at"),
    ),
    views=(View(pgettext_lazy("moved addresses", "That lead on"), "state=leads"),),
    bulk=ACTIONS,
    beginnings=(Beginning(NEW, "pages_office:redirect_add", may_write),),
    finds=finds,
    search_label=gettext_lazy("A part of either address"),
    search_hint=gettext_lazy("A part of either address"),
    empty=Empty(
        gettext_lazy("No address has moved yet"),
        gettext_lazy("Changed addresses of news and pages come here by themselves."),
        NEW,
        "pages_office:redirect_add",
    ),
)
