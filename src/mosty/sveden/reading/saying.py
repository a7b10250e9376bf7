"""Cells and lines that say that there is nothing, or only what shall stand there."""

import re
from functools import lru_cache

from mosty.places.phrases import clean

LONGEST = 400
DASHES = re.compile(r"[-–—_.\s*…•]*")
NOTHING = re.compile(
    r"(?:информация|сведения|данные|договор\w*|соглашени\w*|документ\w*|такие|таковые)?"
    r"(?:\s+(?:\w+\s+){0,6}(?:договор\w*|соглашени\w*|организаци\w*))?\s*[-–—:]?\s*"
    r"(?:нет(?:\s+(?:данных|сведений|договоров|информации|сведений))?|н/д|отсутству\w+"
    r"(?:\s+(?:договор\w*|данные|сведения|информация))?|"
    r"не\s+(?:заключ\w+|имеется|имеются|имеет|предусмотрен\w*|планиру\w+|было|"
    r"осуществля\w+|вед[её]тся|применимо)(?:\s+[\w,]+){0,12}|none|n/a|nil|no|"
    r"(?:пока\s+)?отсутству\w+)",
    re.IGNORECASE,
)
SAYS_NONE = re.compile(
    r"\b(?:не\s+(?:заключ(?:ал|ено|ены|ает|али|ала|[её]н)|имеется|имеются|имеет|состоит|"
    r"подписан|подписывал)\w*|отсутству[ею]т|нет\s+(?:договор|соглашен|действующ)\w*|"
    r"(?:none|no\s+(?:agreements|contracts)))",
    re.IGNORECASE,
)
TEMPLATE = re.compile(
    r"_{3,}|\.{5,}|…{2,}|\b[xх]{3,}\b|"
    r"[\[<{]\s*(?:указ|наимен|назв|дат|номер|госуд|стран|рекв|срок|встав|впиш|запол|текст|"
    r"организ|введ|договор|соглаш)[^\]>}]{0,80}[\]>}]|"
    r"\((?:указать|укажите|впишите|вставьте|заполнить|заполните)[^)]{0,80}\)|"
    r"\b(?:дд|dd)\s?[./-]\s?(?:мм|mm)\s?[./-]\s?(?:г{2,4}|y{2,4})\b|\blorem ipsum\b|"
    r"\b(?:будет|будут)\s+(?:размещ|добавл|опубликов|заполн|указан|представл)\w*|"
    r"\bв\s+(?:разработке|стадии\s+(?:разработки|наполнения|заполнения))|"
    r"\bраздел\s+(?:находится|заполняется|обновляется)|"
    r"^(?:образец|пример|шаблон|текст|данные|текст\s+ячейки|ячейка(?:\s+\d+)?|"
    r"(?:наименование|название)\s+(?:государства|страны|организации|договора|партн[её]ра|"
    r"учреждения)|реквизиты\s+договора|государство|страна|организация|реквизиты|"
    r"дата,?\s+номер.*)(?:\s+(?:заполнения|строки|\d+))?$|"
    r"\b(?:заполняется|впишите|вставьте|укажите|вводится|ввести)\b|"
    r"^(?:например|пример)\b[\s:,]",
    re.IGNORECASE,
)
STATEMENT = re.compile(
    r"\b(?:приостановлен\w*|прекращ\w+|на\s+основании|в\s+соответствии|согласно|"
    r"распоряжени\w+|постановлени\w+|приказ\w*|утвержд[её]н\w*|федеральн\w+\s+закон\w*|"
    r"планирует\s|не\s+заключ\w+|осуществля\w+|размеща\w+)\b",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"^(?:проректор|ректор|директор|начальник|заведующ\w+|исполнитель|руководитель|секретарь|"
    r"главный\s+бухгалтер|м\.\s?п|ответственн\w+\s+(?:за|исполнител)|специалист|декан)\b"
    r"(?!.*(?:университет|институт|академи|школ|центр|колледж))|"
    r"^[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.$|^[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+$",
    re.IGNORECASE,
)
LONGEST_TITLE_OF_OFFICE = 80
# «Дата размещения: 10.09.2024», «Страница обновлена 12.03.2024»: of the page, not of a paper.
KEPT = (
    r"(?:(?:дата|время)\s+(?:последн\w+\s+)?(?:размещени|публикаци|опубликовани|обновлени|актуализаци|"
    r"изменени|загрузки|добавлени)\w*|(?:последн\w+\s+)?обновлени[ея]|"
    r"(?:размещ|опубликова|обновл|загруж|добавл|актуализирова)[её]?н[аоы]?\b(?:\s+на\s+сайте)?|"
    r"по\s+состоянию\s+на|актуальн\w+\s+на|(?:last\s+)?(?:updated|modified|published|uploaded)\b)"
)
KEEPING = re.compile(
    rf"\(?\b{KEPT}(?:\s*на\s+сайте)?[\s:–—-]{{0,6}}(?:от\s+|on\s+)?[«\"]?\d{{1,4}}[^\n;()]{{0,18}}?(?:19|20)\d\d"
    r"(?:-\d\d-\d\d)?(?:\s*г(?:ода|\.)?)?(?:,?\s+(?:в\s+)?\d\d?:\d\d(?::\d\d)?)?\)?",
    re.IGNORECASE,
)
OF_PAGE = re.compile(
    r"(?:(?:данные|сведения|информация|страница|раздел|материал|документ|перечень|список)\w*\s+)?"
    rf"{KEEPING.pattern}\W*",
    re.IGNORECASE,
)
TOTAL = re.compile(r"^(?:итого|всего|total|sum)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def says_nothing(text: str) -> bool:
    """«Отсутствует», «-», «Договоры не заключены», «Информация будет размещена»."""
    words = " ".join(clean(text).split()).strip(" .!;")
    if DASHES.fullmatch(words):
        return True
    if len(words) > LONGEST:
        return False
    return bool(NOTHING.fullmatch(words)) or is_template(words)


def is_template(text: str) -> bool:
    """A text that somebody should have replaced."""
    return bool(TEMPLATE.search(" ".join(text.split()).strip(" .:*")))


def is_total(text: str) -> bool:
    return bool(TOTAL.match(text.strip()))


def is_statement(text: str) -> bool:
    """A sentence of an office, where a partner should stand."""
    return bool(STATEMENT.search(text))


def tells_of_page(text: str) -> bool:
    """When a page was put up or changed, which says nothing of a paper."""
    return len(text) <= LONGEST and bool(OF_PAGE.fullmatch(text.strip()))


def without_keeping(text: str) -> str:
    """A paper's words without the day on which they were put on the page."""
    return KEEPING.sub("", text)


def signs(text: str) -> bool:
    """The line of whoever signed the list."""
    return len(text) <= LONGEST_TITLE_OF_OFFICE and bool(SIGNS.match(text.strip()))
