"""What a paper is called: the words of its cell without date, number and term."""

import re

from mosty.places.names import CAPITAL

PAPER = (
    r"(?:договор|соглашение|меморандум|протокол|контракт|декларация|конвенция|устав|"
    r"(?:письмо|заявление)\s+о\s+намерениях|договор-\w+|план\s+(?:\w+\s+){0,2}"
    r"(?:мероприятий|работ[ыа]?|сотрудничества)|программа\s+(?:\w+\s+){0,2}сотрудничества|"
    r"дорожная\s+карта|"
    r"agreement|memorandum|mou|contract|convention|treaty|protocol|letter\s+of\s+intent|"
    r"convenzione|accordo|convenio|accord|vereinbarung|abkommen|umowa|porozumienie|smlouva|dohoda|"
    r"sporazum\w*|споразум\w*|declaration|charter|statement\s+of\s+\w+)"
)
PAPER_WORD = re.compile(
    r"\b(?:договор|соглашени|меморандум|протокол|контракт|декларац|конвенци|"
    r"письм\w+ о намерени|заявлени\w+ о намерени|agreement|memorandum|mou\b|contract\b|"
    r"convenzione|accordo\b|convenio|accord\b|vereinbarung|abkommen|umowa|porozumieni|smlouva|dohoda|"
    r"sporazum|споразум|treaty|convention|letters? of intent|protocol|declaration)",
    re.IGNORECASE,
)
ADJECTIVE = r"(?:[\w-]+(?:ый|ий|ой|ое|ее|ая|яя)\s+){0,3}"
ENGLISH = r"(?:[A-Z][\w-]+\s+){0,4}"
HEAD = re.compile(rf"(?:{ADJECTIVE}|{ENGLISH}){PAPER}\b", re.IGNORECASE)
OF_ANOTHER = re.compile(
    r"(?:договору|соглашению|меморандуму|контракту|протоколу|договора|соглашения|"
    r"agreement|contract)\s*$",
    re.IGNORECASE,
)
CUT = re.compile(
    r"\s*(?:[,;.:(–—-]\s*)*(?:"
    r"\b(?:срок\w*|сроком|бессрочн\w*|без\s+(?:срока|ограничени\w+)|неограничен\w*|"
    r"не\s+ограничен\w*|неопредел[её]нн\w+|действу\w+|действителен|действительн\w+|"
    r"вступ\w+\s+в\s+силу|подписан\w*|заключ[её]н\w*|дата|датирован\w*|номер\w*|"
    r"рег(?:истрационный)?\.?\s*(?:№|номер)|без\s+номера|б\s?[/.\\]\s?н|планиру\w+|"
    r"(?<!\bо )(?:продл|пролонг)\w+|(?:по|до)\s+настоящ\w+|с\s+(?:возможностью|правом|автоматическ\w+)|истека\w+|ист[её]к\w*|"
    r"valid\w*|signed|dated|expir\w+|until|till|term|effective|planned|indefinite\w*|"
    r"for\s+(?:a\s+)?(?:the\s+)?(?:\d|one|two|three|four|five|ten|indefinite|period|term|"
    r"duration)|open[-\s]ended|unlimited|perpetual|permanent|без\s+даты|дата\s+не|в\s+стадии|на\s+стадии|на\s+согласовании|наход\w+\s+(?:на|в))\b"
    r"|\b(?:на|до|по)\s+(?:\x00|срок\w*|конца\b|окончани\w+|завершени\w+|период\w*|время|весь|неопредел|\d|од(?:ин|ного)\b|дв[ау]|"
    r"тр[иё]|четыр|пят|шест|сем|восем|девят|десят|январ|феврал|март|апрел|ма[йя]\b|июн|июл|"
    r"август|сентябр|октябр|ноябр|декабр)|\(\s*(?:до|на|с|от|№|номер|срок|бессроч|планир|проект)"
    r"|\b\d{1,3}\s*(?:\([^)]*\)\s*)?(?:лет|год|мес|years?|months?)"
    r"|\b(?:один|два|три|четыре|пять|шесть|семь|восемь|девять|десять)\s*(?:лет|год|мес)"
    r"|\bот\s*[«\"“]?\s?_+|[\[(]\s*(?:pdf|скач|docx?\b|открыть|посмотр|смотр|просмотр|download)|_{3,})",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\s*(?:об?|обо|по|к|ко|между|on|for|concerning|regarding)\s", re.I
)
SENTENCE_END = re.compile(
    rf"(?<![{CAPITAL}.])(?<!\bим)(?<!\bг)(?<!\bст)\.\s+(?=[{CAPITAL}«])"
)
LINE_END = re.compile(r"\n(?=\s*(?:[А-ЯЁA-Z\d№«(]|$))")
GAP = "\x00"
AFTER_DATE = re.compile(r"^\s*(?:г\.?(?!\w)|года)?[\s,.;:–—-]*")
YEAR_SIGN = re.compile(r"^\s*(?:г\.|года)(?=\s)")
NOT_A_TITLE = re.compile(
    r"^\W*(?:планир|нет\b|отсутств|не\s|данн|информаци|заключение\b|от\b|с\b|до\b|на\b|"
    r"в\s+стадии|срок|бессроч|скан|скачать|ссылк|файл|подписан|по\s+состоянию|наход)",
    re.IGNORECASE,
)


def title_of(text: str, gaps: list[tuple[int, int]]) -> str:
    """The title in the words of the page; `gaps` are spans of number and dates."""
    for start, end in sorted(gaps, reverse=True):
        start = _with_prefix(text, start)
        text = f"{text[:start]}{GAP}{text[end:]}"
    line = LINE_END.split(text.strip(" \n"), maxsplit=1)[0].replace("\n", " ")
    cut = CUT.search(line)
    if cut:
        line = line[: cut.start()]
    line = SENTENCE_END.split(line, maxsplit=1)[0]
    first, *rest = (part for part in line.split(GAP))
    title = _bare(first)
    if not re.search(r"[^\W\d]{3}", title):
        rest = [AFTER_DATE.sub("", part) for part in rest]
        at = next((at for at, part in enumerate(rest) if HEAD.match(part)), None)
        title, rest = ("", rest) if at is None else (_bare(rest[at]), rest[at + 1 :])
    for part in rest:
        part = YEAR_SIGN.sub("", part)
        if GOES_ON.match(part) and title:
            title = f"{title} {_bare(part)}"
    title = " ".join(title.split())
    if NOT_A_TITLE.match(title) or not re.search(r"[^\W\d]{3}", title):
        return ""
    return title


def _bare(text: str) -> str:
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+(?:г|гг|года|год|year)\.?\s*$", "", text)
    text = re.sub(r"[\s,;:.–—(-]+$", "", text)
    text = re.sub(r"\s+(?:на|от|до|с|по|в|за|и)$", "", text)
    return re.sub(r"^[\s,;:.–—)-]+", "", text)


def _with_prefix(text: str, start: int) -> int:
    before = PREFIX.search(text[:start])
    return before.start() if before else start


PREFIX = re.compile(
    r"[\s,(]*(?:\b(?:от|с|dated|of|on|рег|регистрационный|исх|за|подписано?а?(?:\s+в)?|"
    r"заключ[её]но?а?(?:\s+в)?|в|до|по)\.?\s*[«\"]?)?$",
    re.IGNORECASE,
)
