"""The database server, as the serving role sees it."""

from datetime import UTC, datetime, timedelta

import psycopg

from mosty.config import migrations
from mosty.config.checkup.findings import Finding, fault, fine
from mosty.config.database import rights
from mosty.config.database.addresses import OLDEST

LARGEST_DRIFT = timedelta(seconds=2)
PARTS = ("database", "locale", "roles", "migrations", "clock")
SEPARATE_ROLE = (
    "Serve as another role than the owner: DATABASE_URL for mosty_app, "
    "DATABASE_OWNER_URL for mosty_owner, then run `mosty migrate`."
)

ROLE = "SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user"

# tgtype: 1 for each row, 2 before, 8 delete, 16 update
LOGS = """
SELECT relname,
  pg_has_role(current_user, relowner, 'USAGE'),
  has_any_column_privilege(pg_class.oid, 'UPDATE')
    OR has_table_privilege(pg_class.oid, 'DELETE')
    OR has_table_privilege(pg_class.oid, 'TRUNCATE'),
  (SELECT coalesce(bit_or(tgtype::int), 0) & 27 = 27 FROM pg_trigger
    WHERE tgrelid = pg_class.oid AND tgenabled IN ('O', 'A') AND tgtype & 3 = 3)
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
ORDER BY relname
"""


def findings(connection: psycopg.Connection, logs: list[str]) -> list[Finding]:
    """What is found by a connection of the serving role; `logs` are append-only."""
    return [
        version(connection),
        locale(connection),
        roles(connection, logs),
        tables(connection),
        clock(connection),
    ]


def version(connection) -> Finding:
    number = connection.info.server_version
    said = f"PostgreSQL {number // 10_000}.{number % 10_000} answers"
    if number < OLDEST * 10_000:
        return fault(
            "database", said, f"Mosty needs {OLDEST} or newer: upgrade the server."
        )
    return fine("database", said)


def locale(connection) -> Finding:
    [lowered] = connection.execute("SELECT lower('Ё')").fetchone()
    if lowered != "ё":
        return fault(
            "locale",
            "the database does not know Cyrillic letters: lower('Ё') is not 'ё'",
            f"Back it up, make it anew with CREATE DATABASE … {rights.LOCALE}, and "
            "restore.",
        )
    return fine("locale", "lower('Ё') is 'ё'")


def roles(connection, logs: list[str]) -> Finding:
    name, is_superuser = connection.execute(ROLE).fetchone()
    if is_superuser:
        return fault("roles", f"the serving role {name} is superuser", SEPARATE_ROLE)
    found = connection.execute(LOGS, [logs]).fetchall()
    owned = [table for table, is_owner, _may, _guard in found if is_owner]
    changeable = [table for table, _is_owner, may_change, _guard in found if may_change]
    unguarded = [table for table, _is_owner, _may, has_guard in found if not has_guard]
    missing = sorted(set(logs) - {table for table, *_rest in found})
    if owned:
        said = f"the serving role {name} owns {', '.join(owned)}"
        return fault("roles", said, SEPARATE_ROLE)
    if changeable:
        said = f"the serving role {name} may change rows of {', '.join(changeable)}"
        return fault("roles", said, "Take the right away with `mosty migrate`.")
    if unguarded:
        return fault(
            "roles",
            f"no trigger refuses changes of {', '.join(unguarded)}",
            "Somebody removed or disabled it: enable it (ALTER TABLE … ENABLE TRIGGER "
            "ALL), or restore a backup.",
        )
    if missing:
        said = f"there is no table {', '.join(missing)}"
        return fault("roles", said, "Make the tables with `mosty migrate`.")
    return fine("roles", f"{name} serves and may only add to {', '.join(logs)}")


def tables(connection) -> Finding:
    try:
        waiting = migrations.waiting(connection)
        rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
    except psycopg.errors.UndefinedTable:
        return fault("migrations", "there are no tables yet", "Run `mosty migrate`.")
    known = migrations.known()
    ours = {label for label, _name in known}
    newer = sorted(f"{app}.{name}" for app, name in set(rows) - known if app in ours)
    if waiting:
        said = f"{len(waiting)} wait: {', '.join(waiting[:3])}"
        return fault("migrations", said, "Run `mosty migrate`.")
    if newer:
        said = f"the database is newer than this Mosty: it had {newer[-1]}"
        return fault("migrations", said, "Install the newer Mosty on this node, too.")
    return fine("migrations", f"none of {len(known)} waits")


def clock(connection) -> Finding:
    before = datetime.now(UTC)
    [there] = connection.execute("SELECT clock_timestamp()").fetchone()
    after = datetime.now(UTC)
    drift = max(before - there, there - after, timedelta())
    if drift > LARGEST_DRIFT:
        return fault(
            "clock",
            f"this machine and the database differ by {drift.total_seconds():.0f} s",
            "Let both follow a time server (timedatectl set-ntp true).",
        )
    return fine("clock", "this machine and the database agree")
