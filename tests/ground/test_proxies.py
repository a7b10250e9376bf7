"""Only proxies that are named are believed about who asks and how."""

import ipaddress
import json
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.config.proxies import (
    ClientAddress,
    client_of,
    is_among,
    networks,
    read_address,
)

PROXY, OUTER, CLIENT, STRANGER = "192.0.2.1", "10.1.2.3", "203.0.113.7", "203.0.113.9"
TRUSTED = ["192.0.2.1", "10.0.0.0/8", "2001:db8::/32"]
addresses = st.ip_addresses().filter(
    lambda address: not is_among(read_address(str(address)), networks(TRUSTED))
)


@pytest.fixture
def asked(rf, settings):
    """The request as views see it."""
    settings.PROXIES = TRUSTED
    seen = []
    door = ClientAddress(lambda request: seen.append(request) or HttpResponse())

    def ask(peer, **said):
        door(rf.get("/", REMOTE_ADDR=peer, **said))
        return seen[-1]

    return ask


@pytest.mark.parametrize(
    ("peer", "hops", "client"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"{STRANGER}, {CLIENT}", CLIENT),
        (PROXY, f"{STRANGER}, {CLIENT}, {OUTER}", CLIENT),
        (PROXY, f"{CLIENT}, garbage", PROXY),
        (PROXY, f"{CLIENT}, garbage, {OUTER}", OUTER),
        (PROXY, "", PROXY),
        (PROXY, f"{CLIENT}:50123", CLIENT),
        ("2001:db8::5", "[2a00::7]:443", "2a00::7"),
        (f"::ffff:{PROXY}", f"::ffff:{CLIENT}", CLIENT),
        (STRANGER, CLIENT, STRANGER),
        (OUTER, f"{OUTER}, {OUTER}", OUTER),
    ],
)
def test_client_is_the_last_hop_that_is_no_proxy(asked, peer, hops, client):
    assert asked(peer, HTTP_X_FORWARDED_FOR=hops).client_address == client


def test_client_without_an_address_has_none(asked):
    assert asked("", HTTP_X_FORWARDED_FOR=CLIENT).client_address == ""


@settings(deadline=None)
@given(addresses, st.lists(st.one_of(addresses.map(str), st.text()), max_size=4))
def test_client_cannot_change_its_address_by_what_it_sends(client, forged):
    peer = ipaddress.ip_address(PROXY)
    trusted = networks(TRUSTED)

    assert client_of(peer, [*forged, str(client)], trusted) == read_address(str(client))


@pytest.mark.parametrize(
    ("peer", "said", "is_secure"),
    [
        (PROXY, "https", True),
        (PROXY, "http, https", True),
        (PROXY, "https, http", False),
        (PROXY, "gopher", False),
        (STRANGER, "https", False),
    ],
)
def test_scheme_is_believed_from_proxies_only(asked, peer, said, is_secure):
    assert asked(peer, HTTP_X_FORWARDED_PROTO=said).is_secure() is is_secure


def test_words_of_strangers_reach_nobody(asked):
    said = {
        "HTTP_X_FORWARDED_FOR": CLIENT,
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_FORWARDED": f"for={CLIENT}",
        "HTTP_X_REAL_IP": CLIENT,
    }

    request = asked(STRANGER, **said)

    assert set(said) & set(request.META) == set()


def test_proxy_that_is_no_network_stops_the_start_with_a_remedy(settings):
    settings.PROXIES = ["nginx"]

    with pytest.raises(ImproperlyConfigured, match="MOSTY_PROXIES"):
        ClientAddress(lambda request: None)


TELL = """
import json
from django.conf import settings
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
from mosty.config.proxies import ClientAddress
request = RequestFactory().get(
    "/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_PROTO="https"
)
answer = ClientAddress(SecurityMiddleware(lambda request: HttpResponse()))(request)
print(json.dumps({
    "hsts": answer.headers.get("Strict-Transport-Security"),
    "session": settings.SESSION_COOKIE_SECURE,
    "csrf": settings.CSRF_COOKIE_SECURE,
    "language": settings.LANGUAGE_COOKIE_SECURE,
}))
"""


def told(url, tmp_path):
    environ = {
        name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ
    }
    environ |= {
        "DJANGO_SETTINGS_MODULE": "mosty.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
        "MOSTY_DATA": str(tmp_path),
        "MOSTY_HOSTS": "mosty.example.ru",
        "MOSTY_PROXIES": "127.0.0.1",
        "MOSTY_URL": url,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
    }
    done = subprocess.run(
        [sys.executable, "-c", TELL], env=environ, check=True, capture_output=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_site_outside_localhost_is_kept_to_https(tmp_path):
    assert told("https://mosty.example.ru", tmp_path) == {
        "hsts": "max-age=31536000",
        "session": True,
        "csrf": True,
        "language": True,
    }


@pytest.mark.parametrize(
    ("url", "is_secure"),
    [
        ("http://localhost:8000", False),
        ("http://127.0.0.1", False),
        ("http://localhost.example.ru", True),
    ],
)
def test_cookies_may_go_without_tls_on_localhost_only(tmp_path, url, is_secure):
    assert told(url, tmp_path)["session"] is is_secure
