"""Sets of rows that tasks ask for, kept in this process and mended agreement by agreement.

Marks tell which agreements a change touched (`MARKED_BY_ROWS` in the settings). So a
set that was read whole is asked again for those alone, all sets by one statement.
See docs/decisions/0041-desk-by-touched-agreements.md.
"""

import threading
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F

from mosty.journal import reads
from mosty.journal.snapshots import Name

HEAD = 30
MOST_TOUCHED = 64
MOST_KEPT = 256
READ = "SELECT array_agg(owner), {ids} FROM ({rows}) AS held (owner, id)"
AGAIN = """
SELECT {place}, owner, id FROM ({rows}) AS held (owner, id) WHERE owner = ANY (%s)
"""
Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Question:
    """The statement of some rows; two with the same words are one question.

    Of `is_pairs` it matters which pairs there are, and nothing else of them.
    """

    statement: str
    given: tuple
    is_pairs: bool = False

    @classmethod
    def of(cls, rows, of: str, *, is_pairs: bool = False) -> "Question | None":
        """None where the rows are none, whatever the tables hold."""
        ids = "organisation" if is_pairs else "pk"
        rows = rows.annotate(desk_owner=F(of)).values_list("desk_owner", ids)
        try:
            return cls(*rows.query.sql_with_params(), is_pairs)
        except EmptyResultSet:
            return None


@dataclass(frozen=True)
class Few:
    """What a question found: the agreements of its rows, and the first rows in order.

    `fresh` rows came since, where they stand is asked for. `content` is another object
    once anything changed that may be seen; `tables` are those the question names.
    """

    question: Question
    tables: frozenset[str]
    name: str
    owners: array
    head: tuple[tuple[int, int], ...] = ()
    fresh: Pairs = frozenset()
    pairs: Mapping[int, frozenset[int]] = field(default_factory=dict)
    content: object = field(default_factory=object)

    def number_of(self, owner: int) -> int:
        return bisect_right(self.owners, owner) - bisect_left(self.owners, owner)

    def shows(self, most: int) -> bool:
        """Whether the first rows are among those that are known."""
        if len(self.fresh) > HEAD:
            return False
        known = len(self.head) + len(self.fresh)
        return len(self.head) >= most or known == len(self.owners)

    def touched_since(self, name: str) -> frozenset[int] | None:
        """The agreements to ask for again; None where all has to be read."""
        changed = name.since(self.name) if isinstance(name, Name) else None
        if changed is None:
            return None
        found = [changed[table] for table in self.tables & changed.keys()]
        if None in found:
            return None
        touched = frozenset().union(*found)
        return touched if len(touched) <= MOST_TOUCHED else None

    def mended(self, name: str, touched: Collection[int], found: Pairs) -> "Few":
        """As it is under a name, once the touched agreements were asked for again."""
        if self.question.is_pairs:
            now = by_owner(found)
            if all(self.pairs.get(one) == now.get(one) for one in touched):
                return replace(self, name=name)
            kept = {one: ids for one, ids in self.pairs.items() if one not in touched}
            return replace(self, name=name, pairs=kept | now, content=object())
        if not found and not any(self.number_of(one) for one in touched):
            return replace(self, name=name)
        owners = array("q", self.owners)
        for one in touched:
            del owners[bisect_left(owners, one) : bisect_right(owners, one)]
        for owner, _key in found:
            insort(owners, owner)
        return replace(
            self,
            name=name,
            owners=owners,
            head=tuple(pair for pair in self.head if pair[0] not in touched),
            fresh=found | {pair for pair in self.fresh if pair[0] not in touched},
            content=object(),
        )


def read_whole(question: Question, name: str) -> Few:
    ids = "array_agg(id)" if question.is_pairs else f"(array_agg(id))[1:{HEAD}]"
    statement = READ.format(ids=ids, rows=question.statement)
    with connection.cursor() as cursor:
        cursor.execute(statement, question.given)
        owners, ids = cursor.fetchone()
    pairs = tuple(zip(owners or (), ids or (), strict=False))
    return Few(
        question,
        reads.tables_in(question.statement),
        name,
        owners=array("q", sorted(owners or ())),
        head=() if question.is_pairs else pairs,
        pairs=by_owner(pairs) if question.is_pairs else {},
    )


def by_owner(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found = defaultdict(set)
    for owner, key in pairs:
        found[owner].add(key)
    return {owner: frozenset(keys) for owner, keys in found.items()}


def asked_again(few: Iterable[tuple[Few, frozenset[int]]]) -> dict[int, Pairs]:
    """What each finds now of its touched agreements, by its place: one statement."""
    parts, given = [], []
    for place, (one, touched) in enumerate(few):
        parts.append(AGAIN.format(place=place, rows=one.question.statement))
        given += [*one.question.given, list(touched)]
    found = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        for place, owner, key in cursor.fetchall():
            found[place].add((owner, key))
    return {place: frozenset(pairs) for place, pairs in found.items()}


class Memory:
    """The questions asked last, each with what was found and under which name."""

    def __init__(self, most: int = MOST_KEPT):
        self.most = most
        self._kept: OrderedDict[Question, Few] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, questions: Collection[Question], name: str) -> dict[Question, Few]:
        """What is known of these under a name, mended where it can be."""
        with self._lock:
            held = [self._kept[one] for one in questions if one in self._kept]
        found = {one.question: one for one in held if one.name == name}
        older = [
            (one, touched)
            for one in held
            if one.name != name and (touched := one.touched_since(name)) is not None
        ]
        again = [pair for pair in older if pair[1]]
        answers = asked_again(again) if again else {}
        mended = [replace(one, name=name) for one, touched in older if not touched]
        mended += [
            one.mended(name, touched, answers.get(place, frozenset()))
            for place, (one, touched) in enumerate(again)
        ]
        for one in mended:
            found[one.question] = self._keep(one)
        return found

    def find(self, question: Question, name: str, *, most: int = 0) -> Few:
        """What a question finds, with at least the first rows in order."""
        one = self.known([question], name).get(question)
        if one is None or not one.shows(most):
            one = self._keep(read_whole(question, name))
        return one

    def _keep(self, one: Few) -> Few:
        with self._lock:
            self._kept[one.question] = one
            self._kept.move_to_end(one.question)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return one
