"""The list of projects as the staff keep it."""

from django.db.models import Case, CharField, F, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.roles import Audience, audiences_of
from mosty.activities import times
from mosty.activities.models import State
from mosty.listings.filters import Choice
from mosty.listings.listing import Empty, Way, by_code_points
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.projects import rules
from mosty.projects.models import Project
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.ledger import Cell

IS_KEPT = Case(
    When(activity__is_archived=True, then=Value("no")),
    default=Value("yes"),
    output_field=CharField(),
)
HAS_YEARS = Case(
    When(activity__starts_on=None, then=Value("no")),
    default=Value("yes"),
    output_field=CharField(),
)


def record(row) -> str:
    return numbered("projects_office:record", pk=row.pk)


def visible(viewing):
    return Project.objects.kept_for(viewing.user)


def title_cell(row, viewing):
    title = in_language(row.activity, "title", language=viewing.language).text
    return Cell(title, url=record(row))


def years_cell(row, viewing):
    told = times.years(row.activity.starts_on, row.activity.ends_on)
    return Cell(told or None, unknown=pgettext("years", "not stated"))


def state_cell(row, viewing):
    return Cell(str(State(row.activity.state).label))


def countries_cell(row, viewing):
    names = [
        in_language(one, "name", language=viewing.language).text
        for one in row.activity.countries.all()
    ]
    return Cell(", ".join(names) or None, unknown=pgettext("several", "not stated"))


def audience_cell(row, viewing):
    return Cell(str(Audience(row.activity.audience).label))


REGISTER = OfficeListing(
    name="kept-projects",
    title=_("Projects"),
    url_name="projects_office:records",
    rule=rules.may_read,
    visible=visible,
    seen_as=lambda viewing: frozenset(audiences_of(viewing.user)),
    record=record,
    way=Way(within=lambda viewing: [F("position"), F("id")]),
    columns=(
        OfficeColumn(
            "title",
            _("Project"),
            title_cell,
            is_name=True,
            way=Way(within=lambda viewing: [by_code_points("activity__sort_ru")]),
        ),
        OfficeColumn(
            "years",
            _("Years"),
            years_cell,
            way=Way(within=lambda viewing: [F("activity__starts_on")], has_gaps=True),
        ),
        OfficeColumn(
            "state", pgettext_lazy("activity", "State"), state_cell, width="form"
        ),
        OfficeColumn(
            "countries",
            _("Countries"),
            countries_cell,
            width="region",
            reads=lambda rows: rows.prefetch_related("activity__countries"),
        ),
        OfficeColumn("audience", _("Who may see it"), audience_cell, is_shown=False),
    ),
    filters=(
        Choice(
            "state",
            pgettext_lazy("activity", "State"),
            lambda viewing: dict(State.choices),
            lambda viewing: F("activity__state"),
        ),
        Choice(
            "dated",
            _("Years"),
            lambda viewing: {
                "yes": pgettext("years", "known"),
                "no": pgettext("years", "not stated"),
            },
            lambda viewing: HAS_YEARS,
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
    ),
    views=(View(_("Without years"), "dated=no"), View(_("Archive"), "kept=no")),
    beginnings=(Beginning(_("Open a project"), "projects_office:add", rules.may_keep),),
    related=lambda rows: rows.select_related("activity"),
    empty=Empty(
        _("There are no projects yet"),
        _("A title is enough to begin with; its years may come later."),
        _("Open a project"),
        "projects_office:add",
    ),
)
