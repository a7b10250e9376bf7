"""Pages for what went wrong. The last two need no database."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path

RETRY_AFTER_S = 60
BARE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Mosty</title>"
    "<h1>The site cannot answer now</h1><p>Сайт сейчас не отвечает. "
    "Попробуйте через минуту. Please try again in a minute."
)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def server_error(request):
    """500, or 503 when the database does not answer."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        return unavailable(request)
    return HttpResponse(without_database("500.html", request), status=500)


def unavailable(request, exception=None):
    return HttpResponse(
        without_database("503.html", request),
        status=503,
        headers={"Retry-After": str(RETRY_AFTER_S)},
    )


def without_database(template, request):
    language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    try:
        return render_to_string(template, {"language": language})
    except Exception:  # whatever is broken, the visitor gets a page
        return BARE
