"""Answers and keys in words, as people read them beside a task."""

from collections.abc import Callable, Mapping

from mosty.olympiad.marking import Key, Kind

ARROW = " → "
MOST = 2_000


def in_tongue(one: Mapping, language: str) -> str:
    return str(one.get(language) or one.get("ru") or one.get("en") or "")


def names_of(things, language: str) -> dict[str, str]:
    return {one["id"]: in_tongue(one, language) for one in things}


def listed(names: Mapping[str, str], chosen, between: str) -> str:
    found = [names[one] for one in chosen if isinstance(one, str) and one in names]
    return between.join(found)


def of_choices(item, value, language) -> str:
    chosen = value if isinstance(value, list) else [value]
    return listed(names_of(item["choices"], language), chosen, "; ")


def of_order(item, value, language) -> str:
    if not isinstance(value, list):
        return ""
    return listed(names_of(item["items"], language), value, ARROW)


def of_pairs(item, value, language) -> str:
    if not isinstance(value, Mapping):
        return ""
    left, right = (names_of(item[side], language) for side in ("left", "right"))
    pairs = [
        f"{name}{ARROW}{right[value[key]]}"
        for key, name in left.items()
        if isinstance(value.get(key), str) and value[key] in right
    ]
    return "; ".join(pairs)


def of_gaps(item, value, _language) -> str:
    if not isinstance(value, Mapping):
        return ""
    told = sorted((str(name), str(word)) for name, word in value.items() if word)
    return "; ".join(f"{name}: {word}" for name, word in told)


def of_point(item, value, language) -> str:
    if not isinstance(value, Mapping):
        return ""
    if "place" in value:
        return listed(names_of(item["places"], language), [value["place"]], "; ")
    return f"{value.get('x')}; {value.get('y')}"


def of_text(_item, value, _language) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def of_file(_item, value, _language) -> str:
    return str(value.get("name", "")) if isinstance(value, Mapping) else ""


GIVEN: dict[str, Callable] = {
    Kind.SINGLE: of_choices,
    Kind.MULTIPLE: of_choices,
    Kind.ORDER: of_order,
    Kind.TIMELINE: of_order,
    Kind.MATCH: of_pairs,
    Kind.GAP: of_gaps,
    Kind.POINT: of_point,
    Kind.FILE: of_file,
}


def given_words(item: dict, value, language: str) -> str:
    """What was answered; empty for nothing and for what cannot be read."""
    if value is None:
        return ""
    return GIVEN.get(item["kind"], of_text)(item, value, language)[:MOST]


def right_words(item: dict, key: Key, language: str) -> str:
    """What is right; empty where people mark."""
    kind = Kind(item["kind"])
    if kind in {Kind.SINGLE, Kind.MULTIPLE}:
        return of_choices(item, list(key.right), language)
    if kind in {Kind.ORDER, Kind.TIMELINE}:
        return of_order(item, list(key.right), language)
    if kind == Kind.MATCH:
        return of_pairs(item, key.pairs, language)
    if kind == Kind.GAP:
        firsts = {name: words[0] for name, words in key.gaps.items() if words}
        return of_gaps(item, firsts, language)
    if kind == Kind.POINT:
        names = names_of(item["places"], language)
        return listed(names, [one.id for one in key.places], "; ")
    if kind == Kind.SHORT:
        return next(iter(key.words), "")
    return number_words(key) if kind in {Kind.NUMBER, Kind.YEAR} else ""


def number_words(key: Key) -> str:
    told = f"{float(key.value):g}" if key.value.denominator > 1 else str(key.value)
    return f"{told} ± {key.tolerance}" if key.tolerance else told
