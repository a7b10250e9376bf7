"""Projects as a table."""

from django.utils.translation import gettext as _

from mosty.projects.wording import standing_title
from mosty.ui.bilingual import in_language
from mosty.ui.ledger import Cell, Column, Rows, Table


def projects_table(rows) -> Table:
    return Table(
        caption=_("Projects"),
        columns=[
            Column("№", width="number"),
            Column(_("Project"), is_name=True),
            Column(_("Countries"), width="region"),
            Column(_("Years"), width="form"),
            Column(_("State"), width="form"),
        ],
        groups=[Rows([cells(number, row) for number, row in enumerate(rows, start=1)])],
    )


def cells(number, row):
    years = row.announced
    if row.prolonged:
        years = _("%(whole)s (%(term)s, extended %(more)s)") % {
            "whole": row.whole,
            "term": years,
            "more": row.prolonged,
        }
    return [
        Cell(number),
        Cell(in_language(row.activity, "title").text, row.project.get_absolute_url()),
        Cell(row.between, unknown=_("countries not stated")),
        Cell(years, unknown=_("years not stated")),
        Cell(standing_title(row.standing)),
    ]
