"""A few agreements as a table, for the pages of countries and regions."""

from django.utils.translation import gettext as _

from mosty.agreements import telling
from mosty.ui.bilingual import in_language
from mosty.ui.ledger import Cell, Column, Rows, Table
from mosty.ui.templatetags.marks import badge


def agreements_table(agreements, *, on) -> Table:
    """Rows with the partner's name as the link; `counterpart` comes selected."""
    return Table(
        caption=_("Agreements"),
        columns=[
            Column("№", width="number"),
            Column(_("Organisation"), is_name=True),
            Column(_("Form of cooperation"), width="region"),
            Column(_("Term"), width="term"),
        ],
        groups=[Rows([cells(one, on) for one in agreements])],
    )


def cells(agreement, on):
    kind = telling.kind_of(agreement)
    partner = agreement.counterpart
    name = in_language(partner, "name").text if partner else kind
    text, look = telling.badge_of(agreement, on)
    return [
        Cell(str(agreement.register_number)),
        Cell(name, agreement.get_absolute_url()),
        Cell(kind),
        Cell(badge(text, kind=look)),
    ]
