"""A page as it is kept: one body, its compressed forms, the headers of each."""

import gzip
import hashlib
from collections.abc import Iterable

import brotli

from mosty.config.pagecache.asking import best_encoding, is_named

SMALLEST_COMPRESSED = 400
# Headers that we set ourselves, or that belong to one answer only.
OURS = {
    "content-length",
    "content-encoding",
    "etag",
    "cache-control",
    "vary",
    "date",
    "x-request-id",
}
TEXTS = ("text/", "application/json", "application/xml", "application/ld+json")
TEXT_SUFFIXES = ("+xml", "+json")
VARY = ("Vary", "Accept-Encoding, Cookie, HX-Request")
# A browser may keep the page, but asks each time whether it is still true.
CACHE_CONTROL = ("Cache-Control", "no-cache")
OVERHEAD_BYTES = 1000
FORBIDDEN = ("no-store", "private")
TOKEN = b"csrfmiddlewaretoken"


class Form:
    """A page in one encoding."""

    __slots__ = ("body", "headers", "short_headers", "tag")

    def __init__(self, body: bytes, tag: str, headers: list, encoding: str):
        self.body = body
        self.tag = tag
        self.short_headers = [("ETag", tag), CACHE_CONTROL, VARY]
        encoded = [("Content-Encoding", encoding)] if encoding else []
        length = ("Content-Length", str(len(body)))
        self.headers = [*headers, *self.short_headers, *encoded, length]


class Page:
    """A whole answer of 200, given again as often as it is asked for."""

    __slots__ = ("digest", "forms", "headers", "is_text")

    def __init__(self, body: bytes, headers: Iterable[tuple[str, str]]):
        self.headers = [pair for pair in headers if pair[0].lower() not in OURS]
        kind = content_type(self.headers)
        self.is_text = kind.startswith(TEXTS) or kind.endswith(TEXT_SUFFIXES)
        self.digest = hashlib.blake2b(
            repr(self.headers).encode() + body, digest_size=12
        ).hexdigest()
        self.forms = {"": Form(body, f'"{self.digest}"', self.headers, "")}

    @property
    def size_bytes(self) -> int:
        # A copy, because another thread may be adding a form.
        return OVERHEAD_BYTES + sum(
            len(form.body) for form in tuple(self.forms.values())
        )

    def form(self, accepted: str) -> Form:
        """The page as a client that accepts these encodings gets it."""
        encoding = best_encoding(accepted) if self.is_text else ""
        form = self.forms.get(encoding)
        return form if form is not None else self._compressed(encoding)

    def _compressed(self, encoding):
        body = self.forms[""].body
        if len(body) < SMALLEST_COMPRESSED:
            return self.forms[""]
        if encoding == "br":
            smaller = brotli.compress(body, quality=5)
        else:
            smaller = gzip.compress(body, compresslevel=6, mtime=0)
        tag = f'"{self.digest}-{encoding}"'
        self.forms[encoding] = Form(smaller, tag, self.headers, encoding)
        return self.forms[encoding]


def content_type(headers) -> str:
    for name, value in headers:
        if name.lower() == "content-type":
            return value.partition(";")[0].strip().lower()
    return ""


def is_for_everybody(headers, body: bytes) -> bool:
    """Whether every visitor gets this answer: no cookie, no token, nothing private."""
    if TOKEN in body:
        return False
    for name, value in headers:
        name, value = name.lower(), value.lower()
        if name in ("set-cookie", "content-encoding"):
            return False
        if name == "cache-control" and any(word in value for word in FORBIDDEN):
            return False
        if name == "vary" and "*" in value:
            return False
    return True


def answer(form: Form, environ: dict, start_response):
    """Give a page: whole, without its body, or only word that it is unchanged."""
    named = environ.get("HTTP_IF_NONE_MATCH")
    if named is not None and is_named(form.tag, named):
        start_response("304 Not Modified", [*form.short_headers])
        return []
    start_response("200 OK", [*form.headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [form.body]
