"""Times of day are the institution's."""

import zoneinfo

from django.utils import timezone

from mosty.institution import context


class InstitutionZone:
    """Activate the institution's zone for the request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(("/healthz", "/readyz", "/static/")):
            return self.get_response(request)
        with timezone.override(zoneinfo.ZoneInfo(context.of(request).time_zone)):
            return self.get_response(request)
