"""Names of educational institutions and agreements, made from a seed.

The same `n` and `seed` give the same rows. Cities and regions of Russia are those
of the room `places`; the rest is written out here.
"""

import csv
import datetime
import random
from collections.abc import Iterator
from pathlib import Path

from mosty.search.words import other_script

PLACES = Path(__file__).parents[1] / "src" / "mosty" / "places" / "data"

CITIES_ABROAD = {
    "BY": {
        "BY-MI": "Минск Борисов Солигорск Молодечно Жодино Слуцк Дзержинск Вилейка",
        "BY-BR": "Брест Барановичи Пинск Кобрин Берёза Лунинец Ивацевичи Пружаны",
        "BY-VI": "Витебск Орша Новополоцк Полоцк Поставы Глубокое Лепель Новолукомль",
        "BY-HO": "Гомель Мозырь Жлобин Светлогорск Речица Калинковичи Рогачёв Добруш",
        "BY-HR": "Гродно Лида Слоним Волковыск Сморгонь Новогрудок Мосты Щучин",
        "BY-MA": "Могилёв Бобруйск Горки Осиповичи Кричев Быхов Климовичи Шклов",
    },
    "KZ": {
        "KZ-ALA": "Алматы",
        "KZ-AST": "Астана",
        "KZ-AKM": "Кокшетау Степногорск Щучинск Атбасар Макинск Есиль",
        "KZ-AKT": "Актобе Хромтау Кандыагаш Шалкар",
        "KZ-KAR": "Караганда Темиртау Балхаш Сарань Шахтинск Абай",
        "KZ-KUS": "Костанай Рудный Лисаковск Аркалык Житикара",
        "KZ-PAV": "Павлодар Экибастуз Аксу",
        "KZ-VOS": "Усть-Каменогорск Риддер Зыряновск Шемонаиха",
        "KZ-ZAP": "Уральск Аксай",
        "KZ-SEV": "Петропавловск Булаево Мамлютка Тайынша",
        "KZ-YUZ": "Туркестан Кентау Сарыагаш Жетысай Арысь",
    },
    "UZ": {"": "Ташкент Самарканд Бухара Наманган Андижан Фергана Нукус Карши Термез"},
    "KG": {"": "Бишкек Ош Джалал-Абад Каракол Токмок Нарын Талас Балыкчы"},
    "AM": {"": "Ереван Гюмри Ванадзор Вагаршапат Раздан Абовян Капан"},
    "RS": {"": "Белград Ниш Крагуевац Суботица Зренянин Панчево Чачак"},
    "CN": {"": "Пекин Харбин Шанхай Далянь Шэньян Чанчунь Гуанчжоу Ухань Сиань"},
    "TJ": {"": "Душанбе Худжанд Бохтар Куляб Истаравшан Канибадам"},
}
ADJECTIVE_ABROAD = {
    "BY": "Республика Беларусь",
    "KZ": "Республика Казахстан",
    "UZ": "Республика Узбекистан",
    "KG": "Кыргызская Республика",
    "AM": "Республика Армения",
    "RS": "Республика Сербия",
    "CN": "Китайская Народная Республика",
    "TJ": "Республика Таджикистан",
}
LEGAL_FORMS = [
    ("Муниципальное бюджетное общеобразовательное учреждение", "Municipal Budget"),
    ("Муниципальное автономное общеобразовательное учреждение", "Municipal Autonomous"),
    ("Государственное бюджетное общеобразовательное учреждение", "State Budget"),
    ("Государственное казённое учреждение", "State Public"),
    ("Государственное автономное учреждение", "State Autonomous"),
    ("Частное общеобразовательное учреждение", "Private"),
]
LEGAL_FORMS_ABROAD = [
    ("Государственное учреждение образования", "State Educational Institution"),
    ("Учреждение образования", "Educational Institution"),
    ("Коммунальное государственное учреждение", "Municipal State Institution"),
    ("Некоммерческое акционерное общество", "Non-profit Joint-stock Company"),
]
NUMBERED = [
    ("Средняя общеобразовательная школа", "Secondary School"),
    ("Основная общеобразовательная школа", "Basic School"),
    ("Гимназия", "Gymnasium"),
    ("Лицей", "Lyceum"),
    ("Детский сад", "Kindergarten"),
    ("Школа-интернат", "Boarding School"),
    ("Прогимназия", "Progymnasium"),
    ("Специальная коррекционная школа", "Special School"),
    ("Детская музыкальная школа", "Music School"),
    ("Детская школа искусств", "School of Arts"),
    ("Центр образования", "Education Centre"),
]
NAMED = [
    ("педагогический колледж", "Teacher Training College"),
    ("государственный университет", "State University"),
    ("педагогический университет", "Pedagogical University"),
    ("институт развития образования", "Institute of Education Development"),
    ("институт повышения квалификации", "Institute of Advanced Training"),
    ("дворец творчества юных", "Palace of Youth Creativity"),
    ("эколого-биологический центр", "Ecological and Biological Centre"),
    ("технологический техникум", "Technological College"),
    ("аграрный колледж", "Agrarian College"),
    ("информационно-методический центр", "Methodology Centre"),
    ("центр психолого-педагогической помощи", "Psychological Aid Centre"),
    ("кадетский корпус", "Cadet School"),
]
HONOURS = """
А. С. Пушкина|М. Ю. Лермонтова|Н. В. Гоголя|Л. Н. Толстого|Ф. М. Достоевского|
А. П. Чехова|М. Горького|В. В. Маяковского|С. А. Есенина|А. А. Ахматовой|
М. В. Ломоносова|Д. И. Менделеева|Н. И. Пирогова|К. Д. Ушинского|А. С. Макаренко|
В. А. Сухомлинского|С. Т. Шацкого|Л. С. Выготского|К. Э. Циолковского|С. П. Королёва|
Ю. А. Гагарина|В. В. Терешковой|Г. С. Титова|А. А. Леонова|Г. К. Жукова|
К. К. Рокоссовского|А. М. Василевского|И. С. Конева|А. В. Суворова|М. И. Кутузова|
П. С. Нахимова|Ф. Ф. Ушакова|Александра Невского|Дмитрия Донского|Петра Великого|
Янки Купалы|Якуба Коласа|Максима Танка|Франциска Скорины|Кирилла Туровского|
Евфросинии Полоцкой|Кастуся Калиновского|Адама Мицкевича|Абая Кунанбаева|
Ыбрая Алтынсарина|Шокана Уалиханова|Каныша Сатпаева|Мухтара Ауэзова|
Алии Молдагуловой|Маншук Маметовой|Бауыржана Момышулы|Жамбыла Жабаева|
Мусы Джалиля|Габдуллы Тукая|Расула Гамзатова|Коста Хетагурова|Кайсына Кулиева|
Алишера Навои|Мирзо Улугбека|Авиценны|Чингиза Айтматова|Мовсеса Хоренаци|
Николы Теслы|Вука Караджича|Зои Космодемьянской|Олега Кошевого|Павлика Морозова|
А. И. Покрышкина|И. Н. Кожедуба|А. П. Маресьева|Д. М. Карбышева|П. М. Машерова|
И. В. Курчатова|С. И. Вавилова|П. Л. Капицы|А. Д. Сахарова|Н. И. Лобачевского|
С. В. Ковалевской|И. П. Павлова|И. И. Мечникова|В. И. Вернадского|Н. Н. Миклухо-Маклая|
М. И. Глинки|П. И. Чайковского|М. П. Мусоргского|Н. А. Римского-Корсакова|
И. Е. Репина|И. И. Шишкина|И. К. Айвазовского|Н. К. Рериха|М. З. Шагала
"""
STEMS = """
Берёз Красн Бел Черн Зелен Нов Стар Сосн Дуб Лип Ольх Ив Ряб Вишн Яблон Калин
Малин Камен Песчан Глин Озёр Реч Лес Степ Луг Пол Гор Холм Ключ Колодез Мельнич
Кузнец Гончар Рыбац Пасеч Медвеж Волч Лис Бобр Журавл Лебед Сокол Орл Ястреб Ворон
Петр Иван Никол Михайл Алексе Андре Фёдор Тимоф Григор Васил Павл Степан Матве Кирилл
Троиц Покров Успен Воскресен Рождествен Богород Архангел Преображен Знамен Благовещен
Сафон Терент Савел Лавр Захар Игнат Прохор Сидор Карп Макар Назар Остап Тарас Харитон
"""
VILLAGE_STARTS = " Ново Старо Верхне Нижне Мало Велико Больше Средне Красно Усть-"
VILLAGE_ENDS = "овка ово ино ское евка ица ники инское овское ушка"
SURNAME_ENDS = "ова ина енко ича ской евича янца ука овца ковского"
DISTRICTS = """
Центральн Московск Ленинск Советск Октябрьск Первомайск Заводск Кировск Приморск
Северн Южн Западн Восточн Заречн Пригородн Железнодорожн Партизанск Фрунзенск
Калининск Невск Адмиралтейск
"""
INITIALS = "АБВГДЕИКЛМНОПРСТФЭЮЯ"
PAPERS = [
    "Соглашение о сотрудничестве",
    "Договор о сотрудничестве",
    "Меморандум о взаимопонимании",
    "Протокол о намерениях",
    "Программа сотрудничества",
    "Дополнительное соглашение",
]


def organisations(n: int, seed: int = 1) -> Iterator[dict]:
    """`n` institutions: name_ru, name_en, country, region, city (Russian), kind.

    `country` is alpha-2; `region` an ISO 3166-2 code or "" where none is known.
    About two thirds stand in Russia.
    """
    dice = random.Random(seed)
    at_home = _cities_of_russia()
    abroad = _cities_abroad()
    for _ in range(n):
        country, region, city = dice.choice(at_home if dice.random() < 0.66 else abroad)
        yield _organisation(dice, country, region, city)


def agreements(n: int, seed: int = 1, *, of: int = 130_000) -> Iterator[dict]:
    """`n` agreements, each with an organisation of the first `of` by its place.

    Keys: register_number, organisation, kind_text_ru, signed_on, valid_until, stage;
    a date is None where it is not known.
    """
    dice = random.Random(seed)
    for number in range(1, n + 1):
        signed_on = datetime.date(2005, 1, 1) + datetime.timedelta(dice.randrange(7900))
        if dice.random() < 0.2:
            signed_on = None
        length = datetime.timedelta(365 * dice.randint(1, 10))
        is_bounded = signed_on is not None and dice.random() < 0.7
        yield {
            "register_number": number,
            "organisation": dice.randrange(of),
            "kind_text_ru": dice.choice(PAPERS),
            "signed_on": signed_on,
            "valid_until": signed_on + length if is_bounded else None,
            "stage": "signed" if dice.random() < 0.9 else "draft",
        }


def mistyped(word: str, dice: random.Random) -> str:
    """The word with one edit: a letter lost, doubled, changed, or two swapped."""
    letters = "абвгдежзийклмнопрстуфхцчшщыьэюя"
    if word.isascii():
        letters = "abcdefghijklmnopqrstuvwxyz"
    while True:
        place = dice.randrange(len(word))
        letter = dice.choice(letters)
        spoilt = dice.choice(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
            ]
        )
        if spoilt != word:
            return spoilt


def _organisation(dice, country, region, city) -> dict:
    is_home = country == "RU"
    legal_ru, legal_en = dice.choice(LEGAL_FORMS if is_home else LEGAL_FORMS_ABROAD)
    title_ru, title_en, kind = _title(dice, city)
    place_ru, place_en = _place(dice, city)
    honour = _honour(dice)
    name_ru, name_en = f"«{title_ru}{' имени ' + honour if honour else ''}»", title_en
    if dice.random() < 0.6:
        name_ru, name_en = f"{legal_ru} {name_ru}", f"{legal_en} {name_en}"
    if honour:
        name_en += f" named after {_latin(honour)}"
    tail = "" if is_home else f", {ADJECTIVE_ABROAD[country]}"
    return {
        "name_ru": f"{name_ru} {place_ru}{tail}",
        "name_en": f"{name_en}, {place_en}",
        "country": country,
        "region": region,
        "city": city,
        "kind": kind,
    }


def _title(dice, city):
    if dice.random() < 0.75:
        title_ru, title_en = dice.choice(NUMBERED)
        number = dice.randint(1, 240)
        return f"{title_ru} № {number}", f"{title_en} No. {number}", "school"
    title_ru, title_en = dice.choice(NAMED)
    adjective = _adjective(city)
    kind = "university" if "университет" in title_ru else "institute"
    return f"{adjective}ий {title_ru}", f"{_latin(adjective)}y {title_en}", kind


def _honour(dice):
    chance = dice.random()
    if chance < 0.2:
        return dice.choice(HONOUR_NAMES)
    if chance < 0.35:
        first, second = dice.choice(INITIALS), dice.choice(INITIALS)
        surname = dice.choice(STEMS.split()) + dice.choice(SURNAME_ENDS.split())
        return f"{first}. {second}. {surname}"
    return ""


def _place(dice, city):
    chance = dice.random()
    if chance < 0.5:
        return f"г. {city}", _latin(city)
    if chance < 0.75:
        district = dice.choice(DISTRICTS.split())
        return (
            f"{district}ого района г. {city}",
            f"{_latin(district)}y district, {_latin(city)}",
        )
    start = dice.choice(VILLAGE_STARTS.split(" ")) if dice.random() < 0.4 else ""
    stem, end = dice.choice(STEMS.split()), dice.choice(VILLAGE_ENDS.split())
    village = (start + stem + end).capitalize()
    adjective = _adjective(city)
    return (
        f"д. {village} {adjective}ого района",
        f"{_latin(village)}, {_latin(adjective)}y district",
    )


def _adjective(city):
    """The adjective of a city without its ending: Казань → Казанск."""
    stem = city.removesuffix("ск").removesuffix("цк").rstrip("аеиойуыьюя")
    return stem + "ск"


def _latin(text: str) -> str:
    return " ".join(
        other_script(word.lower()).capitalize()
        for word in text.replace("-", " ").split()
    )


def _cities_of_russia():
    with (PLACES / "cities_ru.csv").open(encoding="utf-8") as file:
        return [("RU", row["region"], row["name_ru"]) for row in csv.DictReader(file)]


def _cities_abroad():
    return [
        (country, region, city)
        for country, regions in CITIES_ABROAD.items()
        for region, cities in regions.items()
        for city in cities.split()
    ]


HONOUR_NAMES = [name.strip() for name in HONOURS.replace("\n", "").split("|")]
