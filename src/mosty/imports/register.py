"""What was imported, by whom, and what became of it."""

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Collate, Lower
from django.utils.translation import gettext_lazy, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.imports.models import Draft, Flag, Import
from mosty.imports.rules import may_import
from mosty.listings.filters import Choice, Months, one_of, sorted_out
from mosty.listings.listing import Empty, Way, newest_first
from mosty.listings.office.cells import (
    actor_cell,
    moment_column,
    number_cell,
    number_value,
    plain_cell,
)
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge

KINDS = {Import.State.DONE: "done", Import.State.UNDONE: "over"}
WHAT, STATE = gettext_lazy("What it was"), pgettext_lazy("import", "State")
WHEN, WHO = gettext_lazy("When"), gettext_lazy("Who")
BY_PROGRAM = "program"


def record(row) -> str:
    return numbered("imports_office:record", pk=row.pk)


def kind_cell(row, viewing):
    return Cell(str(Draft.Kind(row.kind).label))


def state_cell(row, viewing):
    kind = KINDS.get(row.state, "plain")
    return Cell(badge(row.get_state_display(), kind=kind))


def counted(name):
    """The figure of a row's counts as a number."""
    return lambda rows: rows.annotate(**{f"number_{name}": figure(name)})


def figure(name):
    return Cast(KeyTextTransform(name, "counts"), IntegerField())


def counting_remarks(rows):
    waiting = Flag.objects.waiting().filter(of_import=OuterRef("pk")).order_by()
    number = waiting.values("of_import").annotate(number=Count("pk")).values("number")
    return rows.annotate(number_of_remarks=Subquery(number))


def actors():
    return Import.objects.order_by().values_list("made_by", flat=True).distinct()


def finds(text, viewing):
    """Ids of imports with the text in the name of their file or their title."""
    found = Import.objects.filter(Q(name__icontains=text) | Q(title__icontains=text))
    return found.order_by().values_list("pk", flat=True)


def by(expression, *, has_gaps=False):
    return Way(within=lambda viewing: [expression], has_gaps=has_gaps)


def number_column(name, title, field, reads, **more) -> OfficeColumn:
    return OfficeColumn(
        name,
        title,
        number_cell(field),
        width="number",
        reads=reads,
        value=number_value(field),
        type="integer",
        **more,
    )


IMPORTS = OfficeListing(
    name="imports",
    title=gettext_lazy("Imports"),
    url_name="imports_office:imports",
    rule=may_import,
    visible=lambda viewing: Import.objects.visible_to(viewing.user),
    record=record,
    way=Way(within=lambda viewing: [newest_first("made_at"), -F("pk")]),
    related=lambda rows: rows.defer("reading"),
    columns=(
        OfficeColumn(
            "file",
            gettext_lazy("File"),
            lambda row, viewing: Cell(row.name, url=record(row)),
            is_name=True,
            way=by(Collate(Lower("name"), "C")),
        ),
        OfficeColumn("kind", WHAT, kind_cell, width="region"),
        moment_column("made", WHEN, "made_at", way=by(F("made_at"))),
        OfficeColumn("who", WHO, actor_cell(actors, "made_by"), width="region"),
        number_column(
            "added", pgettext_lazy("import", "Added"), "number_made", counted("made")
        ),
        number_column(
            "changed",
            gettext_lazy("Changed"),
            "number_changed",
            counted("changed"),
            is_shown=False,
        ),
        number_column(
            "remarks",
            pgettext_lazy("import", "Remarks to decide"),
            "number_of_remarks",
            counting_remarks,
        ),
        OfficeColumn("state", STATE, state_cell, width="form"),
        OfficeColumn(
            "title",
            pgettext_lazy("import", "Title in the file"),
            plain_cell("title"),
            is_shown=False,
        ),
        moment_column(
            "undone",
            pgettext_lazy("import", "Taken back"),
            "undone_at",
            unknown="—",
            way=by(F("undone_at"), has_gaps=True),
            is_shown=False,
        ),
    ),
    filters=(
        one_of("state", STATE, Import.State, "state"),
        Choice(
            "kind", WHAT, lambda viewing: dict(Draft.Kind.choices), lambda _: F("kind")
        ),
        sorted_out(
            "who",
            WHO,
            ("mine", gettext_lazy("I"), lambda one: Q(made_by=f"user:{one.user.pk}")),
            ("people", gettext_lazy("colleagues"), Q(made_by__startswith="user:")),
            (BY_PROGRAM, gettext_lazy("the program itself"), None),
        ),
        sorted_out(
            "remarks",
            pgettext_lazy("import", "Remarks to decide"),
            (
                "open",
                pgettext_lazy("remarks", "there are some"),
                lambda viewing: Q(pk__in=Flag.objects.waiting().values("of_import")),
            ),
            ("no", pgettext_lazy("remarks", "none"), None),
        ),
        Months("made", WHEN, "made_at"),
    ),
    seen_as=lambda viewing: viewing.user.pk,
    views=(
        View(pgettext_lazy("imports", "With remarks to decide"), "remarks=open"),
        View(pgettext_lazy("imports", "Mine"), "who=mine"),
        View(pgettext_lazy("imports", "Taken back"), "state=undone"),
    ),
    beginnings=(
        Beginning(gettext_lazy("Import from a file"), "imports_office:add", may_import),
    ),
    beside=(
        Beginning(
            gettext_lazy("The whole register as a file"),
            "imports_office:workbook",
            may_import,
        ),
        Beginning(
            gettext_lazy("Remarks of imports"), "imports_office:remarks", may_import
        ),
    ),
    finds=finds,
    search_label=gettext_lazy("Name of the file"),
    search_hint=gettext_lazy("Name of the file"),
    empty=Empty(
        gettext_lazy("Nothing was imported yet"),
        gettext_lazy(
            "Begin with a table of partners, or with the page on which you tell of your "
            "cooperation."
        ),
        gettext_lazy("Import from a file"),
        "imports_office:add",
    ),
)
