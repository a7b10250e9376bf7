"""What a row of a list says of an agreement beyond its kind, its date and its term.

Plain values by plain rules: what is not understood is told and kept as a note.
"""

import re
from collections.abc import Mapping

from mosty.agreements import languages
from mosty.partners.matching import plain
from mosty.sveden.reading import dates
from mosty.ui import written_dates

LANGUAGES = (
    ("ru", "рус|rus"),
    ("en", "англ|eng"),
    ("be", "белор|belar"),
    ("kk", "казах|kaz"),
    ("de", "нем|germ|deu"),
    ("fr", "франц|fre|fra"),
    ("zh", "кит|chin"),
    ("es", "испан|spa"),
    ("it", "итал|ital"),
    ("fi", "финс|finn"),
    ("pl", "поль|poli"),
    ("hy", "армян|armen"),
    ("uz", "узбек|uzb"),
    ("ky", "кирг|кырг|kyrg"),
    ("tg", "тадж|taj"),
    ("az", "азерб|azer"),
    ("ka", "груз|georg"),
    ("sr", "серб|serb"),
    ("bg", "болг|bulg"),
    ("ja", "япон|jap"),
    ("ko", "корей|kore"),
    ("tr", "турец|turk"),
    ("ar", "араб|arab"),
    ("et", "эстон|eston"),
    ("lv", "латы|latv"),
    ("lt", "литов|lith"),
    ("mn", "монг|mong"),
    ("vi", "вьет|viet"),
    ("fa", "перс|фарси|pers"),
    ("cs", "чеш|czech"),
    ("hu", "венг|hung"),
)
LEVELS = (
    ("framework", "рамоч|framework|генеральн"),
    ("amendment", "доп|измен|amend|addend"),
    ("annex", "прилож|annex|appendix"),
    ("implementing", "исполн|реализац|implement"),
)
STAGES = (
    ("negotiation", "согласован|переговор|обсужд|negotiat|подготов"),
    ("draft", "проект|черновик|draft"),
    ("planned", "планир|намеч|идея|planned|idea"),
    ("ended", "расторг|прекращ[её]н досрочно|terminated|ended early"),
    ("archived", "архив|archive"),
    (
        "signed",
        "подпис|заключ|действ|в силе|ист[её]к|заверш|истек|signed|active|valid|expired|in force",
    ),
)
SUBJECTS = (
    ("education", "образован|обучен|учебн|educat|teach"),
    ("science", "наук|научн|исследов|scien|research"),
    ("other", "иное|друг|прочее|ни то|other|neither"),
)
AUDIENCES = (
    ("confidential", "конфид|дсп|закрыт|confid"),
    ("staff", "служеб|сотрудник|внутрен|staff|internal"),
    ("public", "открыт|все|публич|public|everybody"),
)
RENEWALS = (
    ("none", "^нет$|не предусм|не продл|без прод|без прол|^no$|^none$"),
    (
        "by_act",
        "по соглаш|по согласов|дополнительн|письменн|по реш|by agreement|by act",
    ),
    ("automatic", "автомат|automatic|самопрол|пролонгируется|продлевается"),
)
TIMES = re.compile(r"(\d+)\s*(?:-?х)?\s*раз|(\d+)\s*times", re.IGNORECASE)
ONCE = re.compile(r"\b(?:один раз|однократно|once)\b", re.IGNORECASE)
EACH_YEAR = re.compile(
    r"ежегодн|на (?:кажд|следующ|очередн)\w* (?:календарн\w+ )?год", re.I
)
NOTICE = re.compile(
    r"(\d+|один|два|три|шесть)\s*(?:\([^)]*\)\s*)?(мес|month|дн|ден|day|нед|week|год|year)",
    re.IGNORECASE,
)
WORDS = {"один": 1, "два": 2, "три": 3, "шесть": 6}
BEFORE = re.compile(
    r"(?:за|не позднее(?:,? чем)?(?: за)?)\s+(?=\d|один|два|три|шесть)", re.I
)
NUMBER = re.compile(r"(?:№|N|no\.?)\s*([\w/.-]+)", re.IGNORECASE)
NOT_NEEDED = re.compile(r"не\s*треб|не\s*нуж|освобожд|not needed|exempt", re.IGNORECASE)
APART = re.compile(r"[;\n]")
COUNTRY = re.compile(r"^(.*?)\s*\(([^()]{2,60})\)\s*$", re.DOTALL)
PLAIN = {
    "title_en": 500,
    "own_number": 80,
    "signatory": 200,
    "signatory_position": 200,
    "authority": 300,
    "original_place": 200,
    "basis_ru": 20_000,
    "notes": 20_000,
    "responsible": 200,
    "above": 80,
    "newer": 80,
    "project": 400,
    "kind_text_en": 300,
    "basis_en": 20_000,
    "our_signatory": 200,
    "our_signatory_position": 200,
}
LARGEST_NUMBER = 2_000_000_000


def read_further(reading, texts: Mapping[str, str]) -> None:
    """Into `reading.more`; into its `unread` what cannot be told."""
    more = reading.more
    for name, longest in PLAIN.items():
        if texts.get(name):
            more[name] = texts[name][:longest]
    for name, told in (
        ("level", LEVELS),
        ("stage", STAGES),
        ("audience", AUDIENCES),
        ("subject", SUBJECTS),
    ):
        _read_word(reading, name, texts.get(name, ""), told)
    _read_languages(reading, texts)
    _read_renewal(reading, texts.get("renewal", ""))
    _read_notice(reading, texts.get("notice", ""))
    _read_day(reading, "ended", texts.get("ended", ""))
    _read_day(reading, "withdrawn", texts.get("withdrawn", ""))
    _read_register_number(reading, texts.get("register_number", ""))
    _read_clearance(reading, texts.get("clearance", ""))
    more["parties"] = [_party(one) for one in _parts(texts.get("parties", ""))]
    more["directions"] = _parts(texts.get("directions", ""))
    if more.get("stage") == "ended" and not more.get("ended"):
        reading.fault("ended_when", "ended", texts.get("stage", ""))
    if more.get("ended") and "stage" not in more:
        more["stage"] = "ended"


def _parts(text: str) -> list[str]:
    return [" ".join(one.split()) for one in APART.split(text) if one.strip()]


def _party(text: str) -> list[str]:
    """The name, and the country in brackets, where it is one."""
    found = COUNTRY.match(text)
    return [found[1], found[2]] if found else [text, ""]


def _read_word(reading, name: str, text: str, told) -> None:
    if not text:
        return
    found = word_of(text, told)
    if found:
        reading.more[name] = found
    else:
        reading.unread.append([name, text])


def word_of(text: str, told) -> str:
    words = text.lower()
    for value, stems in told:
        if any(
            re.search(rf"(?<!\w){stem}" if stem[0] != "^" else stem, words)
            for stem in stems.split("|")
        ):
            return value
    return ""


def _read_languages(reading, texts) -> None:
    codes = []
    for one in re.split(r"[,;/\n]| и | and ", texts.get("languages", "")):
        if not one.strip():
            continue
        code = language_of(one)
        if code:
            codes.append(code)
        else:
            reading.unread.append(["languages", one.strip()])
    if codes:
        reading.more["languages"] = list(dict.fromkeys(codes))[:6]
    prevailing = texts.get("prevailing", "")
    if prevailing and language_of(prevailing):
        reading.more["prevailing_language"] = language_of(prevailing)
    elif prevailing:
        reading.unread.append(["prevailing", prevailing])


def language_of(text: str) -> str:
    words = plain(text)
    codes = {code for code, _stems in LANGUAGES}
    if words in codes:
        return words
    return word_of(words, LANGUAGES) or any_language(words)


def any_language(words: str) -> str:
    """The code of a language by its whole name in Russian or in English."""
    for language in ("ru", "en"):
        for code, name in languages.names(language).items():
            if words in (code, plain(name)):
                return code
    return ""


def _read_renewal(reading, text: str) -> None:
    """«Автоматически на 1 год, не более 2 раз, если за 3 месяца не заявлено»."""
    if not text:
        return
    rule = word_of(text, RENEWALS)
    if not rule:
        reading.unread.append(["renewal", text])
        return
    reading.more["renewal_rule"] = rule
    if rule != "automatic":
        return
    before = BEFORE.search(text)
    if before:
        _read_notice(reading, text[before.start() :], name="renewal")
        text = text[: before.start()]
    times = TIMES.search(text)
    if times or ONCE.search(text):
        told = int(times[1] or times[2]) if times else 1
        reading.more["renewal_limit"] = told
        text = TIMES.sub(" ", text)
    length = dates.read_length(text)
    if length.months:
        reading.more["renewal_months"] = length.months
    elif EACH_YEAR.search(text):
        reading.more["renewal_months"] = 12


def _read_notice(reading, text: str, *, name: str = "notice") -> None:
    if not text:
        return
    found = NOTICE.search(text)
    if found is None:
        reading.unread.append([name, text])
        return
    count = int(WORDS.get(found[1].lower(), 0) or found[1])
    unit = found[2].lower()
    if unit in {"мес", "month"}:
        reading.more["renewal_notice_months"] = count
    elif unit in {"год", "year"}:
        reading.more["renewal_notice_months"] = 12 * count
    else:
        by_week = 7 if unit in {"нед", "week"} else 1
        reading.more["renewal_notice_days"] = count * by_week


def _read_day(reading, name: str, text: str) -> None:
    if not text:
        return
    found = written_dates.read_date(text)
    if found is None or found.on is None:
        reading.fault("date_wrong", name, text)
    else:
        reading.more[name] = str(found.on)


def _read_register_number(reading, text: str) -> None:
    """Spreadsheets write a whole number as 12 or as 12.0."""
    told = text.removeprefix("№").strip().removesuffix(".0")
    if not told:
        return
    if told.isascii() and told.isdigit() and 0 < int(told) < LARGEST_NUMBER:
        reading.more["register_number"] = int(told)
    else:
        reading.fault("register_number_wrong", "register_number", text)


def _read_clearance(reading, text: str) -> None:
    """A number and a day, or words why none is needed; all words are kept."""
    if not text:
        return
    if NOT_NEEDED.search(text):
        reading.more["clearance"] = {"exempt": text}
        return
    number = NUMBER.search(text)
    found = [one for one in written_dates.find_dates(text) if one.on]
    if number is None and not found:
        reading.unread.append(["clearance", text])
        return
    reading.more["clearance"] = {
        "number": number[1][:80] if number else "",
        "on": str(found[0].on) if found else "",
    }
