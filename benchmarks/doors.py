"""What the bench of pages serves: our own door, and a bare Django beside it."""

import os
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test.utils import override_settings
from django.urls import path

from mosty.config.wsgi import application as door

BARE = "/bare/"


def same_bytes(request):
    return HttpResponse(BODY)


urlpatterns = [path(BARE.strip("/") + "/", same_bytes)]
BODY = Path(os.environ["MOSTY_BENCH_BODY"]).read_bytes()


class BareHandler(WSGIHandler):
    """Django with one view, no middleware and no template."""

    def get_response(self, request):
        request.urlconf = __name__
        return super().get_response(request)


with override_settings(MIDDLEWARE=[]):
    bare = BareHandler()


def application(environ, start_response):
    chosen = bare if environ["PATH_INFO"] == BARE else door
    return chosen(environ, start_response)
