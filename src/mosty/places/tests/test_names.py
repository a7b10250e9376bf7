import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.places import tables
from mosty.places.names import (
    CountryReading,
    read_countries,
    read_country,
    read_region,
)

REGION_CODES = [row["code"] for row in tables.read("regions_ru")]
COUNTRIES = tables.country_rows()


@pytest.mark.parametrize(
    ("text", "code", "city"),
    [
        ("Республика Беларусь", "BY", ""),
        ("Белоруссия", "BY", ""),
        ("г. Минск, Республика Беларусь", "BY", "Минск"),
        ("Беларусь (Минск)", "BY", "Минск"),
        ("г.Витебск Республика Беларусь", "BY", "Витебск"),
        ("ФРГ, г. Йена", "DE", "Йена"),
        ("Республика Казахстан. г. Актау…", "KZ", "Актау"),
        ("Республики\u00a0Казахстан", "KZ", ""),
        ("Казакстан", "KZ", ""),
        ("Турция, г. Стамбул", "TR", "Стамбул"),
        ("КНР", "CN", ""),
        ("KHP", "CN", ""),
        ("Китайской Народной Республики", "CN", ""),
        ("Китай (КНР)", "CN", ""),
        ("Кыргызская Республика", "KG", ""),
        ("Республика Таджикистан", "TJ", ""),
        ("Королевство Марокко", "MA", ""),
        ("Королевство Морокко", "MA", ""),
        ("Росийская Федерация", "RU", ""),
        ("РФ", "RU", ""),
        ("Респу́блика Сербия", "RS", ""),
        ("Рecпyблика Cербия", "RS", ""),
        ("Соединенные Штаты Америки, г. Нью-Йорк", "US", "Нью-Йорк"),
        ("Финляндия, Тампере", "FI", "Тампере"),
        ("Экваториальная Гвинея", "GQ", ""),
        ("Республика Абхазия", "AB", ""),
        ("Южная Осетия", "OS", ""),
        ("Republic of Korea", "KR", ""),
        ("Austria, Vienna", "AT", "Vienna"),
        ("112", "BY", ""),
        ("040", "AT", ""),
        ("KAZ", "KZ", ""),
    ],
)
def test_country_is_read(text, code, city):
    reading = read_country(text)

    assert (reading.code, reading.city, reading.printed) == (code, city, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "отсутствует",
        "Государство",
        "Корея",
        "Россия – Австрия",
        "Приднестровская Молдавская Республика",
        "для того, чтобы",
        "сша и рф",
        "Латинская Америка",
        "999",
    ],
)
def test_country_is_not_guessed(text):
    assert read_country(text) is None


def test_countries_keep_their_order():
    assert [one.code for one in read_countries("Россия – Австрия, Россия")] == [
        "RU",
        "AT",
    ]


def test_country_reading_tells_a_typing_error():
    assert read_country("Королевство Мaрoкка") == CountryReading(
        "MA", "", "Королевство Мaрoкка", "typo"
    )


@pytest.mark.parametrize(
    ("text", "code", "how"),
    [
        ("Хабаровский краевой институт развития образования", "RU-KHA", "kind"),
        ("Институт регионального развития Пензенской области", "RU-PNZ", "name"),
        ("Институт развития образования» Краснодарского края", "RU-KDA", "name"),
        ("Институт развития образования Республики Татарстан", "RU-TA", "name"),
        ("Калининградской области ДПО «ИРО»", "RU-KGD", "name"),
        ("Ставропольский краевой институт развития", "RU-STA", "kind"),
        ("Красноярский краевой институт повышения", "RU-KYA", "kind"),
        ("Центр развития образования города Челябинска", "RU-CHE", "city"),
        ("Орловской области ДПО «ИРО»", "RU-ORL", "name"),
        ("Московский городской педагогический университет", "RU-MOW", "kind"),
        ("Академия управления (Московская область), г. Химки", "RU-MOS", "name"),
        ("Ленинградский областной институт", "RU-LEN", "kind"),
        ("Томский государственный университет", "RU-TOM", "adjective"),
        ("Казанский (Приволжский) федеральный университет", "RU-TA", "adjective"),
        ("Алтайский краевой ИПК", "RU-ALT", "kind"),
        ("Администрация Кировского района Санкт-Петербурга", "RU-SPE", "city"),
        ("ИРО Респ. Башкортостан", "RU-BA", "name"),
        ("ИРО Пензенской обл.", "RU-PNZ", "name"),
        ("ИРО, ул. Московская, г. Саратов", "RU-SAR", "city"),
        ("г. Орёл", "RU-ORL", "city"),
        ("в городе Орле", "RU-ORL", "city"),
        ("г. Набережных Челнов", "RU-TA", "city"),
        ("Ростова-на-Дону", "RU-ROS", "city"),
        ("Нижнего Новгорода", "RU-NIZ", "city"),
        ("РСО–Алания", "RU-SE", "name"),
        ("ХМАО – Югра", "RU-KHM", "name"),
        ("Ханты-Мансийского автономного округа", "RU-KHM", "name"),
        ("Ямало-Ненецкий АО", "RU-YAN", "name"),
        ("Республики Коми", "RU-KO", "name"),
        ("Чувашский республиканский институт", "RU-CU", "kind"),
        ("Хабaровский кpай", "RU-KHA", "name"),
        ("Хабаровскй край", "RU-KHA", "typo"),
        ("Краснодарскго края", "RU-KDA", "typo"),
        ("Республика Татарстн", "RU-TA", "typo"),
        ("г. Челябинскк", "RU-CHE", "typo"),
        ("Khabarovsk Krai", "RU-KHA", "name"),
        ("Republic of Tatarstan", "RU-TA", "name"),
        ("Луганская Народная Республика", "RU-LUG", "name"),
        ("Севастополя", "RU-SEV", "city"),
    ],
)
def test_region_is_read(text, code, how):
    reading = read_region(text)

    assert (reading.code, reading.how, reading.printed) == (code, how, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Институт педагогики, психологии, социальных проблем",
        "Московский педагогический университет",
        "Алтайский институт",
        "Институт имени Кирова",
        "Владимир Иванов",
        "орел",
        "Центр татарского языка",
        "Лаборатория бурятской литературы",
        "Хабаровского и Приморского краёв",
        "Белгородская и Курская области",
        "Пензенской и Орловской областей",
        "Ленинградский проспект",
        "Институт образования, Казань — Челябинск",
    ],
)
def test_region_is_not_guessed(text):
    assert read_region(text) is None


@pytest.mark.parametrize(
    "stem",
    [
        "северо-казахстан",
        "костанай",
        "актюбин",
        "акмолин",
        "жамбыл",
        "туркестан",
        "витеб",
        "брест",
        "гомель",
        "гроднен",
        "могилёв",
        "мин",
        "полтав",
        "черкас",
        "волын",
    ],
)
@pytest.mark.parametrize("kind", ["ской области", "ская область", "ский областной"])
def test_region_of_a_neighbour_is_not_ours(stem, kind):
    assert read_region(f"Институт {stem.title()}{kind}") is None


def test_region_belongs_to_russia_alone():
    assert read_region("Пензенская область", country="BY") is None


def test_every_region_is_read_by_its_own_names():
    rows = tables.read("regions_ru")

    read = {
        (row["code"], name): getattr(read_region(name), "code", None)
        for row in rows
        for name in [row["name_ru"], row["name_en"], *row["aliases"].split("|")]
        if name
    }

    assert {pair: code for pair, code in read.items() if code != pair[0]} == {}
    assert len(rows) == len(set(REGION_CODES)) == 89


def test_every_capital_and_city_is_read_after_its_word():
    read = {
        row["name_ru"]: getattr(read_region(f"г. {row['name_ru']}"), "code", None)
        for row in tables.read("cities_ru")
    }

    assert read == {row["name_ru"]: row["region"] for row in tables.read("cities_ru")}


def test_every_country_is_read_by_its_own_names():
    read = {
        (row["code"], name): getattr(read_country(name), "code", None)
        for row in COUNTRIES
        for name in {row[k] for k in row if k.startswith(("name", "official"))}
    }

    assert {pair: code for pair, code in read.items() if code != pair[0]} == {}


def test_every_alias_is_read_as_its_country():
    read = {
        row["alias"]: getattr(read_country(row["alias"]), "code", None)
        for row in tables.read("country_aliases")
    }

    assert read == {r["alias"]: r["code"] for r in tables.read("country_aliases")}


def test_data_names_each_thing_once():
    cities = [row["name_ru"] for row in tables.read("cities_ru")]
    numbers = [row["numeric"] for row in COUNTRIES]
    regions = {row["region"] for row in tables.read("cities_ru")}
    capitals = {row["capital_ru"] for row in tables.read("regions_ru")}

    assert len(cities) == len(set(cities))
    assert len(numbers) == len(set(numbers))
    assert regions <= set(REGION_CODES)
    assert capitals - set(cities) == set()


@given(st.text(max_size=80))
def test_any_text_gives_a_known_code_or_none(text):
    country, region = read_country(text), read_region(text)

    assert country is None or country.code in {row["code"] for row in COUNTRIES}
    assert region is None or region.code in REGION_CODES


@given(
    st.sampled_from(tables.read("regions_ru")),
    st.sampled_from(["Институт ({})", "ГБУ ДПО «ИРО» {}", "{}, центр", " {} "]),
)
def test_surroundings_do_not_change_the_region(row, frame):
    assert read_region(frame.format(row["name_ru"])).code == row["code"]


@given(st.sampled_from(COUNTRIES), st.data())
def test_one_lost_letter_never_gives_another_country(row, data):
    name = row["official_ru"]
    at = data.draw(st.integers(0, len(name) - 1))

    reading = read_country(name[:at] + name[at + 1 :])

    assert reading is None or reading.code == row["code"]
