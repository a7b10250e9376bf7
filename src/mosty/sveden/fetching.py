"""Gets a page from the network for those who ask: bounded, and never from inside.

An address is resolved once and the connection goes to what was resolved, so that a
name cannot lead elsewhere a moment later.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import urljoin, urlsplit

MOST_BYTES = 10 * 1024 * 1024
SECONDS = 15
REDIRECTS = 4
CHUNK = 65_536
PORTS = {"http": 80, "https": 443}
KINDS = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": "Mosty",
}


class CannotGet(Exception):
    """A page that cannot be had: `code` says why, `place` of what."""

    def __init__(self, code: str, *, place: str = ""):
        super().__init__(code)
        self.code = code
        self.place = place


def get(
    url: str, *, may_be_private: bool = False, seconds: float = SECONDS
) -> tuple[str, bytes]:
    """The final address and the bytes there; raises `CannotGet`."""
    until = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        answer = _ask(url, may_be_private=may_be_private, until=until)
        if isinstance(answer, bytes):
            return url, answer
        url = urljoin(url, answer)
    raise CannotGet("redirects", place=url)


def _ask(url: str, *, may_be_private: bool, until: float) -> bytes | str:
    """The body, or the address to which the server sends us on."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise CannotGet("address", place=url) from error
    if parts.scheme not in PORTS or not host:
        raise CannotGet("address", place=url)
    port = port or PORTS[parts.scheme]
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
        address = _resolved(host, port, may_be_private=may_be_private)
        connection = _connection(parts.scheme, host, port, address, until)
        try:
            path = _quoted(parts.path or "/")
            query = f"?{_quoted(parts.query)}" if parts.query else ""
            connection.request("GET", path + query, headers=HEADERS)
            return _body(connection.getresponse(), url, until)
        finally:
            connection.close()
    except TimeoutError as error:
        raise CannotGet("too_slow", place=url) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CannotGet("no_answer", place=url) from error


def _resolved(host: str, port: int, *, may_be_private: bool) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [info[4][0] for info in found]
    for address in addresses:
        parsed = ipaddress.ip_address(address.split("%")[0])
        mapped = getattr(parsed, "ipv4_mapped", None) or parsed
        if not may_be_private and (not mapped.is_global or mapped.is_multicast):
            raise CannotGet("private", place=host)
    if not addresses:
        raise CannotGet("no_answer", place=host)
    return addresses[0]


def _connection(scheme, host, port, address, until):
    left = max(until - time.monotonic(), 0.1)
    kind = KINDS[scheme]
    options = {"context": ssl.create_default_context()} if scheme == "https" else {}
    connection = kind(host, port, timeout=left, **options)
    stream = socket.create_connection((address, port), timeout=left)
    if scheme == "https":
        try:
            stream = options["context"].wrap_socket(stream, server_hostname=host)
        except OSError:
            stream.close()
            raise
    connection.sock = stream
    return connection


def _body(response, url: str, until: float) -> bytes | str:
    if response.status in {301, 302, 303, 307, 308}:
        location = response.getheader("Location")
        if location:
            return location
    if response.status != 200:
        raise CannotGet("status", place=f"{response.status}")
    data = bytearray()
    while True:
        if time.monotonic() > until:
            raise TimeoutError
        chunk = response.read1(CHUNK)
        if not chunk:
            return bytes(data)
        data += chunk
        if len(data) > MOST_BYTES:
            raise CannotGet("too_large", place=url)


def _quoted(text: str) -> str:
    """Addresses are often printed with Cyrillic letters in them."""
    return "".join(
        sign
        if "!" <= sign <= "~"
        else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in text
    )
