"""Taking out of a log line what belongs to a person or opens a door.

Plain functions over text: e-mails, query strings, one-time links, passwords in
addresses, cookies, authorisation, whole IP addresses, values of rows that
PostgreSQL quotes in its errors.
"""

import ipaddress
import re
from functools import lru_cache

REMOVED = "[removed]"
SECRET_NAMES = re.compile(
    r"passw|secret|token|cookie|authoriz|api_?key|csrf|session_?id|e_?mail", re.I
)

# Each begins where few things begin, so that no long line takes long.
WORD = r"[^\s@<>\"'(),:;=\[\]/]"
EMAIL = re.compile(rf"(?<!{WORD}){WORD}+@{WORD}+\.[^\W\d_]{{2,}}")
QUERY = re.compile(r"(/[^\s/?\"'<>]*)\?[^\s\"'<>]+")
ONE_TIME_LINK = re.compile(r"(/sign-in/)[^\s/?\"'<>]+")
PASSWORD_IN_ADDRESS = re.compile(r"(?<=://)[^\s/@\"']+@")
HEADER = re.compile(
    r"\b((?:proxy-)?authorization|(?:set-)?cookie|x-csrftoken|sessionid|csrftoken)"
    r"(['\"]?\s*[:=]\s*)[^\r\n]+",
    re.I,
)
QUOTED_ROW = re.compile(
    r"(\bDETAIL:|\bCONTEXT:|\bLINE \d+:|\binvalid input [^:\n]*:|"
    r"\bFailing row contains|\bKey \()[^\r\n]*"
)
IPV4 = re.compile(r"(?<![\w.])(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?![\w.]*\w)")
IPV6 = re.compile(
    r"(?<![\w:.])[0-9a-f]{0,4}"
    r"(?:(?::[0-9a-f]{0,4}){1,6}:\d+\.\d+\.\d+\.\d+|(?::[0-9a-f]{0,4}){2,7})(?![\w:])",
    re.I,
)


def masked(text: str) -> str:
    """The text without personal data and secrets; masking it again changes nothing."""
    for mark, pattern, put in RULES:
        if mark in text:
            text = pattern.sub(put, text)
    return text


@lru_cache(maxsize=1024)
def network_of(address: str) -> str:
    """An IP address without its last octet, IPv6 to its /48; other text as it is."""
    try:
        there = ipaddress.ip_address(address)
    except ValueError:
        return address
    if there.is_loopback or there.is_unspecified:
        return address
    there = getattr(there, "ipv4_mapped", None) or there
    prefix = 24 if there.version == 4 else 48
    return str(ipaddress.ip_network((there, prefix), strict=False).network_address)


def network_found(found: re.Match) -> str:
    return network_of(found[0])


# In this order; a text without the mark holds none of it, and costs nothing.
RULES = (
    ("://", PASSWORD_IN_ADDRESS, f"{REMOVED}@"),
    (":", HEADER, rf"\1\2{REMOVED}"),
    ("=", HEADER, rf"\1\2{REMOVED}"),
    (":", QUOTED_ROW, rf"\1 {REMOVED}"),
    ("(", QUOTED_ROW, rf"\1 {REMOVED}"),
    ("/sign-in/", ONE_TIME_LINK, rf"\1{REMOVED}"),
    ("?", QUERY, rf"\1?{REMOVED}"),
    ("@", EMAIL, REMOVED),
    (":", IPV6, network_found),
    (".", IPV4, network_found),
)


@lru_cache(maxsize=512)
def is_secret(name: str) -> bool:
    return bool(SECRET_NAMES.search(name))


def masked_value(name: str, value):
    """The value of a log field, by its name and, in depth, by its content."""
    if is_secret(name):
        return REMOVED
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {key: masked_value(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [masked_value("", inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return masked(str(value))
