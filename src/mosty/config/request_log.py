"""One line in the log for each request that Django answers, under a name of its own."""

import logging
import re
import secrets
import time

from structlog.contextvars import bound_contextvars

log = logging.getLogger("mosty.requests")

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
OFTEN_ASKED = ("/healthz", "/readyz", "/static/")


class RequestLog:
    """Names the request in every line written meanwhile, and logs its end.

    The name is the proxy's X-Request-ID, or made here. An answer that refuses or
    fails tells it in the same header, so that a person can quote it. No query
    string, browser or account is written.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = time.perf_counter()
        given = request.headers.get("X-Request-ID", "")
        name = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
        with bound_contextvars(request_id=name):
            response = self.get_response(request)
            if response.status_code >= 400:
                response.headers["X-Request-ID"] = name
            level = logging.INFO
            if response.status_code < 400 and request.path.startswith(OFTEN_ASKED):
                level = logging.DEBUG
            if log.isEnabledFor(level):
                fields = {
                    "method": request.method,
                    "path": request.path,
                    "status": response.status_code,
                    "duration_ms": round((time.perf_counter() - began) * 1000, 1),
                    "address": request.client_address,
                }
                log.log(level, "request", extra=fields)
        return response
