"""A column of ours, and those that lists of partners and of agreements share."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """A column of ours: how it is called in other people's tables, and an example."""

    name: str
    title: str | Promise
    headings: str
    example: str = ""
    hint: str | Promise = ""
    is_required: bool = False


NAME = "name_ru"
PLACE = (
    Column(
        "country",
        _("Country"),
        "страна|государство|страна партнера|country|state|ел|мемлекет|краіна|дзяржава",
        "Беларусь",
        _("In Russian or English, or the code of two letters: BY."),
        is_required=True,
    ),
    Column(
        "region",
        _("Region"),
        "регион|субъект|субъект рф|область|край|республика|region|province|облыс|өңір"
        "|аймақ|рэгіён|вобласць",
        "",
        _("A subject of the Russian Federation, by name or code: RU-TA."),
    ),
    Column(
        "city_ru",
        _("City"),
        "город|населенный пункт|место нахождения|city|town|қала|горад",
        "Минск",
    ),
)
ORGANISATION = (
    "организация|название организации|наименование организации|полное наименование"
    "|полное название|партнер|наименование партнера|название партнера|контрагент"
    "|название|наименование|вуз|учреждение|имя|organisation|organization|partner"
    "|name|full name|institution|ұйым|ұйым атауы|атауы|серіктес|арганізацыя"
    "|назва арганізацыі|назва|партнёр|партнер организация|установа"
)
