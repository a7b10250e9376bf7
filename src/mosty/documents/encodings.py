"""Which encoding a text is in: marks first, then how Russian it looks.

UTF-8, UTF-16, CP1251 and KOI8-R are told apart by the frequency and the case of
Russian letters: KOI8-R read as CP1251 has its capitals inside words.
"""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from mosty.documents.faults import CannotRead

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
ONE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
COMMON = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
PUNCTUATION = "«»–—№„“”…’°§•\u00a0"
NEIGHBOURS = "іїєґўІЇЄҐЎ"
SAMPLE = 200_000
CAPITAL = 0.8
GOOD_ENOUGH = 0.25
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
UPPER_HALF = bytes(range(0x80, 0xC0)).decode("cp1251", errors="ignore")
TWICE_ENCODED = re.compile(f"[РС][{re.escape(UPPER_HALF)}]")
WIDE_HIGH_BYTES = frozenset((0x00, 0x04, 0x20, 0x21))


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`; `CannotRead` when no encoding makes sense of it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding), encoding.removesuffix("-sig"))
    wide = _wide(data)
    if wide:
        return Decoded(_strictly(data, wide), wide)
    if len(CONTROLS.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 500:
        raise CannotRead("binary")
    try:
        return Decoded(_not_twice(data.decode()), "utf-8")
    except UnicodeDecodeError as error:
        _nearly_utf8(data, error)
    return _one_byte(data)


def looks_russian(text: str) -> float:
    """From about 1 for Russian read rightly to below 0 for noise."""
    total = count = 0.0
    previous, began_small = " ", False
    for letter in text[:SAMPLE]:
        if not previous.isalpha():
            began_small = letter.islower()
        if letter > "\x7f" or (previous > "\x7f" and letter.isalpha()):
            count += 1
            total += _weight(letter, previous, began_small=began_small)
        previous = letter
    return total / count if count else 0.0


def _weight(letter: str, previous: str, *, began_small: bool) -> float:
    """Common letters weigh most; mixed alphabets and capitals within words, less."""
    if not letter.isalpha():
        return 0.0 if letter in PUNCTUATION else -1.0
    if previous.isalpha() and (letter > "\x7f") != (previous > "\x7f"):
        return -1.0
    small = letter.lower()
    if small not in COMMON:
        return 0.2 if letter in NEIGHBOURS else -1.0
    weight = 1.0 - COMMON.index(small) / len(COMMON)
    if letter == small:
        return weight
    if not previous.isalpha():
        return CAPITAL  # «З» of CP1251 is a quotation mark in Mac's table
    return -1.0 if began_small or previous.islower() else 0.9 * weight


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        place = f"line {line}, byte {error.start}"
        raise CannotRead("broken_encoding", place=place, encoding=encoding) from error


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte is 00 or 04, with few exceptions."""
    sample = data[: SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        usual = sum(high.count(byte) for byte in (0x00, 0x04))
        possible = sum(high.count(byte) for byte in WIDE_HIGH_BYTES)
        if usual >= 0.7 * len(high) and possible >= 0.95 * len(high):
            return encoding
    return ""


def _not_twice(text: str) -> str:
    """Refuses UTF-8 that was once read as CP1251 and saved again."""
    letters = sum(1 for letter in text[:SAMPLE] if letter > "\x7f")
    broken = len(TWICE_ENCODED.findall(text[:SAMPLE]))
    if broken > 10 and broken * 2 > letters * 0.6:
        raise CannotRead("twice_encoded", place="line 1")
    return text


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Refuses UTF-8 with a damaged place instead of taking it for CP1251."""
    text = data.decode(errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for letter in text if letter > "\x7f") - damaged
    if sound > 20 * damaged:
        line = data[: error.start].count(b"\n") + 1
        place = f"line {line}, byte {error.start}"
        raise CannotRead("broken_encoding", place=place, encoding="utf-8")


def _one_byte(data: bytes) -> Decoded:
    scored = []
    for encoding in ONE_BYTE:
        text = data.decode(encoding, errors="replace")
        scored.append((looks_russian(text), -len(scored), encoding, text))
    score, _, encoding, text = max(scored)
    if score >= GOOD_ENOUGH and "\ufffd" not in text:
        return Decoded(text, encoding)
    return _other_language(data)


def _other_language(data: bytes) -> Decoded:
    declared = DECLARED.search(data[:4096])
    for name in (declared.group(1).decode("ascii") if declared else "", _guess(data)):
        try:
            return Decoded(data.decode(name), name.lower())
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    raise CannotRead("encoding_unknown")


def _guess(data: bytes) -> str:
    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best is not None and best.chaos < 0.2 else ""
