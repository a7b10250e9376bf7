"""Fills the tables of places from the data files."""

import csv
import os
from pathlib import Path

from django.db import transaction

from mosty.places import tables, workdays
from mosty.places.models import Country, Region
from mosty.search.words import sort_key

COUNTRY_FIELDS = ["numeric", "name_ru", "name_en", "official_ru", "official_en"]
REGION_FIELDS = ["name_ru", "name_en", "kind", "zone"]


def load_workdays(text: str) -> int:
    """Keep a year's days that differ from the week; gives the year.

    `NoCalendar` refuses what is not one whole year. The same year is replaced.
    """
    days = workdays.read_year(text)
    year = next(iter(days)).year
    folder = workdays.own_folder()
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    written = Path(folder / f".{year}.new")
    with written.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["day", "is"])
        for day in sorted(days):
            rows.writerow([day.isoformat(), "work" if days[day] else "off"])
    os.replace(written, folder / f"{year}.csv")
    return year


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
