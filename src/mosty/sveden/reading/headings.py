"""Which line opens which part of a page, and which column is which."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mosty.places.phrases import clean
from mosty.sveden.reading.saying import says_nothing

__all__ = ["says_nothing"]

LONGEST_HEADING = 90
LONGEST_TITLE = 160
LONGEST_COLUMN = 160
QUOTE = re.compile('[«»"“”]')

GOAL = re.compile(r"^цель(?: [\w ]{0,60}?)?\s*[–—:-]\s*(?P<text>\S.*)$", re.I | re.S)
PARTS = (
    ("goal", re.compile(r"^цел[ьи]\b")),
    ("directions", re.compile(r"^(?:\w+ые )?направлени[яе]\b")),
    ("forms", re.compile(r"^(?:\w+ые )?форм[аы]\b")),
    ("projects", re.compile(r"^(?:\w+ые |наши |и )*проект[ыо]?\b")),
)
REGISTER = re.compile(
    r"договор|соглашени|меморандум|реестр|партн[её]р|agreement|memorand|partner"
)
PAPERS = re.compile(
    r"договор|соглашени|меморандум|контракт|agreement|memorand|contract"
)
OTHER = re.compile(
    r"аккредитац|студент|обучающ|стажиров|мероприят|событи|\bвизит|делегац|"
    r"образовательн\w+ программ|контакт|сотрудник|педагог|преподавател|кадр|"
    r"нормативн|правов|конференц|accredit|student|event|staff|programmes"
)
OTHER_PARTS = re.compile(
    r"проект|членств|\bгрант|стипенди|выпускник|новост|project|member"
)
FOREIGN = re.compile(r"зарубеж|иностран|международн|\bснг\b|foreign|international")
REGIONS = re.compile(
    r"регион|субъект|российск|\bрф\b|росси[ияй]|межрегион|отечественн|regions?\b|russian"
)
PLANNED = re.compile(r"планир|к заключению|к подписанию|planned")
PLANNED_ALONE = re.compile(
    r"^(?:планируем\w+|готовящ\w+ся) к (?:заключению|подписанию)"
)
CONCLUDED = re.compile(
    r"заключ[её]нн|действующ|подписанн|имеющ|concluded|current|signed"
)
# When a row or a page was put on the site, which no paper tells.
OF_KEEPING = (
    r"^(?:дата|время|день|когда)(?: и время)? (?:последн\w+ )?(?:\w+ )?(?:обновлени|актуализаци|размещени|"
    r"публикаци|опубликовани|изменени|внесени|загрузк|создани|добавлени|редактировани|правк)|"
    r"^(?:последн\w+ )?(?:обновлени|изменени|редакци|правк)[еяий]\w*(?: (?:записи|страницы|сведений|информации))?$|"
    r"^(?:кто )?(?:обновлен|актуализирован|размещен|опубликован|изменен|изменил|добавлен|добавил|создан|внесен)[оаы]?\b|"
    r"^автор (?:записи|изменени|публикации)|^(?:кем|кто) |"
    r"^(?:last )?(?:updated?|modified|changed|created|published|uploaded|edited)\b|"
    r"\bdate of (?:update|publication|upload|creation)|(?:update|modification|publication|upload) date"
)
# Rules in their order; the first that holds names the column.
COLUMNS = (
    ("row", r"^(?:№|#|n[oº°]?|nn|id|№№)\s*(?:п\s*[/\\.]?\s*п\.?|строки|записи)?\.?$|^п\s?[/.\\]\s?п\.?$|"
     r"^(?:порядков\w+ (?:номер|№)|номер по порядку|номер п/п|номер строки|n п/п)$|^№ по порядку|"
            r"^(?:№|номер|no) (?:в|по|in|of) (?:the )?(?:реестр|списк|перечн|журнал|register|list)"),
    ("other", OF_KEEPING),
    ("other", r"\b(?:приказ|распоряжени)\w*\b(?!.*(?:договор|соглашен))"),
    ("other", r"^(?:код|шифр)(?:$| (?:стран|государств|записи|строки|партн|организ))|заключени\w+ (?:мин|федеральн|уполномоч|орган|рособр)|реквизиты заключени|"
     r"(?:тип|вид|форма|категория|статус|профиль) (?:\w+ )?(?:организации|учреждения|партн[её]ра)|"
     r"организационно|\bскан\b|ссылк|файл|\bинн\b|\bогрн\b|телефон|e-?mail|контакт|"
     r"ответственн|координатор|подписант|должност|(?<!ридическое )\bлицо|язык|копия|\blink\b|"
     r"^(?:авто\w*\s?)?пролонгац|^(?:возможность )?продлени|структурн\w+ подразделени"),
    ("organisation", r"^с кем\b"),
    ("own", r"(?:росси\w+|наш\w*|перв\w+) (?:сторон|организац|вуз|партн[её]р|университет|учрежден)|"
     r"^(?:от|со стороны) (?:университет|институт|академии|колледж|школ|вуз)"),
    ("form", r"^(?:основн\w+ )?(?:форм|вид|тип)\w* (?:\w+ )?(?:сотруднич|взаимодейств|деятельн|партн[её]рств|отношен|реализаци|участи|обучени|работ|мобильност|обмен)|"
     r"^предмет\b"),
    ("count", r"^количеств|^кол-во|^число\b|численност"),
    ("person", r"командиру|делегат|\bф\.?\s?и\.?\s?о\b|фамили|студент|обучающ\w+ся|слушател|стаж[её]р|участник|"
     r"преподавател|\bname of (?:the )?student|student|participant"),
    ("project", r"\bпроект\w*(?! (?:договор|соглаш|меморанд))|стипенди|вступлени\w+(?! в силу)|членств|\bквот|\bгрант|"
     r"семестр|дисциплин|публикаци|\bстать[яи]\b|\bавтор|соавтор|^программа$|(?:название|наименование) программы|"
     r"срок\w* (?:обмен|обучени|стажиров|пребыван|подачи|при[её]м|провед|реализации (?!договор|соглаш))|"
     r"\bproject|scholarship|membership"),
    ("event", r"мероприяти|событи|конференци|\bвизит|\bevent"),
    ("programme", r"^код\b|код (?:специальност|программ|направлени)|образовательн\w+ программ|"
     r"наименование программ|специальност|направлени\w+ подготовки|аккредит|квалификаци|programme"),
    ("paper", r"реквизит|(?:договор|соглашени|основани)\w*\s*[,(].{0,24}(?:дата|номер|№)|(?:договор|документ|соглашени).*(?:дата.*номер|номер.*дата|дата.*№|№.*дата|срок)|"
     r"(?:наименование|название|вид)\b[^()]{0,40}[,\s]*(?:и\s+)?(?:\bдата|\bномер|№)|"
     r"(?:дата.*номер|номер.*дата|№.*дата|дата.*№)|"
     r"(?:agreement|contract|document).*(?:\bno\b|number|date).*(?:date|no\b|number|term)|"
     r"^details$|agreement details|requisites"),
    ("dates", r"(?:подписан|заключен|\bдата\b).{0,30}(?:[/,;(]|\bи\b|\n).{0,20}(?:окончан|срок|действ|истечен|заверш|\bдо\b)|"
     r"(?:signed|signing|\bdate\b).{0,20}(?:[/,;(]|\band\b).{0,20}(?:expir|valid|term|\bend\b|until)"),
    ("since", r"начал\w+ (?:срока |действия)|вступлени\w+ в силу|срок\w* (?:действия )?(?:с|от)$|"
     r"^(?:действует |с|from)\s?(?:с)?$|\bstart"),
    ("term", r"^(?:end|expir\w*|valid\w*|srok\w*) ?(?:date|until|to)?$|срок|действует (?:до|по)|^действует$|окончани|истека|истеч|действителен|заверш|\bterm\b|valid|expir|"
     r"duration|\bпериод\b|\bend\b|^(?:до|по)$"),
    ("signed", r"^(?:sign\w*|start|podpis\w*) ?(?:date|on)?$|\bдата\b|^(?:\w+ )?подписан|^заключ[её]н[оа]?$|\bгод\b|\bdate\b|\bsigned\b|\bкогда\b|\byear\b|^от$"),
    ("number", r"^(?:doc |dogovor )?(?:num|nomer)$|^(?:\w+ )?номер$|^№ (?:договора|документа|соглашения)$|^number$|"
     r"(?:agreement|contract|document) (?:no|number)$"),
    ("state_organisation", r"(?:\bстран|государств(?!енн))\w*,? (?:и |/ ?)?(?:\w+ )?(?:организаци|вуз|партн[её]р|учреждени)"),
    ("organisation_state", r"^(?:наименовани|названи)\w*(?:,| и) (?:адрес|место|город|стран|государств)\w* (?:\w+ )?(?:организаци|вуз|партн|учрежд)|(?:организаци|\bвуз|партн[её]р|учреждени|университет|заведени|школ|колледж)[^()]{0,40}"
     r"\s?(?:[,/;(]|\bи\b)\s?(?:(?:е[её]|его|их|\w+) )?(?:стран|государств(?!енн)|место|город|адрес|расположен|находит)|"
     r"(?:organi[sz]ation|partner|institution|university)\w*\s?(?:[,/(]|and)\s?(?:its |the )?(?:country|city|location|place|address)"),
    ("kind", r"^(?:doc|dogovor|contract|title) ?(?:name|type)?$|форма|^вид\b|\bтип\b|(?:наименование|название|вид|тип|предмет)\s+(?:\w+ )?"
     r"(?:договор|документ|соглаш|бумаг)|\bform\b|\btype\b|\bdocument\b|agreement|предмет"),
    ("number", r"\bномер\b|№|\bnumber\b"),
    ("state", r"^(?:strana|gosudarstvo|гос-?во)\b|\bстран|государств(?!енн)|country|\bstates?\b|nation\b"),
    ("region", r"регион|субъект|область"),
    ("city", r"^г$|\bгород|city|town|населенн\w+ пункт|место\s?нахожд"),
    ("organisation", r"^(?:org|vuz|partn[eё]r) ?(?:name)?$|организаци|учреждени|заведени|партн[её]р|\bвуз|университет|колледж|школ|сторон[аы]|"
     r"контрагент|юридическ\w+ лиц|organi[sz]ation|partner|universit|institution|counterpart"),
    ("site", r"сайт|адрес|site|\burl\b"),
    ("direction", r"направлени|содержани|цел[ьи]\b|subject|field|area"),
    ("status", r"статус|состояни|примечани|status|note|remark|комментари"),
    ("kind", r"договор|соглашени|документ|меморандум|^основани"),
    ("name", r"^(?:полное )?(?:наименование|название|name|title)$"),
)  # fmt: skip
# «Реквизиты: дата», one of several columns.
OF_REQUISITES = re.compile(
    r"^реквизиты(?: (?:договора|документа|соглашения))?\s*[:(–-]\s*"
    r"(?=[^,;]{1,40}$)(?=(?:наимен|назван|вид|дата|номер|№|срок|тип))"
)
# «Соглашение о партнёрстве» is a paper, and no heading.
NAMED_PAPER = re.compile(
    r"^(?:[\w-]+(?:ое|ый|ий) )?(?:договор|соглашение|меморандум|протокол|контракт) "
    r"(?:о|об|обо|между|по|на)\b(?!.*(?:дата|номер|№|срок|реквизит))"
)
NUMBER_AND_DATE = re.compile(
    r"(?:\bномер|№|\bno\b|number).*(?:\bдата|\bdate)|(?:\bдата|\bdate).*(?:\bномер|№|\bno\b|number)"
)
OF_A_PAPER = re.compile(
    r"документ|договор|соглашени|меморандум|agreement|contract|document|title"
)
TELLS_MORE = re.compile(
    r"^(?:договор|соглашени|документ|меморандум|контракт|agreement|contract)|реквизит|наименован|назван|\bвид|\bтип|предмет|срок|term|title"
)
RULES = tuple((name, re.compile(pattern)) for name, pattern in COLUMNS)
# A name or a paper of somebody begins otherwise.
GENERIC = re.compile(
    r"(?:№|#|n\b|no\b|nº|п/п|порядков|гос-?во\b|(?:данные|сведения об?) (?:договор|соглашени|документ|партн[её]р)|"
    r"(?:\w+ )?организаци\w*\s?[,/(]\s?(?:стран|город|госуд|адрес|место)|"
    r"(?:договор|соглашени|документ|меморандум)\w*\s?[,/(]\s?(?:№|номер|дата|срок|соглашени|договор|меморанд|наименован|реквизит|вид)|"
    r"стран|государств(?!енн)|наименовани|названи|реквизит|дата|срок|номер|город|"
    r"регион|вид\b|тип\b|форма|партн[её]р|(?:\w+ )?организаци\w*$|учреждени\w*$|"
    r"(?:зарубежн|иностранн)\w+ (?:вуз|партн|организ|учрежд)|вуз|договор\w*$|"
    r"соглашени\w*$|документ\w*$|country|state|partner|organi[sz]ation|institution|"
    r"agreement|date|number|term|valid|name|title|document|university$|city|details|type|"
    r"университет$|учебное заведение|действ|подписан|место|основани|контрагент|(?:\w+ )?сторон|"
    r"предмет|примечани|статус|юридическ|год\b|направлени|субъект|объект|заведени|реестр|"
    r"иностранн|зарубежн|школа$|колледж$|начало|окончани|истека|с кем|от$|counterpart|status|signed|no\b|type|"
    r"validity|id\b|org\b|doc\b|num\b|sign\b|end\b|expir|strana|gosud|dogovor|srok|"
    r"remarks?$|notes?$)"
)
DATA = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.\d{2}|№\s*\d|[«\"][^»\"]{3,}[»\"]")
OR_ELSE = {"kind": "paper", "organisation": "organisation_state"}
FOREIGN_TO_A_REGISTER = ("person", "event", "programme", "count", "project")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, ё as е, look-alike letters mended, single spaces."""
    return " ".join(clean(text).lower().replace("ё", "е").split()).strip(" :*.")


def part_of(text: str) -> str:
    """The part of the page that a heading opens, or an empty string."""
    if len(text) > LONGEST_HEADING:
        return ""
    words = plain(text)
    for part, pattern in PARTS:
        if pattern.search(words):
            return part
    return ""


def goal_of(text: str) -> str:
    """The goal said on the line of its own heading."""
    match = GOAL.match(text.strip())
    return match["text"] if match else ""


def opens_register(text: str) -> bool:
    return bool(REGISTER.search(plain(text)))


def speaks_of_papers(text: str) -> bool:
    return bool(PAPERS.search(plain(text)))


def speaks_of_other(text: str) -> bool:
    """Of students, events, accreditation, staff, and not of agreements."""
    words = plain(text)
    return bool(OTHER.search(words)) and not PAPERS.search(words)


def opens_other(text: str, *, is_name: bool) -> bool:
    """The heading of a part that has no agreements: projects, members, students.

    `is_name` says that the line names somebody or a place.
    """
    words = plain(text)
    if REGISTER.search(words):
        return False
    if OTHER_PARTS.match(words.removeprefix("международные ")):
        return True
    is_other = OTHER.search(words) or OTHER_PARTS.search(words)
    return bool(is_other) and not is_name


def section_of(text: str) -> str:
    """The register's section that a group row opens."""
    words = plain(text)
    if FOREIGN.search(words) and not REGIONS.search(words):
        return "foreign"
    return "interregional" if REGIONS.search(words) else ""


def opens_planned(text: str) -> bool | None:
    """Whether what follows is planned or concluded; None when it is not said."""
    words = plain(text)
    is_planned, is_concluded = PLANNED.search(words), CONCLUDED.search(words)
    if bool(is_planned) == bool(is_concluded):
        return False if is_planned else None
    return bool(is_planned)


def is_planned(text: str) -> bool:
    """«Планируемые к заключению», and not a word of agreements."""
    return bool(PLANNED_ALONE.search(plain(text)))


def columns_of(texts: list[str]) -> dict[str, int]:
    """Column names and places for a row of headings; the first of a name wins.

    A text in quotes, a long one and a country is data, not a heading.
    """
    return columns_named([column_of(text) for text in texts], texts)


def columns_named(names: list[str], texts: Sequence[str] = ()) -> dict[str, int]:
    """Places by the columns' names; one name may stand for another that lacks.

    Of `texts`, «№ и дата» beside a column that names the paper tells no more of it.
    """
    found: dict[str, int] = {}
    names = _with_numbered(names, texts) if "kind" in names else names
    for place, name in enumerate(names):
        if name and name not in found:
            found[name] = place
    if "organisation" not in found and "name" in found:
        found["organisation"] = found.pop("name")
    for spare, name in (("own", "organisation"), ("form", "kind")):
        if spare in found and not {name, OR_ELSE.get(name, name)} & set(found):
            found[name] = found.pop(spare)
    if "organisation" not in found and "organisation_state" in found:
        found["organisation"] = found["organisation_state"]
    if "organisation" not in found and "state_organisation" in found:
        found["organisation"] = found["state_organisation"]
    elif "state_organisation" in found and "state" not in found:
        found["state"] = found.pop("state_organisation")
    return found


def _with_numbered(names: list[str], texts: Sequence[str]) -> list[str]:
    pairs = list(zip(names, texts, strict=False))
    numbered = [name == "paper" and is_numbered(text) for name, text in pairs]
    is_named = any(
        name == "kind" and OF_A_PAPER.search(plain(text)) for name, text in pairs
    )
    if not is_named or not any(numbered) or names.count("paper") > 1:
        return names
    return ["numbered" if numbered[at] else name for at, name in enumerate(names)]


def is_numbered(text: str) -> bool:
    """«Номер и дата», and no more of the paper."""
    words = plain(text)
    return bool(NUMBER_AND_DATE.search(words)) and not TELLS_MORE.search(words)


@lru_cache(maxsize=4096)
def column_of(text: str) -> str:
    """What a heading names; empty for what is no heading of ours."""
    if len(text) > LONGEST_COLUMN:  # a cell that was never closed
        text = text.split("\n")[0]
    words = plain(text)
    if part := OF_REQUISITES.match(words):
        words = words[part.end() :]
        if words.startswith(("наимен", "назван")):
            return "kind"
    if not words or len(words) > LONGEST_COLUMN or QUOTE.search(words):
        return ""
    if NAMED_PAPER.match(words):
        return ""
    return next((name for name, rule in RULES if rule.search(words)), "")


def looks_like_headings(texts: list[str]) -> bool:
    """Whether a row's cells are all headings: short, and no name of somebody."""
    if sum(len(text) for text in texts) > LONGEST_COLUMN * len(texts):
        return False
    said = [plain(text) for text in texts if text]
    if not any(GENERIC.match(words) for words in said):
        return False
    if any(DATA.search(text) for text in texts if len(text) <= LONGEST_COLUMN):
        return False
    if any(words.strip(".)").isdecimal() for words in said):
        return False
    named = sum(1 for words in said if column_of(words))
    return named * 2 >= len(said)


def is_register_heading(columns: dict[str, int]) -> bool:
    """A register names its partners, and something else of them."""
    about = {"state", "kind", "paper", "region", "signed", "number"} & set(columns)
    return "organisation" in columns and bool(about)
