"""Static files collected and messages compiled, only when they have changed."""

import hashlib
import os
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Collect static files into STATIC_ROOT; False when they were up to date."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """A digest of the names, sizes and moments of all static files."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = Path(storage.path(path)).stat()
            seen.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def compile_messages() -> bool:
    """Compile the catalogues of which a compiled one is missing or older."""
    stale = [
        path
        for path in Path(settings.PACKAGE).glob("*/locale/*/LC_MESSAGES/django.po")
        if is_older(path.with_suffix(".mo"), path)
    ]
    if stale and not os.access(stale[0].parent, os.W_OK):
        sys.stderr.write(
            "mosty: the interface's translations are stale and this user may not "
            "renew them. Run `mosty messages --compile` as the owner of the code.\n"
        )
        return False
    if stale:
        call_command("messages", compile=True, verbosity=0)
    return bool(stale)


def is_older(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
