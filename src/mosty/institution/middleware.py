"""Times of day are the institution's."""

import zoneinfo

from django.conf import settings
from django.shortcuts import redirect
from django.utils import timezone

from mosty.institution import context

TIMELESS = tuple(settings.TIMELESS_PATHS)
STAFF_PATHS = ("/en/office/", "/en/me/", "/en/sign-in")


class InstitutionZone:
    """Activate the institution's zone for the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(TIMELESS):
            return self.get_response(request)
        ours = context.of(request)
        if not ours.is_english_shown and is_hidden(request):
            return redirect(request.get_full_path().removeprefix("/en"))
        with timezone.override(zoneinfo.ZoneInfo(ours.time_zone)):
            return self.get_response(request)


def is_hidden(request) -> bool:
    """Whether this is the English half, which visitors do not see yet."""
    is_english = request.path.startswith("/en/")
    is_for_staff = request.path.startswith(STAFF_PATHS)
    return is_english and not is_for_staff and not request.user.is_authenticated
