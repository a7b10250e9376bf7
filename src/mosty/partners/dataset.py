"""The columns of the open data set of partners, with what each means."""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from mosty.access.roles import Audience
from mosty.listings.fields import Field, label_of
from mosty.partners.models import Kind, Organisation


def address(row) -> str:
    with override(settings.LANGUAGE_CODE):
        return settings.PUBLIC_URL + row.get_absolute_url()


def or_none(column):
    return lambda row: getattr(row, column) or None


def identifier(scheme):
    def value(row):
        own = (one for one in row.identifiers.all() if not one.is_other)
        known = {one.scheme: one.value for one in own}
        return known.get(scheme)

    return value


FIELDS = (
    Field("id", "integer", _("Id"), _("Part of the address."), lambda row: row.pk),
    Field(
        "name",
        "string",
        _("Name"),
        _("The present full name, in Russian."),
        lambda row: row.name_ru,
    ),
    Field(
        "name_en",
        "string",
        _("Name in English"),
        _("Empty when there is none."),
        or_none("name_en"),
    ),
    Field(
        "short_name",
        "string",
        _("Short name"),
        _("In Russian."),
        or_none("short_name_ru"),
    ),
    Field(
        "former_names",
        "list",
        _("Former names"),
        _("Full names borne before, in any language."),
        lambda row: [one.full_name for one in row.names.all() if one.until],
    ),
    Field(
        "other_names",
        "list",
        _("Other names"),
        _("Names of records that were merged into this one, in any language."),
        lambda row: [
            one.full_name for one in row.names.all() if one.is_other and not one.until
        ],
    ),
    Field(
        "kind",
        "string",
        pgettext_lazy("organisation", "Kind"),
        _(
            "university, institute, school, authority, international, association, "
            "other or unknown."
        ),
        lambda row: row.kind,
        words=label_of(Kind),
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
        lambda row: row.country.name_ru,
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
        lambda row: row.region.name_ru if row.region else None,
    ),
    Field("city", "string", _("City"), _("In Russian."), or_none("city_ru")),
    Field(
        "latitude",
        "number",
        _("Latitude"),
        _("Degrees north, WGS 84."),
        lambda row: row.latitude,
    ),
    Field(
        "longitude",
        "number",
        _("Longitude"),
        _("Degrees east, WGS 84."),
        lambda row: row.longitude,
    ),
    Field("site", "uri", _("Site"), _("Empty when not known."), or_none("site")),
    Field("inn", "string", "ИНН", _("Taxpayer’s number, Russia."), identifier("inn")),
    Field("ogrn", "string", "ОГРН", _("State number, Russia."), identifier("ogrn")),
    Field(
        "ror", "string", "ROR", _("Research Organization Registry."), identifier("ror")
    ),
    Field(
        "parent_id",
        "integer",
        _("Parent’s id"),
        _("The organisation of which it is a branch."),
        lambda row: row.parent_id if row.parent_shown else None,
    ),
    Field("url", "uri", _("Address"), _("The partner’s page."), address),
)


def merged(viewing):
    """Records that visitors knew and that were given up for others they may see."""
    rows = Organisation.objects.filter(audience=Audience.PUBLIC)
    is_shown = Q(merged_into__audience=Audience.PUBLIC, merged_into__is_archived=False)
    is_on_the_way = Q(merged_into__merged_into__isnull=False)
    rows = rows.filter(is_shown | is_on_the_way).exclude(merged_into=None)
    return rows.select_related("merged_into").prefetch_related("merges_away")


def merged_on(row):
    standing = [one.at for one in row.merges_away.all() if one.undone_at is None]
    return timezone.localdate(standing[0]).isoformat() if standing else None


MERGED_FIELDS = (
    Field("id", "integer", _("Id"), _("The id that was given up."), lambda row: row.pk),
    Field(
        "name",
        "string",
        _("Name"),
        _("The full name that the record had, in Russian."),
        lambda row: row.name_ru,
    ),
    Field(
        "merged_into",
        "integer",
        _("Merged into"),
        _("The id of the record that stands for it."),
        lambda row: row.standing().pk,
    ),
    Field("merged_on", "date", _("Merged on"), _("The day of the merge."), merged_on),
    Field(
        "url",
        "uri",
        _("Address"),
        _("The page of the record that stands for it."),
        lambda row: address(row.standing()),
    ),
)
