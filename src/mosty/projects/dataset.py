"""The columns of the open data set of projects, with what each means."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.activities.models import Participation, State
from mosty.listings.fields import Field, label_of
from mosty.projects.models import Phase


def address(row) -> str:
    with override(settings.LANGUAGE_CODE):
        return settings.PUBLIC_URL + row.get_absolute_url()


def years(row, kind) -> list[str]:
    return [
        f"{one.since_year}–{one.until_year}"
        for one in row.phases.all()
        if one.kind == kind
    ]


def partners(row) -> list[str]:
    """Names of partners that everybody may see, whoever asks."""
    return [one.organisation.name_ru for one in row.activity.open_parts]


FIELDS = (
    Field("id", "integer", _("Id"), _("Part of the address."), lambda row: row.pk),
    Field(
        "title",
        "string",
        _("Title"),
        _("In Russian."),
        lambda row: row.activity.title_ru,
    ),
    Field(
        "title_en",
        "string",
        _("Title in English"),
        _("Empty when there is none."),
        lambda row: row.activity.title_en or None,
    ),
    Field(
        "state",
        "string",
        _("State"),
        _("planned, running, finished, cancelled or unknown, as announced."),
        lambda row: row.activity.state,
        words=label_of(State),
    ),
    Field(
        "years",
        "list",
        _("Announced years"),
        _("Stretches of years."),
        lambda row: years(row, Phase.Kind.PLANNED),
    ),
    Field(
        "prolonged",
        "list",
        _("Years of extension"),
        _("Stretches of years."),
        lambda row: years(row, Phase.Kind.PROLONGED),
    ),
    Field(
        "countries",
        "list",
        _("Countries"),
        _("ISO 3166-1 alpha-2 codes."),
        lambda row: [one.code for one in row.activity.countries.all()],
    ),
    Field("partners", "list", _("Partners"), _("Their names, in Russian."), partners),
    Field("url", "uri", _("Address"), _("The project’s page."), address),
)


def with_all(rows):
    """What the columns read."""
    everybodys = Participation.objects.visible_to(AnonymousUser())
    parts = Prefetch(
        "activity__participations",
        queryset=everybodys.select_related("organisation").order_by("pk"),
        to_attr="open_parts",
    )
    return rows.select_related("activity").prefetch_related(
        "phases", "activity__countries", parts
    )
