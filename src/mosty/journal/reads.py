"""Which tables something was read of, told by its statements and by what was kept.

Inside `noted()` every statement of this thread is looked through for names of tables;
what is given again from memory (`mosty.journal.snapshots`) tells its own.
"""

import contextlib
import re
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from functools import cache

from django.db import connection

ALL = ""
WORD = re.compile(r"\w+")

_noting: ContextVar[set | None] = ContextVar("the tables read so far", default=None)


@contextlib.contextmanager
def noted() -> Iterator[set[str]]:
    """The names of the tables that are read inside; `ALL` where nobody can tell.

    Whoever notes outside has them noted too.
    """
    tables: set[str] = set()
    token = _noting.set(tables)
    try:
        with connection.execute_wrapper(_note_statement):
            yield tables
    finally:
        _noting.reset(token)
        if tables:
            note(tables)


def note(tables: Iterable[str]) -> None:
    """Something kept is given that was read of these tables; of any, without one."""
    noting = _noting.get()
    if noting is not None:
        noting.update(tables or (ALL,))


def tables_in(statement: str) -> frozenset[str]:
    return _known().intersection(WORD.findall(statement))


def _note_statement(execute, statement, parameters, many, context):
    noting = _noting.get()
    if noting is not None:
        noting |= tables_in(str(statement))
    return execute(statement, parameters, many, context)


@cache
def _known() -> frozenset[str]:
    return frozenset(connection.introspection.django_table_names(include_views=True))
