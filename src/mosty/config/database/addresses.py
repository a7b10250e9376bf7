"""Where the database is, for Django and for PostgreSQL's own tools.

Two roles: `mosty_owner` owns and migrates, `mosty_app` serves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from mosty.config.database.place import Place

OLDEST = 15
NAME = "mosty"
OWNER = "mosty_owner"
SERVING = "mosty_app"
SCHEMES = {"postgres", "postgresql"}


@dataclass(frozen=True)
class Address:
    """A database on a server, and who enters it."""

    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: dict = field(default_factory=dict)

    def for_tools(self) -> dict[str, str]:
        """The environment that `pg_dump`, `pg_restore` and `psql` read."""
        named = {
            "PGDATABASE": self.name,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGHOST": self.host,
            "PGPORT": self.port,
        }
        named |= {f"PG{key.upper()}": text for key, text in self.options.items()}
        return {key: text for key, text in named.items() if text}


def is_embedded(environ: Mapping[str, str]) -> bool:
    return not environ.get("DATABASE_URL", "").strip()


def role_of(environ: Mapping[str, str]) -> str:
    role = environ.get("MOSTY_DATABASE_ROLE", "app")
    if role not in {"app", "owner"}:
        raise ImproperlyConfigured(
            f"MOSTY_DATABASE_ROLE is “{role}”: write app or owner."
        )
    return role


def address(environ: Mapping[str, str], data: Path) -> Address:
    """The address for the role that MOSTY_DATABASE_ROLE names (app or owner).

    For a named server DATABASE_OWNER_URL gives the owner's own address.
    """
    is_owner = role_of(environ) == "owner"
    if is_embedded(environ):
        user = OWNER if is_owner else SERVING
        return Address(name=NAME, user=user, host=str(Place(Path(data)).socket))
    if is_owner and environ.get("DATABASE_OWNER_URL", "").strip():
        return read("DATABASE_OWNER_URL", environ["DATABASE_OWNER_URL"].strip())
    return read("DATABASE_URL", environ["DATABASE_URL"].strip())


def read(variable: str, url: str) -> Address:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise ImproperlyConfigured(
            f"{variable} is not the address of a PostgreSQL database: write it as "
            "postgresql://user:password@host:5432/name."
        )
    options = dict(parse_qsl(parts.query))
    return Address(
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=options.pop("host", "") or unquote(parts.hostname or ""),
        port=str(parts.port or options.pop("port", "")),
        options=options,
    )


def django_databases(environ: Mapping[str, str], data: Path) -> dict:
    """Django's settings of the one database."""
    there = address(environ, data)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": there.name,
        "USER": there.user,
        "PASSWORD": there.password,
        "HOST": there.host,
        "PORT": there.port,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "mosty", **there.options},
    }
