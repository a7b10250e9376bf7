"""A mark for each transaction and table that it changed, written by the tables themselves.

Every table has a trigger, but for those that the settings name: what no page shows
and what is written all the time. Rows of their own for each transaction, so that
nobody waits for another. `mosty.journal.snapshots` asks for them.
"""

from django.conf import settings
from django.db import connection

ENOUGH = 100

UNMARKED = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relname = ANY (%s)
    AND NOT EXISTS (
        SELECT FROM pg_trigger
        WHERE tgrelid = pg_class.oid AND tgname = 'marks_change' AND tgenabled <> 'D'
    )
ORDER BY relname
"""
PUT_ON = """
CREATE OR REPLACE TRIGGER marks_change
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.{table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_mark_change()
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
    """The tables that lack the trigger and should have it."""
    tables = set(connection.introspection.django_table_names())
    with connection.cursor() as cursor:
        cursor.execute(UNMARKED, [list(tables - set(settings.UNMARKED_TABLES))])
        return [name for (name,) in cursor.fetchall()]


def put_on() -> None:
    """Give every table its trigger; run by the owner after migrations.

    It marks a change itself: after a backup was put in its place, everything is new.
    """
    with connection.cursor() as cursor:
        for table in unmarked():
            name = connection.ops.quote_name(table)
            cursor.execute(PUT_ON.format(table=name))
        cursor.execute(MARK)


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
