"""The list of what was done, for the office."""

import datetime

from django.db.models import (
    Case,
    CharField,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.roles import Audience
from mosty.activities import kinds, times
from mosty.activities.models import (
    Activity,
    CooperationForm,
    Direction,
    Evidence,
    State,
)
from mosty.agreements import rules
from mosty.agreements.models import AgreementActivity
from mosty.agreements.narrowed import DEED_SLICES
from mosty.agreements.pending import unproved
from mosty.listings.filters import NONE, Choice, Linked, Years
from mosty.listings.listing import Empty, Way, by_code_points
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.ledger import Cell

PROOFS = Evidence.objects.filter(activity=OuterRef("pk"))
LINKS = AgreementActivity.objects.filter(activity=OuterRef("pk"))
SINCE_THE_NEWEST = ExpressionWrapper(
    Value(datetime.date.max, DateField()) - F("starts_on"), DurationField()
)
IS_KEPT = Case(
    When(is_archived=True, then=Value("no")),
    default=Value("yes"),
    output_field=CharField(),
)


def record(row) -> str:
    return numbered("agreements_office:deed", pk=row.pk)


def visible(viewing):
    return Activity.objects.kept_for(viewing.user)


def title_cell(row, viewing):
    name = in_language(row, "title", language=viewing.language).text
    return Cell(name, url=record(row))


def kind_cell(row, viewing):
    return Cell(str(row.kind_said.label))


def when_cell(row, viewing):
    return Cell(times.days(row) or None, unknown=pgettext("date", "not stated"))


def state_cell(row, viewing):
    return Cell(str(State(row.state).label))


def countries_cell(row, viewing):
    names = [
        in_language(one, "name", language=viewing.language).text
        for one in row.countries.all()
    ]
    return Cell(", ".join(names) or None, unknown=pgettext("several", "not stated"))


def proofs_cell(row, viewing):
    return Cell(yes(row.is_proved))


def agreements_cell(row, viewing):
    return Cell(yes(row.is_linked))


def proof(viewing):
    """Nothing for what lacks its proofs, a word for all else."""
    lacks = When(pk__in=unproved(Activity.objects).values("pk"), then=Value(None))
    return Case(lacks, default=Value("known"), output_field=CharField())


def yes(is_so) -> str:
    return pgettext("proof", "yes") if is_so else pgettext("proof", "none")


def audience_cell(row, viewing):
    return Cell(str(Audience(row.audience).label))


def kind_choices(viewing):
    return {one.name: one.plural for one in kinds.all_kinds()}


def titled(model):
    def choices(viewing):
        rows = model.objects.filter(is_archived=False)
        return {str(one.number): in_language(one, "title").text for one in rows}

    return choices


def links(name, column):
    field = getattr(Activity, name).through.objects
    return lambda: (field, ("activity_id", f"{column}__number"))


DEEDS = OfficeListing(
    name="activities-office",
    title=_("What was done"),
    url_name="agreements_office:deeds",
    rule=rules.may_read,
    visible=visible,
    record=record,
    way=Way(within=lambda viewing: [SINCE_THE_NEWEST, F("id") * -1], has_gaps=True),
    columns=(
        OfficeColumn(
            "title",
            _("What was done"),
            title_cell,
            is_name=True,
            way=Way(within=lambda viewing: [by_code_points("sort_ru")]),
        ),
        OfficeColumn(
            "kind", pgettext_lazy("activity", "Kind"), kind_cell, width="form"
        ),
        OfficeColumn(
            "when",
            _("When"),
            when_cell,
            way=Way(within=lambda viewing: [F("starts_on")], has_gaps=True),
        ),
        OfficeColumn(
            "state", pgettext_lazy("activity", "State"), state_cell, width="form"
        ),
        OfficeColumn(
            "countries",
            _("Countries"),
            countries_cell,
            width="region",
            reads=lambda rows: rows.prefetch_related("countries"),
        ),
        OfficeColumn(
            "proofs",
            _("Proofs"),
            proofs_cell,
            reads=lambda rows: rows.annotate(is_proved=Exists(PROOFS)),
        ),
        OfficeColumn(
            "agreements",
            _("Under an agreement"),
            agreements_cell,
            reads=lambda rows: rows.annotate(is_linked=Exists(LINKS)),
        ),
        OfficeColumn("audience", _("Who may see it"), audience_cell, is_shown=False),
    ),
    filters=(
        Choice(
            "kind",
            pgettext_lazy("activity", "Kind"),
            kind_choices,
            lambda viewing: F("kind"),
        ),
        Choice(
            "state",
            pgettext_lazy("activity", "State"),
            lambda viewing: dict(State.choices),
            lambda viewing: F("state"),
        ),
        Linked(
            "direction",
            _("Direction"),
            titled(Direction),
            links=links("directions", "direction"),
        ),
        Linked(
            "form",
            _("Form of cooperation"),
            titled(CooperationForm),
            links=links("forms", "cooperationform"),
        ),
        Years("year", _("Year"), "starts_on"),
        Choice(
            "proofs",
            _("Proofs"),
            lambda viewing: {NONE: _("Done, without proofs")},
            proof,
        ),
        Choice(
            "kept",
            _("Archive"),
            lambda viewing: {
                "yes": pgettext("archive", "on the pages"),
                "no": pgettext("archive", "put away"),
            },
            lambda viewing: IS_KEPT,
        ),
        *DEED_SLICES,
    ),
    views=(
        View(_("Planned"), "state=planned"),
        View(_("Done, without proofs"), f"proofs={NONE}"),
        View(_("Archive"), "kept=no"),
    ),
    beginnings=(
        Beginning(
            _("Record what was done"), "agreements_office:record_done", rules.may_keep
        ),
    ),
    empty=Empty(
        _("Nothing is recorded yet"),
        _("Meetings, seminars, visits and publications stand here with their proofs."),
        _("Record what was done"),
        "agreements_office:record_done",
    ),
)
