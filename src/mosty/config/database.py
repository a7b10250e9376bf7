"""Which database: the server that DATABASE_URL names, or the embedded one.

Two roles: `mosty_owner` migrates, `mosty_app` serves and is never superuser.
"""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from mosty.config.cluster import NAME, OLDEST, OWNER, SERVING, Cluster

SCHEMES = {"postgres", "postgresql"}


def is_embedded(environ: Mapping[str, str]) -> bool:
    return not environ.get("DATABASE_URL", "").strip()


def django_databases(environ: Mapping[str, str], data_dir: Path) -> dict:
    """Django's settings of the one database.

    `MOSTY_DATABASE_ROLE` is `app` (serves) or `owner` (migrates); for a named
    server `MOSTY_OWNER_URL` may give the owner's own address.
    """
    role = environ.get("MOSTY_DATABASE_ROLE", "app")
    if role not in {"app", "owner"}:
        raise ImproperlyConfigured(f"MOSTY_DATABASE_ROLE is “{role}”: app or owner.")
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "mosty"},
    }
    if is_embedded(environ):
        user = OWNER if role == "owner" else SERVING
        host = str(Cluster(Path(data_dir)).socket)
        return settings | {"NAME": NAME, "USER": user, "HOST": host}
    address = environ["DATABASE_URL"]
    if role == "owner":
        address = environ.get("MOSTY_OWNER_URL") or address
    return settings | _read(address)


def _read(address: str) -> dict:
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a PostgreSQL database: write it as "
            "postgresql://user:password@host:5432/name."
        )
    query = dict(parse_qsl(parts.query))
    read = {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }
    return read | {"OPTIONS": {"application_name": "mosty", **query}}


def faults() -> list[str]:
    """Why this server cannot carry Mosty; an empty list when it can."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, lower('Ё')")
        version, lowered = cursor.fetchone()
    found = []
    if version < OLDEST * 10000:
        found.append(
            f"The server is PostgreSQL {version // 10000}; Mosty needs {OLDEST} or "
            "newer. Upgrade it, or unset DATABASE_URL to use the embedded one."
        )
    if lowered != "ё":
        found.append(
            "The database does not know Cyrillic letters (lower('Ё') is not 'ё'): "
            "search and sorting would fail. Make it anew with "
            "CREATE DATABASE … TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'."
        )
    return found


def grant_serving_rights(append_only: list[str]) -> None:
    """Let `mosty_app` read and write rows, but only add to the `append_only` tables.

    Does nothing where there is no such role (a named server with one role).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SERVING])
        if cursor.fetchone() is None:
            return
        cursor.execute("SELECT current_user")
        if cursor.fetchone()[0] == SERVING:
            return
        cursor.execute(
            f"""
            GRANT USAGE ON SCHEMA public TO {SERVING};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public
                TO {SERVING};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {SERVING};
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {SERVING};
            """
        )
        for table in append_only:
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {SERVING}")
