"""Who asks, and how: believed from proxies that are named, from nobody else."""

import ipaddress

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SAID_BY_PROXIES = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_FORWARDED",
    "HTTP_X_REAL_IP",
    "HTTP_X_REQUEST_ID",
)


def networks(words: list[str]) -> list:
    """Networks of addresses like `127.0.0.1` or `10.0.0.0/8`."""
    try:
        return [ipaddress.ip_network(word) for word in words]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"MOSTY_PROXIES: {error}. Write addresses of your proxies such as "
            "127.0.0.1 or 10.0.0.0/8, with spaces between."
        ) from error


def read_address(text: str):
    """The IP address in a hop like `192.0.2.1`, `192.0.2.1:443`, `[::1]:80`, or None."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def client_of(peer, hops: list[str], trusted: list):
    """The right-most address that no trusted proxy has; what stands before it is hearsay.

    `peer` is the other end of our connection, `hops` the X-Forwarded-For list. A hop
    that is no address ends the walk at the proxy that passed it on.
    """
    client = peer
    for hop in reversed(hops):
        if not is_among(client, trusted):
            break
        address = read_address(hop)
        if address is None:
            break
        client = address
    return client


def is_among(address, trusted: list) -> bool:
    return any(address in network for network in trusted)


class ClientAddress:
    """Sets `request.client_address`, and the scheme that the client used.

    What proxies say is read from the networks of `settings.PROXIES` only; said by
    anybody else it is removed before anything can read it.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.trusted = networks(settings.PROXIES)

    def __call__(self, request):
        said = request.META
        peer = read_address(said.get("REMOTE_ADDR", ""))
        if peer is not None and is_among(peer, self.trusted):
            hops = said.get("HTTP_X_FORWARDED_FOR", "")
            peer = client_of(peer, hops.split(",") if hops else [], self.trusted)
            scheme = said.get("HTTP_X_FORWARDED_PROTO", "").split(",")[-1].strip()
            if scheme in {"http", "https"}:
                said["wsgi.url_scheme"] = scheme
        else:
            for name in SAID_BY_PROXIES:
                said.pop(name, None)
        request.client_address = "" if peer is None else str(peer)
        return self.get_response(request)
