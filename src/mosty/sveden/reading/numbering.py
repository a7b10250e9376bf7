"""The number of a paper, among the other numbers that are printed beside it."""

import re

from mosty.sveden.reading.titles import OF_ANOTHER
from mosty.ui import written_dates

TOKEN = r"[^\s,;()«»]*\d[^\s,;()«»]*|[A-ZА-ЯЁ]{1,5}[-/][^\s,;()«»]+"
# «№ MoU 1/24»
WORD_BEFORE = r"(?:(?-i:[A-ZА-ЯЁ][A-Za-zА-ЯЁ]{1,5})\s(?=\d+[-/]\d))?"
JOINED = (
    r"(?:\s?[-–/]\s?(?:[^\s,;()«»]*\d[^\s,;()«»]*|(?-i:[A-ZА-ЯЁ]{1,4})(?![\w.])))*"
    r"(?:\s(?-i:[А-ЯЁA-Z]{2,5}[-/]\d[^\s,;()«»]*)|\s(?-i:[А-ЯЁA-Z]{1,3})(?=\s+от\b|\s+dated\b|\s*[,;)]|\s*$))?"
)
NUMBER = re.compile(
    r"(?:№|#|\bN[oº°]?\.?(?=\s*(?:[\dA-ZА-Я]{1,6}[-/ ]){0,2}[\dA-ZА-Я]*[-/]?\d)|(?<!без )\bномер\w*:?)\s*№?\s*"
    rf"(?P<number>б\s?[/.\\]\s?н\.?|{WORD_BEFORE}(?:{TOKEN}){JOINED})",
    re.IGNORECASE,
)
# «Договор 18/4 от 18 апреля»: a number without its sign, just before the date.
UNSIGNED = re.compile(
    r"(?<![\w.,/-])(?P<number>(?=[^\s,;()]*\d)[\w]+(?:[-/.][\w]+)*)\s+(?=от\s+[«\"\d])",
    re.IGNORECASE,
)
# «приказ ректора № 77», «со школой № 5»: a number, and not that of the paper.
OF_SOMETHING_ELSE = re.compile(
    r"\b(?:(?:приказ|распоряжени|постановлени)\w*(?:\s+[^\W\d]+){0,2}|"
    r"(?:школ[а-ъ]|школь|гимнази[аеиюя]|лице[йяюе](?!в)|училищ[аеу]|сош\b|сш\b|детск\w+\s+сад(?!ов\b|ы\b))\w*)"
    r"\s*$",
    re.IGNORECASE,
)
# «дружба школ № 5 и № 7» names two schools, «договор о дружбе школ № 7 от …» a paper.
OF_SEVERAL = re.compile(
    r"\b(?:школ|гимназий|лицеев|училищ|садов|колледжей|между\s[^№]*)\s*(?P<others>(?:№\s*\S+?\s*(?:,|\bи\b)\s*)*)$",
    re.IGNORECASE,
)
AND_ANOTHER = re.compile(r"\s*(?:,|\bи\b)\s*(?:\w+\s+)?№")
OF_ADDITION = re.compile(
    r"(?<=\w)\W{1,20}доп(?:\.|олнительн\w+)\s*соглашени\w*\s*$", re.IGNORECASE
)
NONE = re.compile(r"(?:№\s*)?б\s?[/.\\]\s?н\b\.?|без\s+номера", re.IGNORECASE)
NO_NUMBER = re.compile(
    r"б\s?[/.\\]\s?н\.?|без\s+номера|номер\w*\s+(?:отсутств|не\s)\w*|отсутств\w*|нет|"
    r"не\s+\w+|none|no\s+number|n/a|[-–—_.\s]*",
    re.IGNORECASE,
)
# A cell that is a number and no more: «№ 12 НИР/23».
WHOLE = re.compile(
    r"(?:рег\.?\s*)?(?:№|#|N[oº°]?\.?)?\s*(?P<number>[^\s,;()«»]*\d[^\s,;()«»]*(?:\s[^\s,;()«»a-zа-яё]+){1,2})"
)
BARE_NUMBER = re.compile(r"^\s*№?\s*(?P<number>\S.*?)\s*$")


def own_number(text: str) -> re.Match | None:
    """The number of the paper itself, not of another that it names."""
    for pattern in (NUMBER, UNSIGNED):
        for match in pattern.finditer(text):
            before = text[: match.start()]
            if OF_ANOTHER.search(before) and before[:20].lower().lstrip().startswith(
                ("доп", "прот", "прил", "add", "suppl", "изм")
            ):
                continue
            if _is_of_something_else(before) or _is_one_of_several(match, text):
                continue
            is_date = "/" not in match["number"] or match["number"].count("/") > 1
            if (
                pattern is UNSIGNED
                and is_date
                and written_dates.find_dates(match["number"])
            ):
                continue
            return match
    return None


def _is_of_something_else(before: str) -> bool:
    """Whether the words before a number say that it is not the paper's."""
    words = before.rstrip(" №")
    return (
        _is_quoted(before)
        or bool(OF_SOMETHING_ELSE.search(words))
        or bool(OF_ADDITION.search(words))
    )


def _is_one_of_several(match: re.Match, text: str) -> bool:
    several = OF_SEVERAL.search(text[: match.start()].rstrip(" №"))
    if several is None:
        return False
    return bool(several["others"] or AND_ANOTHER.match(text, match.end()))


def _is_quoted(before: str) -> bool:
    """«Гимназия №5»: the number is a part of a name."""
    return before.count("«") > before.count("»")


def printed_number(text: str) -> str:
    text = " ".join(text.split()).strip(" .,;:*")
    return "б/н" if NONE.fullmatch(text) else text
