"""Where the page and its further pages come from: a file, or the network."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mosty.sveden import fetching
from mosty.sveden.checking.checker import CannotFetch, NotHere, check
from mosty.sveden.checking.findings import Findings

MOST_BYTES = fetching.MOST_BYTES


def check_file(path: Path) -> Findings:
    """A page on the disk; its further pages lie beside it. Raises `OSError`."""
    path = path.resolve()

    def fetch(address: str) -> bytes:
        parts = urlsplit(address)
        is_elsewhere = parts.scheme or parts.netloc or parts.path.startswith("/")
        wanted = (path.parent / unquote(parts.path)).resolve()
        if is_elsewhere or not parts.path or not wanted.is_relative_to(path.parent):
            raise NotHere
        try:
            return _bounded(wanted)
        except OSError as error:
            raise CannotFetch(error.strerror or "cannot be read") from error

    return check(_bounded(path), fetch=fetch)


def check_url(url: str, *, may_be_private: bool = False) -> Findings:
    """A page on the network; raises `fetching.CannotGet`."""
    url, data = fetching.get(url, may_be_private=may_be_private)

    def fetch(address: str) -> bytes:
        try:
            wanted = urljoin(url, address)
            return fetching.get(wanted, may_be_private=may_be_private)[1]
        except (fetching.CannotGet, ValueError) as error:
            code = getattr(error, "code", "address")
            raise CannotFetch(code) from error

    return check(data, fetch=fetch)


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(27, "too large", str(path))
    return data
