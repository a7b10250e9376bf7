"""The WSGI application before Django's."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings

from mosty.config.pagecache.asking import bare_environment, cookie_value
from mosty.config.pagecache.listed import canonical_address, is_part
from mosty.config.pagecache.page import Page, answer, is_for_everybody
from mosty.config.pagecache.store import PageStore
from mosty.config.pagecache.watch import Watcher
from mosty.config.proxies import is_among, networks, read_address
from mosty.ui.display import COOKIE, canonical_display


class PageCache:
    """Answers visitors from memory where it may, and asks `application` where not.

    `address(path, query)` gives the canonical query of a page that may be kept, or
    None; `is_part(path)` says whether HTMX too may be given it.
    """

    def __init__(
        self,
        application,
        *,
        store: PageStore | None = None,
        watcher: Watcher | None = None,
        address: Callable[[str, str], str | None] = canonical_address,
        is_part: Callable[[str], bool] = is_part,
    ):
        self.application = application
        self.store = PageStore() if store is None else store
        self.watcher = watcher or Watcher(self.store)
        self.address = address
        self.is_part = is_part
        self.is_proxy = lru_cache(maxsize=256)(is_proxy)
        self.display = lru_cache(maxsize=512)(canonical_display)
        # A cookie by either name may change the page; a part of it is enough to
        # step aside.
        self.telling_cookies = (settings.SESSION_COOKIE_NAME, "messages")

    def __call__(self, environ, start_response):
        key = self.key(environ)
        if key is None:
            return self.application(environ, start_response)
        self.watcher.ensure()
        page = self.store.get(key)
        if page is None:
            return self.render(key, environ, start_response)
        return self.give(key, page, environ, start_response)

    def key(self, environ) -> tuple | None:
        """What the answer may depend on; None where it may depend on more."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        path = environ.get("PATH_INFO", "/")
        if "HTTP_AUTHORIZATION" in environ:
            return None
        if "HTTP_HX_REQUEST" in environ and not self.is_part(path):
            return None
        if environ.get("CONTENT_LENGTH") not in (None, "", "0"):
            return None
        cookies = environ.get("HTTP_COOKIE", "")
        display = ""
        if cookies:
            if any(name in cookies for name in self.telling_cookies):
                return None
            if COOKIE in cookies:
                display = self.display(cookie_value(cookies, COOKIE))
        query = self.address(path, environ.get("QUERY_STRING", ""))
        if query is None:
            return None
        return (
            self.scheme(environ),
            environ.get("HTTP_HOST", "").lower(),
            path,
            query,
            display,
        )

    def scheme(self, environ) -> str:
        """The scheme the visitor uses, as `config.proxies` will tell it to Django."""
        told = environ.get("HTTP_X_FORWARDED_PROTO")
        if told is not None and self.is_proxy(environ.get("REMOTE_ADDR", "")):
            scheme = told.split(",")[-1].strip()
            if scheme in ("http", "https"):
                return scheme
        return environ["wsgi.url_scheme"]

    def give(self, key, page, environ, start_response):
        known = len(page.forms)
        form = page.form(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if len(page.forms) != known:
            self.store.weigh(key, page)
        return answer(form, environ, start_response)

    def render(self, key, environ, start_response):
        """Ask for the page as nobody in particular, keep it if it may be kept."""
        generation = self.store.generation
        query, display = key[-2:]
        cookies = f"{COOKIE}={display}" if display else ""
        bare = bare_environment(environ, query=query, cookies=cookies)
        status, headers, body = whole(self.application, bare)
        if not is_for_everybody(headers, body):
            return self.application(environ, start_response)
        if not status.startswith("200"):
            start_response(status, headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        page = Page(body, headers)
        self.store.put(key, page, generation=generation)
        return self.give(key, page, environ, start_response)


def is_proxy(remote: str) -> bool:
    """Whether an address is one of the named proxies."""
    address = read_address(remote)
    return address is not None and is_among(address, networks(settings.PROXIES))


def whole(application, environ) -> tuple[str, list, bytes]:
    """An application's whole answer: status, headers, body."""
    told = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]
        return written.append

    written = []
    parts = application(environ, start_response)
    try:
        written.extend(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, headers = told
    return status, headers, b"".join(written)
