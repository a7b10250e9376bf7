"""What rooms keep of a person: handed out, destroyed, kept on a ground, published.

Rooms register plain callables from their `apps.py`; nobody here knows who they are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from mosty.people.redacting import Named


@dataclass(frozen=True)
class Subject:
    """The person whose data are meant, and all that they are known by, read once.

    `user` is the account, or None. It is read before anything is destroyed, so that
    each room can still look for what other rooms have destroyed already.
    """

    person: object
    user: object
    emails: frozenset[str]
    named: Named

    @property
    def key(self) -> str:
        """Of the journal's personal values."""
        return self.person.person_key


@dataclass(frozen=True)
class Kept:
    """Something that is not destroyed, and the ground that the law gives for it."""

    what: object
    ground: object


@dataclass(frozen=True)
class Erased:
    """A category of data that was destroyed, and how many pieces of it."""

    what: object
    count: int


@dataclass(frozen=True)
class Provider:
    """What one room keeps of a person.

    `export(subject)` gives rows as plain values by field; `labels` names the fields
    for people. `erase(subject, by)` destroys, within the transaction of the caller,
    and says what. `kept(subject)` tells what stays. `size(subject)` is the number of
    rows where they may be many. `reach(person)` are e-mails and telephones. What has
    the highest `order` is told first and destroyed last.
    """

    name: str
    title: object
    export: Callable[[object], list[dict]]
    labels: Mapping[str, object] = field(default_factory=dict)
    erase: Callable[[object, object], Iterable[Erased]] | None = None
    kept: Callable[[object], Iterable[Kept]] = field(default=lambda subject: ())
    size: Callable[[object], int] = field(default=lambda subject: 0)
    reach: Callable[[object], Iterable[str]] = field(default=lambda person: ())
    order: int = 0


@dataclass(frozen=True)
class Section:
    """What one provider tells of a person, as people read it."""

    name: str
    title: str
    labels: Mapping[str, object]
    rows: list[dict]


PROVIDERS: dict[str, Provider] = {}
PUBLICATIONS: list[tuple[str, Callable]] = []


def register(provider: Provider) -> None:
    PROVIDERS[provider.name] = provider


def register_publication(purpose: str, hide: Callable[[object, object], int]) -> None:
    """`hide(person, by)` takes off the site what a consent for `purpose` let stand.

    It is called in the transaction that withdraws the consent, when no other holds.
    """
    PUBLICATIONS.append((purpose, hide))


def subject_of(person) -> Subject:
    reach = {told for one in PROVIDERS.values() for told in one.reach(person)}
    reach = {one.strip() for one in reach if one.strip()}
    named = Named(
        family_name=person.family_name,
        given_name=person.given_name,
        patronymic=person.patronymic,
        name_en=person.name_en,
        reach=tuple(sorted(reach)),
    )
    emails = frozenset(one.lower() for one in reach if "@" in one)
    return Subject(person, getattr(person, "user", None), emails, named)


def sections_of(subject) -> list[Section]:
    """Everything kept of a person; rooms that keep nothing are left out."""
    found = []
    for one in sorted(PROVIDERS.values(), key=lambda one: -one.order):
        rows = one.export(subject)
        if rows:
            found.append(Section(one.name, str(one.title), one.labels, rows))
    return found


def size_of(subject) -> int:
    return sum(one.size(subject) for one in PROVIDERS.values())


def kept_of(subject) -> list[Kept]:
    return [kept for one in PROVIDERS.values() for kept in one.kept(subject)]


def erase(subject, *, by) -> list[Erased]:
    """Destroy what every room keeps, and name what went.

    The rooms' own things go first, what they are found by goes last.
    """
    found = []
    for one in sorted(PROVIDERS.values(), key=lambda one: one.order):
        if one.erase is not None:
            found += [erased for erased in one.erase(subject, by) if erased.count]
    return found


def hide(person, purpose, *, by) -> int:
    """Take off the site what stood there under a consent; says how many things."""
    return sum(act(person, by) for named, act in PUBLICATIONS if named == purpose)


def likely(subject, *columns) -> Q:
    """Rows that may name the person; none where nothing is known of them."""
    named = subject.named
    asked = Q(pk=None)
    for word in filter(None, (named.family_name, named.name_en, *named.reach)):
        for column in columns:
            asked |= Q(**{f"{column}__icontains": word})
    return asked
