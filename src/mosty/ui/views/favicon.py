"""The icon that browsers ask for at its old address, as beside a file."""

from django.http import HttpResponsePermanentRedirect
from django.templatetags.static import static

from mosty.ui.methods import require_safe


@require_safe
def favicon(request):
    return HttpResponsePermanentRedirect(static("ui/icon.svg"))
