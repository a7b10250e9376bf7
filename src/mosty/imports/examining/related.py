"""Whom and what a row of agreements names: people, directions, further parties."""

from mosty.imports.lists.findings import Proposal
from mosty.partners.matching import plain
from mosty.places.names import read_country


def related(row, reading, register) -> dict:
    """What the row names, as keys of the register; what is not found is unread."""
    more = dict(reading.more)
    for name, known in (
        ("responsible", register.people.person),
        ("project", lambda text: register.projects.get(plain(text))),
    ):
        text = more.pop(name, "")
        found = known(text) if text else None
        if found is not None:
            more[name] = found
        elif text:
            reading.unread.append([name, text])
    more["directions"] = directions(more["directions"], reading, register)
    more["parties"] = parties(more["parties"], row, reading, register)
    return more


def directions(texts, reading, register) -> list[int]:
    found = []
    for text in texts:
        key = register.directions.get(plain(text).strip(" ."))
        if key is not None:
            found.append(key)
            continue
        numbers = [one.strip() for one in text.split(",")]
        keys = [register.directions.get(one) for one in numbers]
        if None in keys:
            reading.unread.append(["directions", text])
        else:
            found.extend(keys)
    return list(dict.fromkeys(found))


def parties(named, row, reading, register) -> list[dict]:
    """Further parties: those known for certain by key, new ones by name.

    One that is perhaps known hinders the row until a person has said so.
    """
    said, taken = [], {plain(reading.values["name_ru"])}
    for name, place in named:
        country = country_of(place, reading)
        if plain(name) in register.ours or not country:
            continue
        if plain(name) in taken:
            reading.fault("party_twice", "parties", name)
            continue
        taken.add(plain(name))
        match = register.likeness.match(name, country)
        known = match and match.known.names[0]
        if match and match.is_same:
            said.append(party(match, name, country))
        elif match and f"party_likely:{name}"[:80] not in row.refused:
            reading.fault("party_likely", "parties", name, other=known)
            propose(reading, named, name, known)
        else:
            said.append({"name": name, "country": country})
    return said


def party(match, name, country) -> dict:
    key = match.known.key
    if key > 0:
        return {"organisation": key, "name": name, "country": country}
    return {"name": match.known.names[0], "country": country}


def country_of(place: str, reading) -> str:
    if not place:
        return reading.values.get("country", "")
    found = read_country(place)
    if found is None or found.how not in {"name", "code"}:
        reading.fault("party_country", "parties", place)
        return ""
    return found.code


def propose(reading, named, name, known) -> None:
    """The whole cell with the name of the register instead of the one in doubt."""
    original, proposed = (
        "; ".join(
            (other if one == name else one) + (f" ({place})" if place else "")
            for one, place in named
        )
        for other in (name, known)
    )
    code = f"party_likely:{name}"[:80]
    reading.proposals.append(
        Proposal(
            "party_likely", "parties", original, proposed, {"standing": known}, code
        )
    )
