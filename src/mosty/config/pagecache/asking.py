"""What a request asks for, told from its environment: plain functions.

All that an answer may depend on goes into the key, and everything else is taken out
of the environment before the page is rendered for the cache.
"""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

MOST_FIELDS = 60
LONGEST_QUERY = 2000
ENCODINGS = ("br", "gzip")
KEPT_HEADERS = {
    "HTTP_HOST",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REQUEST_ID",
}


def canonical_query(query: str, known: frozenset[str]) -> str | None:
    """One text for every order of the same parameters; None if one is unknown.

    The order of values of one name is kept, for it may mean something.
    """
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    if any(name not in known for name, _value in pairs):
        return None
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))


def cookie_value(cookies: str, name: str) -> str:
    """The value of a cookie in a `Cookie` header, or an empty text."""
    found = ""
    for part in cookies.split(";"):
        key, _equals, value = part.partition("=")
        if key.strip() == name:
            found = value.strip().strip('"')
    return found


@lru_cache(maxsize=512)
def best_encoding(accepted: str) -> str:
    """`br`, `gzip` or an empty text, by an `Accept-Encoding` header (RFC 9110)."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _semicolon, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter)
    anything = weights.get("*", 0.0)
    offered = [(weights.get(name, anything), name) for name in ENCODINGS]
    weight, name = max(offered, key=lambda pair: pair[0])
    return name if weight > 0 and weight >= weights.get("identity", 0.0) else ""


def _weight(parameter: str) -> float:
    name, _equals, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def is_named(tag: str, if_none_match: str) -> bool:
    """Whether an `If-None-Match` header names this entity tag (weak comparison)."""
    if if_none_match.strip() == "*":
        return True
    named = (one.strip().removeprefix("W/") for one in if_none_match.split(","))
    return tag in named


def bare_environment(environ: dict, *, query: str, cookies: str) -> dict:
    """The environment that leaves a page nothing to depend on but its key.

    Always a GET: a HEAD is the same answer without its body.
    """
    bare = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") or name in KEPT_HEADERS
    }
    bare["REQUEST_METHOD"] = "GET"
    bare["QUERY_STRING"] = query
    if cookies:
        bare["HTTP_COOKIE"] = cookies
    return bare
