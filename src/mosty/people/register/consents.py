"""Who agreed to what, when and how, and who withdrew it."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy, pgettext_lazy

from mosty.listings.filters import Choice, Years, one_of, sorted_out
from mosty.listings.listing import Empty, Way
from mosty.listings.office.cells import (
    actor_cell,
    choice_cell,
    day_column,
    moment_column,
    text_cell,
    yes_cell,
)
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.people.models import Consent, How, Purpose
from mosty.people.register import naming
from mosty.people.register.persons import beside
from mosty.people.rules import may_care_for_data
from mosty.ui.ledger import Cell

PURPOSE = pgettext_lazy("consent", "Purpose")
HOW = pgettext_lazy("consent", "How it was given")
GIVEN, WITHDRAWN = (
    pgettext_lazy("consent", "Given on"),
    pgettext_lazy("consent", "Withdrawn on"),
)
STATE = pgettext_lazy("consent", "State")
SCAN = pgettext_lazy("consent", "Scan")
NOT_WITHDRAWN = pgettext_lazy("consent", "not withdrawn")


def record(row) -> str:
    return naming.page_of(row.person_id)


def purpose_cell(row, viewing):
    return Cell(str(Purpose(row.text.purpose).label))


def withdrawn_how_cell(row, viewing):
    return Cell(str(How(row.withdrawn_how).label) if row.withdrawn_how else "")


def actors():
    return Consent.objects.order_by().values_list("recorded_by", flat=True).distinct()


def by_day(name):
    return Way(within=lambda viewing: [F(name)], has_gaps=True)


CONSENTS = OfficeListing(
    name="consents",
    title=gettext_lazy("Consents"),
    url_name="people_office:consents",
    rule=may_care_for_data,
    visible=lambda viewing: Consent.objects.visible_to(viewing.user),
    record=record,
    way=naming.by_name("person__"),
    related=lambda rows: rows.select_related("person", "text").defer(
        "text__text_ru", "text__text_en"
    ),
    columns=(
        OfficeColumn(
            "person",
            gettext_lazy("Person"),
            lambda row, viewing: Cell(str(row.person), url=record(row)),
            is_name=True,
            way=naming.by_name("person__"),
        ),
        OfficeColumn("purpose", PURPOSE, purpose_cell),
        OfficeColumn(
            "version",
            pgettext_lazy("consent", "Version"),
            text_cell("text.version"),
            width="number",
            value=lambda row, viewing: row.text.version,
            type="integer",
        ),
        day_column("given", GIVEN, "given_on", way=by_day("given_on")),
        OfficeColumn("how", HOW, choice_cell("how"), width="form"),
        day_column(
            "withdrawn",
            WITHDRAWN,
            "withdrawn_on",
            unknown=NOT_WITHDRAWN,
            way=by_day("withdrawn_on"),
        ),
        OfficeColumn(
            "withdrawn_how",
            pgettext_lazy("consent", "How it was withdrawn"),
            withdrawn_how_cell,
            is_shown=False,
        ),
        OfficeColumn("scan", SCAN, yes_cell("document_id"), is_shown=False),
        moment_column(
            "recorded",
            pgettext_lazy("consent", "Recorded"),
            "recorded_at",
            way=by_day("recorded_at"),
            is_shown=False,
        ),
        OfficeColumn(
            "recorded_by",
            pgettext_lazy("consent", "Recorded by"),
            actor_cell(actors, "recorded_by"),
            is_shown=False,
        ),
    ),
    filters=(
        sorted_out(
            "state",
            STATE,
            ("valid", pgettext_lazy("consent", "in force"), Q(withdrawn_on=None)),
            ("withdrawn", pgettext_lazy("consent", "withdrawn"), None),
        ),
        Choice(
            "purpose",
            PURPOSE,
            lambda viewing: dict(Purpose.choices),
            lambda viewing: F("text__purpose"),
        ),
        one_of("how", HOW, How, "how"),
        sorted_out(
            "scan",
            SCAN,
            ("no", pgettext_lazy("scan", "none"), Q(document=None)),
            ("yes", pgettext_lazy("scan", "there is one"), None),
        ),
        Years("given", GIVEN, "given_on"),
        Years("withdrawn", WITHDRAWN, "withdrawn_on"),
    ),
    views=(
        View(pgettext_lazy("consents", "In force"), "state=valid"),
        View(pgettext_lazy("consents", "Withdrawn"), "state=withdrawn"),
        View(gettext_lazy("On paper without a scan"), "state=valid&how=paper&scan=no"),
    ),
    beside=beside("people_office:consents"),
    finds=naming.found(Consent, "person"),
    search_label=gettext_lazy("Find a person"),
    search_hint=gettext_lazy("Name or e-mail"),
    empty=Empty(
        gettext_lazy("Nobody has agreed to anything yet"),
        gettext_lazy(
            "Consents come from people’s own pages; one on paper is recorded on the "
            "page of its person."
        ),
    ),
)
