"""Whether this process lives, and whether it may be sent visitors."""

import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from mosty.config import migrations
from mosty.ui.methods import require_safe

LEAST_FREE_BYTES = 16_000_000


@never_cache
@require_safe
def healthz(request):
    """The process is alive; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request):
    """200 when database, tables and storage are there, else 503 and what is not.

    The answer names parts and never says more: anybody can read it.
    """
    parts = {
        "database": has_database(),
        "migrations": False,
        "storage": has_storage(Path(settings.MEDIA_ROOT)),
    }
    parts["migrations"] = parts["database"] and tables.are_up_to_date()
    is_ready = all(parts.values())
    said = {
        name: "ready" if is_fine else "not ready" for name, is_fine in parts.items()
    }
    return JsonResponse({"ready": is_ready, **said}, status=200 if is_ready else 503)


def has_database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def has_storage(folder: Path) -> bool:
    """Whether files can be written: to the folder, or where it will be made."""
    there = next(path for path in [folder, *folder.parents] if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return False
    state = os.statvfs(there)
    return state.f_bavail * state.f_frsize >= LEAST_FREE_BYTES


class Tables:
    """Remembers that no migration waits: while this process runs, none can appear."""

    def __init__(self):
        self.were_up_to_date = False

    def are_up_to_date(self) -> bool:
        if not self.were_up_to_date:
            try:
                self.were_up_to_date = not migrations.waiting(connection)
            except DatabaseError:
                return False
        return self.were_up_to_date


tables = Tables()
