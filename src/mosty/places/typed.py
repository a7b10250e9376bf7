"""Names of places as people type them into a search, from the tables of aliases."""

from collections import defaultdict
from collections.abc import Iterator

from mosty.places import tables
from mosty.places.inflection import case_forms
from mosty.places.phrases import split
from mosty.search.synonyms import Names


def names_of_places() -> Iterator[Names]:
    """Countries and regions under each of their names, towns within them."""
    yield from _countries()
    yield from _regions()


def _countries():
    names, capitals = defaultdict(list), defaultdict(list)
    for row in tables.country_rows():
        names[row["code"]] += [row["name_ru"], row["name_en"]]
    for row in tables.read("country_aliases"):
        names[row["code"]].append(row["alias"])
    for row in tables.read("capitals"):
        capitals[row["country"]] += row["name"].split("|")
    for code, known in names.items():
        yield from _place(known, capitals[code])


def _regions():
    towns = defaultdict(list)
    for row in tables.read("cities_ru"):
        towns[row["region"]].append(row["name_ru"])
    for row in tables.read("regions_ru"):
        aliases = [one for one in row["aliases"].split("|") if one]
        known = [row["name_ru"], row["name_en"], *aliases]
        yield from _place(known, towns[row["code"]])


def _place(known, towns):
    """A place, and its towns: they are found in it where they are not found alone.

    A name of several words is looked for only if there is none of one word.
    """
    short = [name for name in known if len(split(name).plain) == 1]
    names = tuple(short or known[:2])
    yield Names(names, forms=_typed(short))
    apart = [town for town in towns if town not in known]
    if apart:
        yield from (
            Names((town,), forms=_typed([town]), within=names) for town in apart
        )


def _typed(names) -> tuple[str, ...]:
    return tuple(
        form for name in names for form in case_forms(" ".join(split(name).plain))
    )
