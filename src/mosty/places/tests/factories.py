"""Countries and regions as the data files name them."""

import factory

from mosty.places import tables
from mosty.places.models import Country, Region
from mosty.search.words import sort_key


def row_of(name, code):
    rows = tables.country_rows() if name == "countries" else tables.read(name)
    return next((row for row in rows if row["code"] == code), {})


class CountryFactory(factory.django.DjangoModelFactory):
    """A country by its alpha-2 code; loaded ones are taken as they stand."""

    class Meta:
        model = Country
        django_get_or_create = ("code",)

    class Params:
        row = factory.LazyAttribute(lambda one: row_of("countries", one.code))

    code = "BY"
    numeric = factory.LazyAttribute(lambda one: one.row.get("numeric", "999"))
    name_ru = factory.LazyAttribute(lambda one: one.row.get("name_ru", one.code))
    name_en = factory.LazyAttribute(lambda one: one.row.get("name_en", one.code))
    official_ru = factory.LazyAttribute(lambda one: one.row.get("official_ru", ""))
    official_en = factory.LazyAttribute(lambda one: one.row.get("official_en", ""))
    sort_ru = factory.LazyAttribute(lambda one: sort_key(one.name_ru))


class RegionFactory(factory.django.DjangoModelFactory):
    """A subject of the Russian Federation by its code."""

    class Meta:
        model = Region
        django_get_or_create = ("code",)

    class Params:
        row = factory.LazyAttribute(lambda one: row_of("regions_ru", one.code))

    code = "RU-TA"
    country = factory.SubFactory(CountryFactory, code="RU")
    name_ru = factory.LazyAttribute(lambda one: one.row.get("name_ru", one.code))
    name_en = factory.LazyAttribute(lambda one: one.row.get("name_en", one.code))
    kind = factory.LazyAttribute(lambda one: one.row.get("kind", ""))
    zone = factory.LazyAttribute(lambda one: one.row.get("zone", ""))
    sort_ru = factory.LazyAttribute(lambda one: sort_key(one.name_ru))
