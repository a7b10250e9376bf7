"""Which migrations wait, told without importing a single one of them."""

import importlib.util
from pathlib import Path

from django.apps import apps
from django.db.utils import ProgrammingError


def known() -> set[tuple[str, str]]:
    """`(app label, name)` of every migration that lies in the installed apps."""
    found = set()
    for app in apps.get_app_configs():
        spec = importlib.util.find_spec(f"{app.name}.migrations")
        for folder in (spec and spec.submodule_search_locations) or []:
            names = (path.stem for path in Path(folder).glob("[0-9]*.py"))
            found |= {(app.label, name) for name in names}
    return found


def waiting(connection) -> list[str]:
    """Migrations that this database has not had, like `people.0002_roles`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            done = set(cursor.fetchall())
    except ProgrammingError:  # not even that table
        done = set()
    return sorted(f"{label}.{name}" for label, name in known() - done)
