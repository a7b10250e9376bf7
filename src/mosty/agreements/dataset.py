"""The columns of the open data set of agreements, with what each means.

Each column tells what everybody may know; what is hidden is empty, and the last but
one column names it.
"""

from dataclasses import replace

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.agreements import rolling, telling
from mosty.agreements.models import Confirmation, PublicField, Section, Stage
from mosty.agreements.models.agreement import Kind
from mosty.agreements.partner import EVERYBODY, partner_of
from mosty.agreements.shown import (
    directions_of,
    publicly,
    start_told,
    tells,
    with_shown,
)
from mosty.listings.fields import Field, label_of
from mosty.ui.dates import Precision


def with_told(rows):
    """The agreements along with what the columns read, by no query more."""
    given = Confirmation.objects.confirmed().filter(
        agreement=OuterRef("pk"), differs_since=None
    )
    last = given.order_by("-answered_at").values("answered_at")[:1]
    return with_shown(rows).annotate(confirmed_at=Subquery(last))


def address(row) -> str:
    with override(settings.LANGUAGE_CODE):
        return settings.PUBLIC_URL + row.get_absolute_url()


def partners(row, column) -> list[str]:
    return [
        getattr(party, column)
        for party in row.parties.all()
        if not party.organisation.is_ours
    ]


def of_partner(column):
    """Of the first partner as everybody may know it, whoever asks."""
    return lambda row: getattr(partner_of(row, EVERYBODY), column, None) or None


def or_none(column):
    return lambda row: getattr(row, column) or None


def place(relation, column):
    return lambda row: getattr(getattr(row, relation), column, None) or None


def running_end(row):
    """The last day, or that of the period that runs today."""
    return rolling.running_end(row, localdate())


COLUMNS_OF = (
    PublicField.NUMBER,
    PublicField.SIGNED,
    PublicField.TERM,
    PublicField.DIRECTIONS,
    PublicField.CONFIRMATION,
)
TOLD = (
    Field(
        "number",
        "integer",
        _("Number"),
        _("Number in the register; part of the address."),
        lambda row: row.register_number,
    ),
    Field(
        "section",
        "string",
        _("Section"),
        _("foreign: organisations abroad; interregional: of Russian regions."),
        lambda row: row.section,
        words=label_of(Section),
    ),
    Field(
        "partner",
        "string",
        _("Organisation"),
        _(
            "The first partner’s present name, in Russian; the name at signing of one "
            "that has no open page."
        ),
        of_partner("name_ru"),
    ),
    Field(
        "partner_en",
        "string",
        _("Organisation, in English"),
        _("The same in English, where there is one."),
        of_partner("name_en"),
    ),
    Field(
        "partner_id",
        "integer",
        _("Organisation’s id"),
        _("The id of that organisation in the data set of partners, if it is there."),
        of_partner("pk"),
    ),
    Field(
        "names_at_signing",
        "list",
        _("Names at signing"),
        _("The names of all partners as the paper has them."),
        lambda row: partners(row, "name_at_signing"),
    ),
    Field(
        "country_code",
        "string",
        _("Country code"),
        _("ISO 3166-1 alpha-2."),
        lambda row: row.country_id,
    ),
    Field(
        "country",
        "string",
        _("Country"),
        _("Its name in Russian, as in the ОКСМ."),
        place("country", "name_ru"),
    ),
    Field(
        "region_code",
        "string",
        _("Region code"),
        _("ISO 3166-2."),
        lambda row: row.region_id,
    ),
    Field(
        "region",
        "string",
        _("Region"),
        _("Its name in Russian."),
        place("region", "name_ru"),
    ),
    Field(
        "kind",
        "string",
        _("Kind"),
        _("agreement, contract, memorandum, protocol, programme or other."),
        lambda row: row.kind,
        words=label_of(Kind),
    ),
    Field(
        "kind_text",
        "string",
        _("Kind in words"),
        _("As the institution writes it, in Russian."),
        or_none("kind_text_ru"),
    ),
    Field(
        "title", "string", _("Title"), _("Its own title, if any."), or_none("title_ru")
    ),
    Field(
        "paper_number",
        "string",
        _("Number on the paper"),
        _("Empty when it is not stated."),
        or_none("number"),
    ),
    Field(
        "stage",
        "string",
        _("Stage"),
        _("signed or ended; anything else is planned."),
        lambda row: (
            row.stage if row.stage in {Stage.SIGNED, Stage.ENDED} else "planned"
        ),
        words=lambda value: {**dict(Stage.choices), **telling.states()}[value],
    ),
    Field(
        "signed_on",
        "date",
        _("Signed on"),
        _("Empty when it is not stated; see the precision."),
        or_none("signed_on"),
    ),
    Field(
        "signed_precision",
        "string",
        _("Precision of the signing date"),
        _("day, month, year or unknown."),
        lambda row: row.signed_precision,
        words=label_of(Precision),
    ),
    Field(
        "starts_on",
        "date",
        _("In force from"),
        _("The first day in force, where it can be told."),
        start_told,
    ),
    Field(
        "ends_on",
        "date",
        _("Ends on"),
        _(
            "The last day with extensions, where it can be told; of one that is renewed "
            "by itself, the last day of the period that runs on the day of the download."
        ),
        running_end,
    ),
    Field(
        "ends_precision",
        "string",
        _("Precision of the last day"),
        _(
            "day, month or year: of an end known to the month the last day of the month "
            "is given; empty when there is no last day."
        ),
        lambda row: telling.precision_of_end(row) if running_end(row) else None,
        words=label_of(Precision),
    ),
    Field(
        "is_endless",
        "boolean",
        _("Without a term"),
        _("true when it is concluded without a term, empty when that is not stated."),
        lambda row: False if running_end(row) else row.is_endless or None,
    ),
    Field(
        "renewal_months",
        "integer",
        _("Renewed by itself for, in months"),
        _(
            "For how long it goes on after the last day unless a party gives notice, "
            "each time anew; empty when it does not."
        ),
        or_none("rolling_months"),
    ),
    Field(
        "term_state",
        "string",
        _("State of the term"),
        _(
            "in_force, expiring, expired, ended, not_yet, planned or unknown on the "
            "day of the download."
        ),
        lambda row: row.term_dimension,
        words=lambda value: telling.states()[value],
    ),
    Field(
        "directions",
        "list",
        _("Directions"),
        _("Numbers of the directions of cooperation."),
        lambda row: [str(one.number) for one in directions_of(row)],
    ),
    Field(
        "source_title",
        "string",
        _("Source"),
        _("The published list from which the row was entered, if any."),
        or_none("source_title"),
    ),
    Field(
        "source_row",
        "integer",
        _("Row of the source"),
        _("The source’s own number of the row."),
        or_none("source_row"),
    ),
    Field(
        "confirmed_on",
        "date",
        _("Confirmed by a partner on"),
        _("The day on which a partner confirmed these terms; empty where none did."),
        lambda row: (
            row.confirmed_at and localdate(row.confirmed_at)
            if tells(row, PublicField.CONFIRMATION)
            else None
        ),
    ),
    Field(
        "not_published",
        "list",
        _("Not published"),
        _("What of these columns the institution keeps to itself, if anything."),
        lambda row: [one.value for one in COLUMNS_OF if one in row.withheld],
        words=lambda value: ", ".join(str(PublicField(one).label) for one in value),
    ),
    Field(
        "url",
        "uri",
        _("Address"),
        _("The agreement’s page."),
        address,
    ),
)


def everybodys(field: Field) -> Field:
    """The column with the row as the site shows it."""
    return replace(field, value=lambda row: field.value(publicly(row)))


FIELDS = tuple(map(everybodys, TOLD))
