"""A project in a line: «Название. 2014 – 2016 гг. Россия – Австрия. Закончен»."""

import re

from mosty.imports.page.records import Project
from mosty.places.names import read_country
from mosty.sveden.reading.records import Origin

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[«\"(]?[А-ЯЁA-Z0-9])")
ABBREVIATION = re.compile(r"(?:\b[А-ЯЁA-Z]|\b(?:им|г|ул|св|акад|проф|пос|обл|др))\.$")
YEARS = re.compile(
    r"(?P<since>(?:19|20)\d{2})\s*(?:г(?:г|ода?)?\.?)?\s*(?:[–—-]|по|до)\s*"
    r"(?P<until>(?:19|20)\d{2})"
)
YEAR = re.compile(r"(?<!\d)(?P<since>(?:19|20)\d{2})\s*(?:гг?\.|год)")
ONLY_YEARS = re.compile(
    r"[\s.,;()–—-]|\d{4}|\bгг?\b|\bгод\w*|\bс\b|\bпо\b|\bдо\b|\bи\b|\bна\b|\bв\b|"
    r"\bпериод\w*|\bсрок\w*|\bпролонг\w*|\bпродл\w*|\bвозможн\w*|\bреализац\w*",
    re.IGNORECASE,
)
PROLONGED = re.compile(r"пролонг|продл", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:[–—/,;]|\s-\s|\sи\s)\s*")
STATES = (
    ("cancelled", r"^(?:отмен[её]н|прекращ[её]н)\w*$"),
    ("finished", r"^(?:законч|заверш|реализован|выполнен)\w*$"),
    ("running", r"^(?:реализуется|действу\w+|продолжается|выполняется|в работе)$"),
    ("planned", r"^(?:планируется|запланирован\w*|готовится)$"),
)


def read_project(text: str, *, row: int, origin: Origin) -> Project:
    """A project; what follows its title and is no fact is kept as `about`."""
    parts = _parts(text)
    title, about = parts[0].rstrip("."), []
    phases: list[tuple[str, str, str]] = []
    countries: tuple[str, ...] = ()
    state = "unknown"
    for part in parts[1:]:
        if _is_years(part):
            phases.extend(_phases(part))
        elif not countries and _countries(part):
            countries = _countries(part)
        elif state == "unknown" and _state(part):
            state = _state(part)
        else:
            about.append(part)
    return Project(
        row=row,
        title=title,
        about=" ".join(about),
        phases=tuple(phases),
        countries=countries,
        state=state,
        origin=origin,
    )


def _parts(text: str) -> list[str]:
    """Sentences; an initial or «им.» ends none."""
    parts: list[str] = []
    for piece in SENTENCE.split(" ".join(text.split())):
        if parts and ABBREVIATION.search(parts[-1]) and not YEAR.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def _is_years(part: str) -> bool:
    return bool(_phases(part)) and not ONLY_YEARS.sub("", part)


def _phases(part: str) -> list[tuple[str, str, str]]:
    found, previous = [], 0
    matches = list(YEARS.finditer(part)) or list(YEAR.finditer(part))
    for match in matches:
        since = match["since"]
        until = match.groupdict().get("until") or since
        is_prolonged = PROLONGED.search(part[previous : match.start()])
        if since <= until:
            found.append((since, until, "prolonged" if is_prolonged else "planned"))
        previous = match.end()
    return found


def _countries(part: str) -> tuple[str, ...]:
    """Codes, when the whole part is names of countries."""
    codes = []
    for name in BETWEEN.split(part.strip(" .")):
        reading = read_country(name)
        if reading is None or reading.city or len(name.split()) > 4:
            return ()
        codes.append(reading.code)
    return tuple(dict.fromkeys(codes))


def _state(part: str) -> str:
    words = part.strip(" .!()").lower()
    return next((state for state, form in STATES if re.match(form, words)), "")
