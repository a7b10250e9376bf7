"""Parts of the desk, each kept as long as nothing changed that it was made of.

A part tells the tables it read (`mosty.journal.reads`). Of agreements it may go by
sets of rows (`mosty.office.few`): then a change of one agreement concerns it only if
that agreement is, or was, among them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from mosty.access import desk
from mosty.journal import reads
from mosty.journal.snapshots import Name, is_same, tables_of
from mosty.office.few import Few, Memory, Question
from mosty.people.models import Person, RoleHolding, User

# Who asks was read before, with the roles of the day.
ACCOUNT = tables_of(User, Person, RoleHolding)

memory = Memory()


@dataclass(frozen=True)
class Part:
    """What was made under a name, of which tables, going by which sets of rows."""

    name: str
    value: object
    tables: frozenset[str]
    contents: Mapping[Question, object]

    def stays(self, name: Name, known: Mapping) -> bool:
        """Whether it would be made alike under a later name.

        `known` are the sets of rows, as they are under that name.
        """
        if is_same(self.tables, self.name, name):
            return True
        changed = name.since(self.name)
        if changed is None or reads.ALL in self.tables:
            return False
        found = self.tables & changed.keys()
        few = [known[one] for one in self.contents if one in known]
        if any(changed[table] is None for table in found) or (
            not found <= frozenset().union(*(one.tables for one in few))
        ):
            return False
        return len(few) == len(self.contents) and all(
            told(self.contents[one.question], one) for one in few
        )


def told(content, few: Few) -> bool:
    """Whether rows are those that a part went by, or as many, where it counted them."""
    return (
        content == len(few.owners) if type(content) is int else content is few.content
    )


class Reading:
    """Reads for one part, under a name, and notes what the part goes by."""

    def __init__(self, name: str):
        self.name, self.contents = name, {}

    def some(self, rows, most: int, *, of: str) -> tuple[list, int]:
        few = self._few(Question.of(rows, of), most)
        if few is None or not few.owners:
            return [], 0
        keys = [key for _owner, key in (*few.head[:most], *few.fresh)]
        return list(rows.filter(pk__in=keys)[:most]), len(few.owners)

    def count(self, rows, *, of: str) -> int:
        question = Question.of(rows, of)
        few = self._few(question)
        number = len(few.owners) if few else 0
        if few:
            self.contents[question] = number
        return number

    def go_by(self, rows, *, of: str) -> None:
        self._few(Question.of(rows, of, is_pairs=True))

    def _few(self, question: Question | None, most: int = 0) -> Few | None:
        if question is None:
            return None
        few = memory.find(question, self.name, most=most)
        self.contents[question] = few.content
        reads.note(few.tables)
        return few


def make(name: str, read: Callable) -> Part:
    reading = Reading(name)
    token = desk.reader.set(reading)
    try:
        with reads.noted() as tables:
            value = read()
    finally:
        desk.reader.reset(token)
    return Part(name, value, frozenset({*tables, *ACCOUNT}), reading.contents)


def renewed(
    parts: Mapping[str, Part], made: Mapping[str, Callable], name: Name
) -> dict[str, Part]:
    """The parts under a name: those of before that are the same, the others made."""
    older = [one for one in parts.values() if one.name != name]
    questions = {question for one in older for question in one.contents}
    known = memory.known(questions, name) if questions else {}
    found = {}
    for key, read in made.items():
        part = parts.get(key)
        if part is not None and part.stays(name, known):
            found[key] = replace(part, name=name)
        else:
            found[key] = make(name, read)
    return found
