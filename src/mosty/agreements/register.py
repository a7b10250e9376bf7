"""The register of agreements as the staff keep it."""

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Value, When
from django.db.models.functions import Cast
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.roles import Audience
from mosty.agreements import bulk, gate, rules, telling
from mosty.agreements.life.conditions import life_state
from mosty.agreements.life.counted import counted
from mosty.agreements.life.reckoning import LifeState
from mosty.agreements.life.told import STATES
from mosty.agreements.listing import (
    OFFICE_FILTERS,
    SHOWN,
    kind_cell,
    number_cell,
    partner_cell,
    region_cell,
    term_cell,
    visible,
)
from mosty.agreements.models import Agreement, Paper, Stage
from mosty.agreements.models.agreement import Origin
from mosty.agreements.partner import with_partner
from mosty.agreements.slices import SLICES
from mosty.institution.context import current as institution
from mosty.listings.filters import NONE, Choice
from mosty.listings.listing import Empty, Way, by_code_points
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.people.models import Person
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak
from mosty.ui.labels import label
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge

READ = (
    *SHOWN,
    "number",
    "signed_on",
    "signed_precision",
    "valid_until",
    "valid_precision",
    "ends_precision",
    "origin",
    "audience",
    "changed_at",
    "responsible",
    "responsible__family_name",
    "responsible__given_name",
    "responsible__patronymic",
    "responsible__erased_at",
)
SCANS = Paper.objects.present().filter(
    agreement=OuterRef("pk"), role=Paper.Role.ORIGINAL
)


def record(row) -> str:
    return numbered("agreements_office:record", pk=row.pk)


def name_cell(row, viewing):
    return partner_cell(row, viewing)._replace(url=record(row))


def country_cell(row, viewing):
    return Cell(
        in_language(row.country, "name", language=viewing.language).text
        if row.country
        else None
    )


def stage_cell(row, viewing):
    return Cell(label(Stage, row.stage))


def own_number_cell(row, viewing):
    return Cell(row.number or None)


def signed_cell(row, viewing):
    return Cell(speak(row.signed_on, row.signed_precision) or None)


def responsible_cell(row, viewing):
    if row.responsible:
        return Cell(str(row.responsible))
    return Cell(None, unknown=pgettext("person", "nobody"))


def directions_cell(row, viewing):
    told = [
        in_language(one, "title", language=viewing.language).text
        for one in row.directions.all()
    ]
    return Cell("; ".join(told) or None)


def ends_cell(row, viewing):
    return Cell(telling.until_of(row, viewing.on) or None)


def lacks_cell(row, viewing):
    """What is missing on a signed record, in words; a dash where nothing is."""
    return Cell(", ".join(lacks_of(row)) or "—")


def lacks_of(row) -> list[str]:
    lacks = []
    if not row.origin:
        return lacks
    if row.starts_on is None:
        lacks.append(pgettext("lacks", "dates"))
    elif row.ends_on is None and not row.is_endless:
        lacks.append(pgettext("lacks", "term"))
    if not row.has_scan:
        lacks.append(pgettext("lacks", "scan"))
    return lacks


def done_cell(row, viewing):
    return Cell(str(row.done))


def living_cell(row, viewing):
    """Empty where life is not asked of it: not signed yet, or over."""
    if not row.life_now:
        return Cell("—")
    text, kind = STATES[LifeState(row.life_now)]
    return Cell(badge(str(text), kind=kind))


def origin_cell(row, viewing):
    return Cell(str(Origin(row.origin).label))


def audience_cell(row, viewing):
    return Cell(str(Audience(row.audience).label))


def changed_cell(row, viewing):
    return Cell(speak(localdate(row.changed_at)))


def term_value(row, viewing):
    return telling.badge_of(row, viewing.on)[0]


def responsibles(viewing):
    """Who answers for some agreement, and nobody."""
    ids = Agreement.objects.exclude(responsible=None).values("responsible")
    found = Person.objects.filter(pk__in=ids).order_by("family_name", "given_name")
    people = {str(one.pk): str(one) for one in found}
    return {**people, NONE: pgettext("person", "nobody")}


def lacking(name, title, nothing, lacks):
    """A filter for the rows of `lacks()`, which count as `none` of something."""

    def dimension(viewing):
        rows = lacks(Agreement.objects).values("pk")
        is_there = When(pk__in=rows, then=Value(None))
        return Case(is_there, default=Value("known"), output_field=CharField())

    return Choice(name, title, lambda viewing: {NONE: nothing}, dimension)


def uncleared(rows):
    signed = rows.filter(stage=Stage.SIGNED)
    code = institution().country_code
    return gate.clearance_not_shown(signed, jurisdiction=code)


def by_partner(viewing):
    return [by_code_points("partner_sort")]


def within(name):
    return lambda viewing: [F(name)]


REGISTER = OfficeListing(
    name="kept-agreements",
    title=_("Agreements"),
    url_name="agreements_office:records",
    rule=rules.may_read,
    visible=visible,
    record=record,
    way=Way(within=within("register_number")),
    columns=(
        OfficeColumn(
            "number",
            _("No."),
            number_cell,
            width="number",
            way=Way(within=within("register_number")),
            value=lambda row, viewing: row.register_number,
            type="integer",
        ),
        OfficeColumn(
            "partner",
            _("Organisation"),
            name_cell,
            is_name=True,
            way=Way(within=by_partner),
        ),
        OfficeColumn(
            "country", _("Country"), country_cell, way=Way(("country",), by_partner)
        ),
        OfficeColumn(
            "region",
            _("Region or city"),
            region_cell,
            way=Way(("region",), by_partner),
        ),
        OfficeColumn("kind", _("Kind"), kind_cell, way=Way(("kind",), by_partner)),
        OfficeColumn(
            "stage",
            _("Stage"),
            stage_cell,
            is_shown=False,
            way=Way(("stage",), by_partner),
        ),
        OfficeColumn(
            "own_number",
            _("Number on the paper"),
            own_number_cell,
            is_shown=False,
            quick=bulk.NUMBER,
        ),
        OfficeColumn(
            "signed",
            _("Date of signing"),
            signed_cell,
            is_shown=False,
            way=Way(within=within("signed_on"), has_gaps=True),
        ),
        OfficeColumn(
            "term",
            _("Term"),
            term_cell,
            way=Way(within=within("ends_on"), has_gaps=True),
            value=term_value,
        ),
        OfficeColumn("until", _("Last day"), ends_cell, is_shown=False),
        OfficeColumn(
            "lacks",
            _("What lacks"),
            lacks_cell,
            is_shown=False,
            reads=lambda rows: rows.annotate(has_scan=Exists(SCANS)),
        ),
        OfficeColumn(
            "responsible",
            _("Responsible"),
            responsible_cell,
            quick=bulk.RESPONSIBLE,
        ),
        OfficeColumn(
            "directions",
            _("Directions"),
            directions_cell,
            is_shown=False,
            reads=lambda rows: rows.prefetch_related("directions"),
        ),
        OfficeColumn(
            "done",
            pgettext_lazy("column", "Done under it"),
            done_cell,
            is_shown=False,
            reads=lambda rows: rows.annotate(done=Count("activity_links")),
            type="integer",
        ),
        OfficeColumn(
            "living",
            _("Proof of life"),
            living_cell,
            is_shown=False,
            reads=lambda rows: rows.annotate(
                life_now=life_state(localdate(), counted())
            ),
        ),
        OfficeColumn("origin", _("How it came here"), origin_cell, is_shown=False),
        OfficeColumn("audience", _("Who may see it"), audience_cell, is_shown=False),
        OfficeColumn("changed", _("Changed on"), changed_cell, is_shown=False),
    ),
    filters=(
        *OFFICE_FILTERS,
        Choice(
            "living",
            _("Proof of life"),
            lambda viewing: {str(key): said for key, (said, _k) in STATES.items()},
            lambda viewing: life_state(viewing.on, counted()),
        ),
        Choice(
            "stage",
            _("Stage"),
            lambda viewing: dict(Stage.choices),
            lambda viewing: F("stage"),
        ),
        Choice(
            "responsible",
            _("Responsible"),
            responsibles,
            lambda viewing: Cast("responsible_id", CharField()),
        ),
        lacking(
            "clearance",
            _("Conclusion of the federal body"),
            _("Clearance not shown"),
            uncleared,
        ),
        lacking("scan", _("Scan"), _("No scan"), lambda rows: rows.without_papers()),
        lacking(
            "life",
            _("Signs of life"),
            _("Signs of life not known"),
            lambda rows: rows.without_signs_of_life(),
        ),
        *SLICES,
    ),
    views=(
        View(_("Term not stated"), "term=unknown"),
        View(pgettext_lazy("agreements", "Expiring"), "term=expiring"),
        View(pgettext_lazy("agreements", "Sleeping"), "living=sleeping"),
        View(pgettext_lazy("agreements", "Foreign"), "section=foreign"),
        View(pgettext_lazy("agreements", "Russian regions"), "section=interregional"),
        View(pgettext_lazy("agreements", "Nobody responsible"), f"responsible={NONE}"),
        View(pgettext_lazy("agreements", "Ideas and drafts"), "stage=idea&stage=draft"),
        View(pgettext_lazy("agreements", "Archive"), "stage=archived"),
    ),
    beginnings=(
        Beginning(_("Begin an agreement"), "agreements_office:draft", rules.may_keep),
        Beginning(
            _("Enter an agreement that exists"), "agreements_office:add", rules.may_keep
        ),
    ),
    bulk=bulk.ACTIONS,
    called=telling.called,
    named=lambda rows: rows.select_related("counterpart"),
    related=lambda rows: (
        with_partner(rows)
        .select_related("country", "region", "responsible")
        .only(*READ)
    ),
    search_kind="agreement",
    search_label=_("Search the register"),
    search_hint=_("Name or region"),
    empty=Empty(
        _("There are no agreements yet"),
        _("Enter the first one: its partner and how it is known are enough."),
        _("Enter an agreement that exists"),
        "agreements_office:add",
    ),
)
