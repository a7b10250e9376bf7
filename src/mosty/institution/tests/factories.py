"""The smallest institution."""

import factory

from mosty.institution.models import Institution


class InstitutionFactory(factory.django.DjangoModelFactory):
    """An academy of Saint Petersburg; there is one, so a second call gives it."""

    class Meta:
        model = Institution
        django_get_or_create = ("is_only",)

    is_only = True
    name_ru = "Академия постдипломного педагогического образования"
    name_en = "Academy of Postgraduate Pedagogical Education"
    short_name_ru = "Академия"
    short_name_en = "Academy"
    unit_ru = "Международное и межрегиональное сотрудничество"
    unit_en = "International and interregional cooperation"
    city_ru = "Санкт-Петербург"
    city_en = "Saint Petersburg"
    region_code = "RU-SPE"
    latitude = 59.94
    longitude = 30.31
    email = "cooperation@academy.example"
