"""What a database holds, in figures."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

OWN_TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
  AND NOT EXISTS (
    SELECT FROM pg_depend
    WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
ORDER BY relname
"""

# Everything in the schema but what belongs to an extension.
CLEAR = """
DO $clear$
DECLARE thing record;
BEGIN
  FOR thing IN
    SELECT format('DROP %s IF EXISTS %I.%I CASCADE',
        CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
          WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
        'public', relname) AS words
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
      AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
        AND objid = pg_class.oid AND deptype = 'e')
    ORDER BY relkind NOT IN ('v', 'm'), relkind = 'S'  -- a column's own goes with it
  LOOP EXECUTE thing.words; END LOOP;
  FOR thing IN
    SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) AS words
    FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass
        AND objid = pg_proc.oid AND deptype = 'e')
  LOOP EXECUTE thing.words; END LOOP;
  FOR thing IN
    SELECT format('DROP TYPE IF EXISTS public.%I CASCADE', typname) AS words
    FROM pg_type
    WHERE typnamespace = 'public'::regnamespace
      AND (typtype IN ('d', 'e', 'r') OR EXISTS (SELECT FROM pg_class
        WHERE oid = typrelid AND relkind = 'c'))
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass
        AND objid = pg_type.oid AND deptype = 'e')
  LOOP EXECUTE thing.words; END LOOP;
END $clear$;
"""


@dataclass(frozen=True)
class Contents:
    """Rows by table, and the migrations that were run."""

    rows: dict[str, int]
    migrations: list[str]


def contents_of(connection: psycopg.Connection) -> Contents:
    tables = [name for (name,) in connection.execute(OWN_TABLES)]
    rows = {
        name: connection.execute(
            sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(name))
        ).fetchone()[0]
        for name in tables
    }
    done = []
    if "django_migrations" in rows:
        found = connection.execute("SELECT app, name FROM public.django_migrations")
        done = sorted(f"{app}.{name}" for app, name in found)
    return Contents(rows, done)


def version_of(connection: psycopg.Connection) -> int:
    """Like 180001 for PostgreSQL 18.1."""
    return connection.info.server_version
