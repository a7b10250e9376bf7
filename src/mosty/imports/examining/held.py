"""What the register holds now, for rows to be held against."""

from collections import defaultdict
from dataclasses import dataclass, field

from mosty.activities.models import Activity, Direction
from mosty.agreements.models import Agreement
from mosty.imports.lists.likeness import Known, Likeness, Match
from mosty.imports.lists.rows import SCHEMES, Reading
from mosty.imports.models import Draft, DraftRow
from mosty.institution.context import current as institution
from mosty.partners.matching import plain
from mosty.partners.models import Organisation, OrganisationIdentifier, OrganisationName
from mosty.partners.models.organisation import Kind
from mosty.people.models import Person
from mosty.places.models import Country, Region

ANOTHER = "new"


@dataclass
class Register:
    """Everything that rows are held against, read once."""

    likeness: Likeness
    organisations: dict[int, Organisation]
    ours: set[str]
    home: str
    countries: set[str]
    regions: set[str]
    kinds: dict[str, str]
    papers: dict[int, list[Agreement]] = field(default_factory=dict)
    numbers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    people: object = None
    numbered: dict[int, Agreement] = field(default_factory=dict)
    directions: dict[str, int] = field(default_factory=dict)
    projects: dict[str, int] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)


def register_of_now(draft: Draft) -> Register:
    """The whole of it."""
    rows = {one.pk: one for one in Organisation.objects.filter(merged_into=None)}
    named = named_by_agreements() if draft.kind == Draft.Kind.AGREEMENTS else {}
    return Register(
        likeness=Likeness(known_of(rows.values())),
        organisations=rows,
        **told_once(),
        **named,
    )


def told_once() -> dict:
    """What is needed of the register for whatever row."""
    ours = Organisation.objects.filter(is_ours=True, merged_into=None)
    return {
        "ours": {plain(name) for name in ours.values_list("name_ru", flat=True)},
        "home": institution().country_code,
        "countries": set(Country.objects.values_list("pk", flat=True)),
        "regions": set(Region.objects.values_list("pk", flat=True)),
        "kinds": {plain(str(label)): value for value, label in Kind.choices},
    }


def known_of(organisations, *, only=None) -> list[Known]:
    """Partners with all their names and numbers; `only` says whose these are."""
    chosen = {} if only is None else {"organisation__in": only}
    names, numbers = defaultdict(list), defaultdict(list)
    known = OrganisationName.objects.filter(**chosen)
    for key, name in known.values_list("organisation", "full_name"):
        names[key].append(name)
    known = OrganisationIdentifier.objects.filter(**chosen)
    for key, scheme, value in known.values_list("organisation", "scheme", "value"):
        numbers[key].append((scheme, value))
    return [
        Known(
            one.pk,
            tuple(dict.fromkeys([one.name_ru, *names[one.pk]])),
            one.country_id,
            tuple(numbers[one.pk]),
        )
        for one in organisations
        if not one.is_ours
    ]


def named_by_agreements(standing=None) -> dict:
    """What rows of agreements may mean or name; `standing` are the papers known."""
    papers, numbers, directions = defaultdict(list), defaultdict(list), {}
    numbered = {}
    standing = Agreement.objects.all() if standing is None else standing
    standing = standing.exclude(counterpart=None).select_related("counterpart")
    for one in standing.iterator():
        papers[one.counterpart_id].append(one)
        numbered[one.register_number] = one
        if one.number:
            told = one.register_number, one.counterpart.name_ru
            numbers[plain(one.number)].append(told)
    for one in Direction.objects.all():
        directions[str(one.number)] = one.pk
        for title in filter(None, (one.title_ru, one.title_en)):
            directions[plain(title)] = one.pk
    projects = Activity.objects.filter(kind="project").values_list("title_ru", "pk")
    return {
        "papers": papers,
        "numbers": numbers,
        "numbered": numbered,
        "people": People(Person.objects.filter(erased_at=None)),
        "directions": directions,
        "projects": {plain(title): pk for title, pk in projects},
    }


class People:
    """Persons by the ways in which lists name them; two of one name are nobody."""

    def __init__(self, persons):
        self.known = defaultdict(set)
        for one in persons:
            for way in ways(one):
                self.known[bare(way)].add(one.pk)

    def person(self, text: str) -> int | None:
        found = self.known.get(bare(text), ())
        return next(iter(found)) if len(found) == 1 else None


def bare(name: str) -> str:
    return " ".join(plain(name.replace(".", " ")).split())


def ways(person) -> list[str]:
    """«Иванова», «Иванова А П», «А П Иванова», «Иванова Анна», in full, the mail."""
    given = [one for one in (person.given_name, person.patronymic) if one]
    letters = [one[0] for one in given]
    family = person.family_name
    told = [family, person.email, person.name_en]
    for count in range(1, len(given) + 1):
        for words in (given[:count], letters[:count]):
            told += [" ".join([family, *words]), " ".join([*words, family])]
    return [one for one in told if one]


def match_of(row: DraftRow, reading: Reading, register: Register) -> Match | None:
    """Who is meant; a person's word goes first. A row is known to those below it."""
    name, country = reading.values["name_ru"], reading.values.get("country", "")
    if plain(name) in register.ours:
        reading.fault("is_ours", "name_ru", name)
        return None
    if not name or not country:
        return None
    numbers = tuple(reading.numbers.items())
    found = register.likeness.match(name, country, numbers)
    is_another = row.same_as == ANOTHER
    if is_another and found is not None and found.by_number:
        for scheme, value in numbers:
            if register.likeness.by_number.get((scheme, value)) == found.known:
                other = {"scheme": SCHEMES[scheme], "other": found.known.names[0]}
                reading.fault("number_elsewhere", scheme, value, **other)
    if found is None or is_another:
        register.rows.add(row.number)
        register.likeness.add(Known(-row.number, (name,), country, numbers))
    if is_another:
        return None
    if found is not None and row.same_as == str(found.known.key):
        return Match(found.known, is_same=True)
    return found


def described(match: Match) -> dict:
    """The one that is meant, as the page shows it beside the row."""
    told = {"by_number": match.by_number, "name": match.known.names[0]}
    key = match.known.key
    return told | ({"organisation": key} if key > 0 else {"row": -key})
