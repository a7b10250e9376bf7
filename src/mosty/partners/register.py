"""The partners as the staff keep them."""

from django.db.models import F
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.listings.filters import NONE
from mosty.listings.listing import Empty, Way
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.partners import bulk
from mosty.partners.counts import counted
from mosty.partners.listing import (
    PARTNERS,
    SHOWN,
    by_name,
    kind_cell,
    place_cell,
    visible,
)
from mosty.partners.remarks import remarks_of
from mosty.partners.rules import may_keep, may_read
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.language import said_in
from mosty.ui.templatetags.marks import icon

READ = (*SHOWN, "short_name_ru", "short_name_en", "site", "last_contact_on")


def record(row) -> str:
    return numbered("partners_office:record", pk=row.pk)


def name_cell(row, viewing):
    return Cell(said_in(viewing.language, row, "name"), url=record(row))


def short_name_cell(row, viewing):
    return Cell(in_language(row, "short_name", language=viewing.language).text or None)


def country_cell(row, viewing):
    return Cell(in_language(row.country, "name", language=viewing.language).text)


def city_cell(row, viewing):
    return Cell(in_language(row, "city", language=viewing.language).text or None)


def site_cell(row, viewing):
    return Cell(row.site or None)


def contact_cell(row, viewing):
    told = speak(row.last_contact_on)
    return Cell(told) if told else Cell(None, unknown=pgettext("contact", "not known"))


def number_cell(row, viewing):
    return Cell(getattr(row, "number_of_agreements", None) or "—")


def remarks_cell(row, viewing):
    told = remarks_of(row)
    return Cell(format_html("{} {}", icon("warning"), ", ".join(told)) if told else "")


REGISTER = OfficeListing(
    name="kept-partners",
    title=_("Partners"),
    url_name="partners_office:records",
    rule=may_read,
    visible=visible,
    record=record,
    way=Way(within=by_name),
    columns=(
        OfficeColumn(
            "name", _("Organisation"), name_cell, is_name=True, way=Way(within=by_name)
        ),
        OfficeColumn("short_name", _("Short name"), short_name_cell, is_shown=False),
        OfficeColumn(
            "country",
            _("Country"),
            country_cell,
            width="form",
            way=Way(("country",), by_name),
        ),
        OfficeColumn(
            "region",
            _("Region or city"),
            place_cell,
            width="region",
            way=Way(("region",), by_name),
        ),
        OfficeColumn("city", _("City"), city_cell, is_shown=False, quick=bulk.CITY),
        OfficeColumn(
            "kind",
            pgettext_lazy("organisation", "Kind"),
            kind_cell,
            is_shown=False,
            way=Way(("kind",), by_name),
            quick=bulk.KIND,
        ),
        OfficeColumn("site", _("Site"), site_cell, is_shown=False, quick=bulk.SITE),
        OfficeColumn(
            "contact",
            _("Last contact"),
            contact_cell,
            width="term",
            way=Way(within=lambda viewing: [F("last_contact_on")], has_gaps=True),
        ),
        OfficeColumn(
            "agreements",
            pgettext_lazy("column", "Agreements"),
            number_cell,
            width="number",
            reads=lambda rows: counted(rows, "agreements"),
        ),
        OfficeColumn("remarks", _("Remarks"), remarks_cell, width="region"),
    ),
    filters=PARTNERS.filters,
    views=(
        View(pgettext_lazy("partners", "Kind not stated"), "kind=unknown"),
        View(pgettext_lazy("partners", "Region not stated"), f"region={NONE}"),
    ),
    bulk=bulk.ACTIONS,
    related=lambda rows: rows.select_related("country", "region").only(*READ),
    beginnings=(Beginning(_("New partner"), "partners_office:add", may_keep),),
    search_kind="organisation",
    search_label=_("Search the partners"),
    search_hint=_("Name, city or number"),
    empty=Empty(
        _("There are no partners yet"),
        _("Enter the first one, or import a list."),
        _("Enter a partner"),
        "partners_office:add",
    ),
)
