"""The database as a run found it, put back after each test that commits.

Django's own way empties every table, two hundred of them, and makes its permissions
anew: two thirds of a second each time. Here only tables that hold something are
touched, and what migrations had put into some comes back from a copy.
"""

from django.db import connection, transaction

from mosty.journal import marks

EMPTY = """
DO $$
DECLARE
    name text;
    is_full boolean;
BEGIN
    FOREACH name IN ARRAY ARRAY[{names}] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO is_full;
        IF is_full THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
END $$
"""
PRINT = """
SELECT '{name}', md5(string_agg(row::text, ';' ORDER BY row::text)) FROM "{name}" row
"""
COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
_copies: dict[str, bytes] = {}
_prints: dict[str, str] = {}


def tables() -> list[str]:
    """Those of the house, without what a view shows."""
    return connection.introspection.django_table_names(
        only_existing=True, include_views=False
    )


def keep() -> None:
    """Copy what is there before the first test; called once a run."""
    with connection.cursor() as cursor:
        told = prints_of(cursor, tables())
        _prints.update({name: text for name, text in told.items() if text})
        for name in _prints:
            with cursor.copy(f"COPY {rows_of(cursor, name)} TO STDOUT") as copied:
                _copies[name] = b"".join(copied)


def again() -> None:
    """Put all back as it was kept. No trigger runs, and everything counts as changed."""
    others = [name for name in tables() if name not in _copies]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(EMPTY.format(names=", ".join(f"'{name}'" for name in others)))
        for name, told in prints_of(cursor, _copies).items():
            if told == _prints[name]:
                continue
            cursor.execute(f'DELETE FROM "{name}"')
            with cursor.copy(f"COPY {rows_of(cursor, name)} FROM STDIN") as copied:
                copied.write(_copies[name])
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(marks.MARK)


def prints_of(cursor, names) -> dict[str, str | None]:
    """Of each table a digest of its rows; None of an empty one."""
    cursor.execute(" UNION ALL ".join(PRINT.format(name=name) for name in names))
    return dict(cursor.fetchall())


def rows_of(cursor, name: str) -> str:
    """A table with its columns, but for those that it reckons itself."""
    cursor.execute(COLUMNS, [name])
    return f'"{name}" ({cursor.fetchone()[0]})'
