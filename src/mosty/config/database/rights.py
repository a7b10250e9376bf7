"""What a server must be able to do, and what the serving role may."""

from psycopg import sql

from mosty.config.database.addresses import OLDEST, SERVING

ALL_ROWS = "SELECT, INSERT, UPDATE, DELETE"
LOCALE = "LOCALE 'C.UTF-8' ENCODING 'UTF8' TEMPLATE template0"


def faults(connection) -> list[str]:
    """Why this server cannot carry Mosty; an empty list when it can."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, lower('Ё')")
        version, lowered = cursor.fetchone()
    found = []
    if version < OLDEST * 10_000:
        found.append(
            f"The server is PostgreSQL {version // 10_000}; Mosty needs {OLDEST} or "
            "newer. Upgrade it, or unset DATABASE_URL to use Mosty's own."
        )
    if lowered != "ё":
        found.append(
            "The database does not know Cyrillic letters: lower('Ё') is not 'ё', so "
            "that search and sorting would fail. Make it anew with CREATE DATABASE … "
            f"{LOCALE}."
        )
    return found


def grant_app_rights(connection, append_only: list[str], *, role: str = SERVING):
    """Let `role` read and write rows, but only add them to `append_only` tables.

    Run by the owner after migrations. Does nothing where there is no such role
    or it is the owner itself: a named server with one role, which `doctor` tells.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)",
            [role],
        )
        owner, exists = cursor.fetchone()
        if not exists or owner == role:
            return
        who = sql.Identifier(role)
        for words in (
            "GRANT USAGE ON SCHEMA public TO {who}",
            f"GRANT {ALL_ROWS} ON ALL TABLES IN SCHEMA public TO {{who}}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {who}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {who}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
            f"GRANT {ALL_ROWS} ON TABLES TO {{who}}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
            "GRANT USAGE, SELECT ON SEQUENCES TO {who}",
        ):
            cursor.execute(sql.SQL(words).format(who=who))
        for table in append_only:
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {who}").format(
                    table=sql.Identifier(table), who=who
                )
            )


def make_app_role(connection) -> None:
    """Make the serving role on a named server that does not know it; for tests."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [SERVING]
        )
        if not cursor.fetchone()[0]:
            cursor.execute(f"CREATE ROLE {SERVING} LOGIN")
            cursor.execute(f"GRANT {SERVING} TO CURRENT_USER")
