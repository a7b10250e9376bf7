"""The numbers that Word prints by itself before paragraphs (ISO 29500-1, 17.9)."""

from dataclasses import dataclass, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
HUNDRED = 100


@dataclass
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass
class Lists:
    """The lists of a document, counted as it is read from its beginning."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, paragraph) -> str:
        """What is printed before this paragraph, which is the next one read."""
        number, depth = self._place(paragraph)
        kind = self.kinds.get(number)
        level = self.levels.get(kind, {}).get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(kind, {})
        if number not in self.begun:
            self.begun.add(number)
            for (one, at), start in self.starts.items():
                if one == number:
                    counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._printed(kind, level, counts)

    def _place(self, paragraph) -> tuple[str, int]:
        told = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        number, depth = "", 0
        if style is not None:
            number, depth = self.styles.get(style.get(VALUE, ""), ("", 0))
        if told is not None:
            number = worth(told, "numId") or number
            depth = whole(worth(told, "ilvl"), depth)
        return number, depth

    def _printed(self, kind, level, counts) -> str:
        if level.form in {"bullet", "none"}:
            return "•" if level.form == "bullet" else ""
        text = level.text
        for depth, one in self.levels[kind].items():
            count = counts.get(depth, one.start)
            text = text.replace(f"%{depth + 1}", formed(count, one.form))
        return text.strip()


def lists_of(numbering, styles) -> Lists:
    """The lists that the parts `numbering` and `styles` describe; either may lack."""
    lists = Lists()
    if numbering is not None:
        for one in numbering.iter(f"{W}abstractNum"):
            told = {
                whole(each.get(f"{W}ilvl"), 0): Level(
                    start=whole(worth(each, "start"), 1),
                    form=worth(each, "numFmt") or "decimal",
                    text=worth(each, "lvlText"),
                )
                for each in one.iter(f"{W}lvl")
            }
            lists.levels[one.get(f"{W}abstractNumId", "")] = told
        for one in numbering.iter(f"{W}num"):
            number = one.get(f"{W}numId", "")
            lists.kinds[number] = worth(one, "abstractNumId")
            for each in one.iter(f"{W}lvlOverride"):
                start = worth(each, "startOverride")
                if start:
                    at = whole(each.get(f"{W}ilvl"), 0)
                    lists.starts[number, at] = whole(start, 1)
    if styles is not None:
        for one in styles.iter(f"{W}style"):
            told = one.find(f"{W}pPr/{W}numPr")
            if told is not None:
                place = (worth(told, "numId"), whole(worth(told, "ilvl"), 0))
                lists.styles[one.get(f"{W}styleId", "")] = place
    return lists


def worth(element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(VALUE, "") if child is not None else ""


def whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def formed(count: int, form: str) -> str:
    """`3`, `c`, `в`, `iii`."""
    alphabets = {"Letter": LATIN, "russian": RUSSIAN}
    for mark, alphabet in alphabets.items():
        if mark in form:
            sign = alphabet[(count - 1) % len(alphabet)]
            return sign.upper() if form.startswith("upper") or "Upper" in form else sign
    if "Roman" in form:
        sign = roman(count)
        return sign.upper() if form.startswith("upper") else sign
    return str(count)


def roman(count: int) -> str:
    signs, left = "", count % HUNDRED
    for worth_of, sign in ROMAN:
        signs += sign * (left // worth_of)
        left %= worth_of
    return signs
