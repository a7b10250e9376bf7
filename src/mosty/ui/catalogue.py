"""Message catalogues: every room's strings, extracted and compiled by Babel."""

import io
import os
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = (
    "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<12 || n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || "
    "(n%100>=11 && n%100<=14)? 2 : 3);"
)
LEFT_OUT = {"migrations", "tests", "vendor"}
SUFFIXES = {".py", ".html", ".txt"}


@dataclass(frozen=True)
class Verdict:
    """What a room's catalogue lacks: msgids, by kind of fault."""

    room: str
    untranslated: tuple[str, ...]
    fuzzy: tuple[str, ...]

    def __bool__(self) -> bool:
        return not (self.untranslated or self.fuzzy)


def path_of(room: Path) -> Path:
    return room / "locale" / "ru" / "LC_MESSAGES" / "django.po"


def rooms(package: Path) -> list[Path]:
    """The folders that keep a catalogue: those with an `apps.py`, and `config`."""
    found = {path.parent for path in package.glob("*/apps.py")}
    return sorted(found | {package / "config"})


def strings_of(room: Path) -> Catalog:
    """Every msgid of the room's Python and templates, with its places."""
    catalogue = Catalog(locale="ru")
    for path in sorted(room.rglob("*")):
        if path.suffix not in SUFFIXES or LEFT_OUT & set(path.parts):
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            if "{%" not in text:
                continue
            text = templatize(text, origin=str(path))
        found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
        for line, message, _comments, context in found:
            if message:
                place = (path.relative_to(room).as_posix(), line)
                catalogue.add(message, locations=[place], context=context)
    return catalogue


def read(room: Path) -> Catalog:
    path = path_of(room)
    if not path.exists():
        return Catalog(locale="ru")
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def refresh(room: Path) -> Catalog:
    """Bring the room's `.po` up to its strings; standing translations are kept."""
    strings, standing = strings_of(room), read(room)
    if not len(strings):
        return strings
    standing.update(strings, no_fuzzy_matching=True)
    standing.obsolete.clear()
    path = path_of(room)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(
        buffer,
        standing,
        width=88,
        omit_header=True,
        no_location=True,
        sort_output=True,
    )
    header = (
        'msgid ""\nmsgstr ""\n'
        '"Language: ru\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {PLURALS}\\n"\n\n'
    )
    path.write_text(header + buffer.getvalue().decode(), encoding="utf-8")
    return standing


def compile_mo(room: Path) -> None:
    """Write the `.mo` beside the `.po`."""
    path = path_of(room)
    if not path.exists():
        return
    fresh = path.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        write_mo(file, read(room))
    fresh.replace(path.with_suffix(".mo"))  # whole at once: others may be reading it


def verdict_on(room: Path) -> Verdict:
    """Which of the room's strings have no Russian, or only a fuzzy one."""
    standing = read(room)
    untranslated, fuzzy = [], []
    for message in strings_of(room):
        if not message.id:
            continue
        known = standing.get(_key(message), message.context)
        if known is None or not _is_said(known):
            untranslated.append(_key(message))
        elif known.fuzzy:
            fuzzy.append(_key(message))
    return Verdict(room.name, tuple(untranslated), tuple(fuzzy))


def _key(message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_said(message) -> bool:
    if isinstance(message.string, str):
        return bool(message.string)
    return bool(message.string) and all(message.string)
