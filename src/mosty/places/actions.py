"""Fills the tables of places from the data files."""

from django.db import transaction

from mosty.places import tables
from mosty.places.models import Country, Region
from mosty.search.words import sort_key

COUNTRY_FIELDS = ["numeric", "name_ru", "name_en", "official_ru", "official_en"]
REGION_FIELDS = ["name_ru", "name_en", "kind", "zone"]


@transaction.atomic
def load_places(*, country=Country, region=Region):
    """Writes every country and region of the files; repeating changes nothing.

    A migration passes its own historical models. Rows that the files no longer
    hold stay: records may point to them.
    """
    country.objects.bulk_create(
        [_country(country, row) for row in tables.country_rows()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*COUNTRY_FIELDS, "sort_ru"],
    )
    region.objects.bulk_create(
        [_region(region, row) for row in tables.read("regions_ru")],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*REGION_FIELDS, "country", "sort_ru"],
    )


def _country(model, row):
    values = {field: row[field] for field in COUNTRY_FIELDS}
    return model(code=row["code"], sort_ru=sort_key(row["name_ru"]), **values)


def _region(model, row):
    values = {field: row[field] for field in REGION_FIELDS}
    order = sort_key(row["name_ru"])
    return model(code=row["code"], country_id="RU", sort_ru=order, **values)
