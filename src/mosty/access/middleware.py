"""An action refused in a race becomes a polite 409 page."""

from django.conf import settings
from django.shortcuts import redirect, render

from mosty.access.desk import record_of
from mosty.access.refusals import Refused, SecondFactorDue
from mosty.access.rules import is_staff


class PoliteRefusal:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, SecondFactorDue):
            return redirect(settings.SECOND_FACTOR_URL)
        if not isinstance(exception, Refused):
            return None
        in_office = is_staff(getattr(request, "user", None))
        context = {
            "message": exception.message,
            "thing": exception.thing,
            "in_office": in_office,
            "record": record_of(exception.thing) if in_office else "",
        }
        return render(request, "409.html", context, status=409)
