"""A mark for each transaction and table that it changed, written by the tables themselves.

Every table has a trigger, but for those that the settings name: what no page shows
and what is written all the time. Rows of their own for each transaction, so that
nobody waits for another. `mosty.journal.snapshots` asks for them.
"""

from django.conf import settings
from django.db import connection, transaction

ENOUGH = 100

UNMARKED = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relname = ANY (%s)
    AND coalesce((
        SELECT bit_or(tgtype::int) & 60 FROM pg_trigger
        WHERE tgrelid = pg_class.oid AND tgenabled <> 'D' AND tgname = ANY (%s)
    ), 0) <> 60
ORDER BY relname
"""
PUT_ON = """
CREATE OR REPLACE TRIGGER marks_change
AFTER {events} ON public.{table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_mark_change()
"""
ANY = "INSERT OR UPDATE OR DELETE OR TRUNCATE"
# Of those that tell rows `marks_change` is left what has no rows to tell.
PUT_ON_ROWS = """
CREATE OR REPLACE TRIGGER marks_{event}
AFTER {event} ON public.{table} REFERENCING {seen}
FOR EACH STATEMENT EXECUTE FUNCTION journal_mark_rows({column})
"""
SEEN = {
    "insert": "NEW TABLE AS came",
    "update": "OLD TABLE AS went NEW TABLE AS came",
    "delete": "OLD TABLE AS went",
}
NAMES = ["marks_change", *(f"marks_{event}" for event in SEEN)]
TELLING_ROWS = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relname = ANY (%s) AND 3 = (
    SELECT count(*) FROM pg_trigger
    WHERE tgrelid = pg_class.oid AND tgenabled <> 'D'
        AND tgname IN ('marks_insert', 'marks_update', 'marks_delete')
)
"""
# A mark of no table: everything is new.
MARK = """
INSERT INTO journal_datachange (transaction_id, table_name)
VALUES (pg_current_xact_id()::text::bigint, '') ON CONFLICT DO NOTHING
"""
# Only what this statement sees: whoever asks after it finds its own mark.
FORGET = """
DELETE FROM journal_datachange
WHERE (SELECT count(DISTINCT transaction_id) FROM journal_datachange) > %s
"""


def unmarked() -> list[str]:
    """The tables of which some change would leave no mark, and should."""
    tables = set(connection.introspection.django_table_names())
    with connection.cursor() as cursor:
        wanted = list(tables - set(settings.UNMARKED_TABLES))
        cursor.execute(UNMARKED, [wanted, NAMES])
        return [name for (name,) in cursor.fetchall()]


def put_on() -> None:
    """Give every table its trigger; run by the owner after migrations.

    It marks a change itself: after a backup was put in its place, everything is new.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for table in unmarked():
            name = connection.ops.quote_name(table)
            cursor.execute(PUT_ON.format(table=name, events=ANY))
        for table, column in rowless().items():
            name = connection.ops.quote_name(table)
            for event, seen in SEEN.items():
                given = {"event": event, "table": name, "seen": seen}
                cursor.execute(PUT_ON_ROWS.format(**given, column=f"'{column}'"))
            cursor.execute(PUT_ON.format(table=name, events="TRUNCATE"))
        cursor.execute(MARK)


def rowless() -> dict[str, str]:
    """The tables that should tell their rows and do not yet, with the column."""
    wanted = settings.MARKED_BY_ROWS
    with connection.cursor() as cursor:
        cursor.execute(TELLING_ROWS, [list(wanted)])
        telling = {name for (name,) in cursor.fetchall()}
    tables = set(connection.introspection.django_table_names(only_existing=True))
    return {
        table: column
        for table, column in wanted.items()
        if table in tables and table not in telling
    }


def forget() -> int:
    """Remove the marks, when there are many, and say how many went.

    The removal is marked as a change of everything in the same transaction, so that
    nobody who had not seen one of them misses it.
    """
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [ENOUGH])
        removed = cursor.rowcount
        if removed:
            cursor.execute(MARK)
    return removed
