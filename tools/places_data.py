"""Writes places/data/countries.csv from pycountry and Babel.

A tool for the person who renews the data, not a part of the platform:

    python -m venv /some/where && /some/where/bin/pip install pycountry babel
    /some/where/bin/python tools/places_data.py

Numeric codes of ISO 3166-1 are those of the ОКСМ (except the two rows of
`countries_oksm.csv`, which the ОКСМ alone has). Short names come from CLDR,
official names from iso-codes; both are corrected by the tables below where they
are abbreviated, dated or differ from the ОКСМ.
"""

import csv
import gettext
import unicodedata
from pathlib import Path

import pycountry
from babel import Locale

TARGET = Path(__file__).parents[1] / "src/mosty/places/data/countries.csv"

SHORT_RU = {
    "AE": "Объединённые Арабские Эмираты",
    "CD": "Демократическая Республика Конго",
    "CG": "Республика Конго",
    "HK": "Гонконг",
    "KP": "КНДР",
    "MM": "Мьянма",
    "MO": "Макао",
    "PS": "Палестина",
    "SH": "Остров Святой Елены",
    "US": "США",
    "VG": "Британские Виргинские острова",
    "VI": "Американские Виргинские острова",
    "FK": "Фолклендские острова",
    "HM": "Остров Херд и острова Макдональд",
    "GS": "Южная Георгия и Южные Сандвичевы острова",
    "MP": "Северные Марианские острова",
    "UM": "Внешние малые острова США",
    "PN": "Острова Питкэрн",
}
SHORT_EN = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
    "VA": "Vatican City",
    "VN": "Viet Nam",
}
OFFICIAL_RU = {
    "GB": "Соединённое Королевство Великобритании и Северной Ирландии",
    "KG": "Киргизская Республика",
    "KR": "Республика Корея",
    "LA": "Лаосская Народно-Демократическая Республика",
    "RU": "Российская Федерация",
    "SY": "Сирийская Арабская Республика",
    "TW": "Тайвань (Китай)",
    "HK": "Специальный административный район Китая Гонконг",
    "MO": "Специальный административный район Китая Макао",
    "VA": "Государство-город Ватикан",
}
OFFICIAL_EN = {
    "KR": "Republic of Korea",
    "LA": "Lao People's Democratic Republic",
    "RU": "Russian Federation",
    "SY": "Syrian Arab Republic",
    "TW": "Taiwan",
}


def without_accents(text):
    """Drops stress marks, keeps й and ё."""
    marked = unicodedata.normalize("NFD", text).replace("\u0301", "")
    return unicodedata.normalize("NFC", marked)


def russian(locale, translation, country):
    code = country.alpha_2
    if code in SHORT_RU:
        return SHORT_RU[code]
    name = locale.territories[code]
    if "о-в" in name:
        name = translation.gettext(country.name)
    return without_accents(name)


def row(country, *, ru, en, translation):
    code = country.alpha_2
    official = getattr(country, "official_name", "")
    official_ru = translation.gettext(official) if official else ""
    name_ru = russian(ru, translation, country)
    name_en = SHORT_EN.get(code, en.territories[code].replace("&", "and"))
    official_en = official.removeprefix("the ")
    return {
        "code": code,
        "alpha3": country.alpha_3,
        "numeric": country.numeric,
        "name_ru": name_ru,
        "name_en": name_en.replace("St. ", "Saint "),
        "official_ru": OFFICIAL_RU.get(code, without_accents(official_ru)) or name_ru,
        "official_en": OFFICIAL_EN.get(code, official_en) or name_en,
    }


def main():
    translation = gettext.translation(
        "iso3166-1", pycountry.LOCALES_DIR, languages=["ru"]
    )
    ru, en = Locale("ru"), Locale("en")
    countries = sorted(pycountry.countries, key=lambda country: country.alpha_2)
    rows = [row(one, ru=ru, en=en, translation=translation) for one in countries]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} countries written to {TARGET.name}")


if __name__ == "__main__":
    main()
