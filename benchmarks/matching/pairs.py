"""Labelled pairs of names, made of the labelled organisations: always the same ones."""

import hashlib
import itertools
import json
from dataclasses import dataclass
from pathlib import Path

from mosty.partners.matching import Body

HERE = Path(__file__).parent
HALVES = ("russia", "abroad", "wider")
MOST_SAME, MOST_DIFFERENT, MOST_RELATED = 8, 4, 3
SAME = "same"


@dataclass(frozen=True)
class Labelled:
    """Two rows, and `same`, `different`, `rename`, `branch` or `parent`."""

    one: Body
    other: Body
    label: str
    half: str
    why: str = ""


def pairs(part: str, *, halves=HALVES) -> list[Labelled]:
    """All pairs of a part, `work` or `held`."""
    found = []
    for half in halves:
        found += pairs_of(
            json.loads((HERE / f"{half}.json").read_text("utf-8")), half, part
        )
    return found


def pairs_of(data: dict, half: str, part: str) -> list[Labelled]:
    known = {one["id"]: one for one in data["organisations"] if one["part"] == part}
    found = []
    for one in known.values():
        rows = itertools.combinations(bodies(one), 2)
        found += [Labelled(a, b, SAME, half) for a, b in some(rows, MOST_SAME)]
    for relation in data["relations"]:
        if relation["a"] not in known:
            continue
        label = relation["relation"]
        most = MOST_DIFFERENT if label == "different" else MOST_RELATED
        rows = itertools.product(
            bodies(known[relation["a"]]), bodies(known[relation["b"]])
        )
        why = relation.get("why", "")
        found += [Labelled(a, b, label, half, why) for a, b in some(rows, most)]
    return found


def bodies(one: dict) -> list[Body]:
    return [
        Body(
            key=f"{one['id']}#{at}",
            name=name,
            country=one["country"] or "",
            city=one["city"] or "",
            inn=one["inn"] or "",
            ogrn=one["ogrn"] or "",
        )
        for at, name in enumerate(one["names"])
    ]


def some(rows, most: int) -> list:
    """A few of many, chosen by their names: the same ones every time."""

    def drawn(row):
        text = f"{row[0].key}|{row[1].key}"
        return hashlib.sha256(text.encode()).hexdigest()

    return sorted(rows, key=drawn)[:most]
