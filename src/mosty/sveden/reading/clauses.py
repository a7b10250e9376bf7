"""What a line begins with or tells: a paper, a fact about it, a story, nothing."""

import re

from mosty.sveden.reading import headings, saying
from mosty.sveden.reading.columns import WORDS
from mosty.sveden.reading.papers import says_planned
from mosty.sveden.reading.titles import HEAD

TO_BE_SIGNED = (
    r"(?:заключение|подписание)\s+(?:\w+\s+){0,2}(?:договора|соглашения|меморандума)"
)
PAPER_BEGINS = re.compile(
    rf"(?:{HEAD.pattern}|{TO_BE_SIGNED}|планиру[ею]тся\s+(?:заключ|подпис)\w+)", re.I
)
CLAUSE = re.compile(r"^\s*|[—–:,.;()|-]\s*|\s/\s*")
# «12.03.2019 — Минский колледж: договор № 5»
DATE_FIRST = re.compile(r"^(?P<date>\d{1,2}\.\d{1,2}\.\d{4})(?:\s*г\.?)?\s*[–—:-]\s+")
FARTHEST = 90  # adjectives before «договор»
# One cheap look tells most lines that speak of no paper.
PAPER_STEM = re.compile(
    r"\b(?:догов|соглаш|меморан|проток|контракт|деклар|конвен|устав|письмо|заявлен|план|"
    r"программ|дорожн|agreem|memor|mou|contract|convent|treaty|protoc|letter|declar|"
    r"charter|statement|accord|vereinb|abkomm|umowa|porozum|smlouv|dohoda|sporaz|спораз|заключ|подписан)",
    re.IGNORECASE,
)
WITH_PARTNER = re.compile(
    r"\b(?:с|со|между\s+[^,;()]{2,120}?\s+и)\s+(?=[А-ЯЁA-Z«\"])(?P<name>(?:«[^»]*»|\"[^\"]*\"|"
    r"(?:школ|гимнази|лице|колледж|училищ|сад|центр)\w*\s+№\s?\d+|[^«\"])+?)"
    r"(?=\s*(?:\(|,?\s+от\s+[«\"\d]|,?\s*№|,?\s+срок|,?\s+до\s+\d|[;.]?$))"
)
# «Подписан договор с …»: what stands before the paper says nothing of it.
INTRODUCED = re.compile(
    rf"^(?:[^,;:]{{0,60}}\s)?(?:заключ[её]н[аоы]?|подписан[аоы]?|действу[ею]т|имеется)\s+"
    rf"(?={HEAD.pattern}[^:]*\s(?:с|со|между)\s)",
    re.IGNORECASE,
)
# A line that names somebody, though not so that we understand whom.
NAMES_SOMEBODY = re.compile(
    r"\b(?:с|со|между)\s+(?:[А-ЯЁA-Z«\"]|(?:[^\W\d]+\s+){0,4}?(?:"
    + WORDS.pattern
    + r"))|"
    r"\bwith\s+(?:the\s+)?[A-Z]"
)
# «Договор № 5 от 12.03.2019 — Минский университет (Беларусь)».
BEHIND = re.compile(
    r"\s[–—-]\s(?P<name>[А-ЯЁA-Z«\"(](?:(?!\s[–—-]\s[А-ЯЁA-Z«\"(]|\sот\s[«\"]?\d)[^;]){4,}?)\s*[;.]?$"
)
OF_THE_SAME = re.compile(r"\W*(?:доп|прил|протокол\s+к|изменени)\w*", re.IGNORECASE)
TELLS_A_STORY = re.compile(
    r"\b(?:состоял\w*|прош[её]?л\w*|посетил\w*|прове(?:л[аи]?|ден[аоы]?|дут|д[её]т)|"
    r"приня(?:л[аи]?|т[аоы]?)|обсуд\w+|поздрав\w+|"
    r"договор\w*\s+(?:аренды|поставки|подряда|купли|страхования|(?:на\s+)?(?:обслуживани|"
    r"поставку)\w*)|подписал\w*|заключил\w*|выступ\w+|встреч[аеуи]\b|"
    r"участвов\w+|участник\w*|участие\s+в)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"^\W*(?:подписан|действ|срок|№|n\s?\d|дата|номер|от\s+[«\"\d]|до\s+\d|с\s+\d|бессроч|"
    r"планиру|\d{1,2}\s+(?:лет|год)|\d{2}\.\d{2}\.|без\s+(?:номера|срока)|не\s?ограничен|"
    r"заключ[её]н|на\s+\d|signed|valid|until|term|dated?\b|no\.?\s*\d)",
    re.IGNORECASE,
)
# A sentence, where the name of a partner should stand.
VERB = re.compile(
    r"\b[^\W\d]{2,}(?:[уюая]ет|[уюая]ют|[иаяу]тся|ется|ются|ятся)\b", re.IGNORECASE
)
OTHERS = re.compile(r"^\W*(?:друг|проч|ины[ем]|остальн|other)", re.IGNORECASE)
FACTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}|№|(?:19|20)\d\d")
LABELLED = re.compile(r"^(?P<label>[^:]{3,45}):\s*(?P<text>\S.*)$", re.DOTALL)


def says_there_are_none(text: str) -> bool:
    """«Договоры с иностранными организациями не заключены», and not «планируемых нет»."""
    if not PAPER_STEM.search(text) or not headings.speaks_of_papers(text):
        return False
    is_none = saying.SAYS_NONE.search(text) or saying.says_nothing(text)
    return bool(is_none) and not says_planned(text) and not FACTS.search(text)


def paper_at(text: str) -> int | None:
    """Where the words about the paper begin, after the partner or at once."""
    if text.endswith(":"):
        return None
    stems = [found.start() for found in PAPER_STEM.finditer(text)]
    for clause in CLAUSE.finditer(text) if stems else ():
        at = clause.end()
        if any(at <= stem <= at + FARTHEST for stem in stems):
            begins = PAPER_BEGINS.match(text, at)
            if begins and text[at : begins.end()].strip():
                return at
    head, colon, rest = text.partition(":")
    if not colon or not says_planned(text) or headings.speaks_of_papers(head):
        return None
    return None if saying.says_nothing(rest) else text.index(":") + 1
