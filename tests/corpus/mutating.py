"""Pages as bad luck leaves them: cut off, nested, shuffled, in a wrong encoding."""

import random
import re
from collections.abc import Iterator

from tests.corpus.scoring import PAGES

TAG = re.compile(rb"<[^<>]*>")
ENCODINGS = ("cp1251", "koi8-r", "utf-16", "utf-8-sig", "cp866", "latin-1")
OPENINGS = (b"<table><tr><td>", b"<div>", b"<ul><li>", b"<dl><dt>", b"<tr>", b"<td>",
            b'<tr itemprop="internationalDog">', b"<b><i>", b"<table>" * 40)  # fmt: skip


def small_pages(most_bytes: int) -> list[tuple[str, bytes]]:
    """Pages of the corpus that are not larger, with their names."""
    found = [
        (path.name, path.read_bytes())
        for path in sorted(PAGES.iterdir())
        if path.suffix not in {".json", ".md"} or path.name.startswith("033")
    ]
    return [(name, data) for name, data in found if 0 < len(data) <= most_bytes]


def mutated(
    pages: list[tuple[str, bytes]], *, seed: int, count: int
) -> Iterator[tuple[str, bytes]]:
    """So many mutated pages, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        name, data = rng.choice(pages)
        for _ in range(rng.randint(1, 3)):
            data = rng.choice(MUTATIONS)(rng, data)
        yield name, data


def _cut(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1) if rng.random() < 0.2 else 0
    return data[start : rng.randrange(start, len(data) + 1)]


def _nested(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    depth = rng.choice((1, 3, 50, 400))
    return data[:at] + rng.choice(OPENINGS) * depth + data[at:]


def _within_itself(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    piece = data[rng.randrange(len(data) + 1) :][:3_000]
    return data[:at] + piece * rng.randint(1, 4) + data[at:]


def _shuffled(rng: random.Random, data: bytes) -> bytes:
    parts = data.splitlines(keepends=True) if rng.random() < 0.5 else _by_tags(data)
    start = rng.randrange(len(parts) + 1)
    end = min(len(parts), start + rng.randint(2, 60))
    middle = parts[start:end]
    rng.shuffle(middle)
    return b"".join(parts[:start] + middle + parts[end:])


def _by_tags(data: bytes) -> list[bytes]:
    return [part for part in re.split(rb"(?=<)", data) if part]


def _without_tags(rng: random.Random, data: bytes) -> bytes:
    share = rng.choice((0.02, 0.2, 0.7))
    return TAG.sub(lambda tag: b"" if rng.random() < share else tag.group(), data)


def _misencoded(rng: random.Random, data: bytes) -> bytes:
    text = data.decode(rng.choice(("utf-8", "cp1251", "koi8-r")), errors="replace")
    return text.encode(rng.choice(ENCODINGS), errors="replace")


def _flipped(rng: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(rng.choice((1, 5, 200)) if made else 0):
        made[rng.randrange(len(made))] = rng.randrange(256)
    return bytes(made)


def _spans(rng: random.Random, data: bytes) -> bytes:
    value = rng.choice((b"0", b"2", b"999", b"100000", b"-1", b"x"))
    name = rng.choice((b"rowspan", b"colspan"))
    return re.sub(
        rb"<(td|th)\b",
        lambda tag: (
            tag.group() + b" " + name + b"=" + value
            if rng.random() < 0.1
            else tag.group()
        ),
        data,
    )


MUTATIONS = (
    _cut,
    _nested,
    _within_itself,
    _shuffled,
    _without_tags,
    _misencoded,
    _flipped,
    _spans,
)
