"""What the head of every page asks for: the institution's colour and logo."""

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control

from mosty.institution.context import current
from mosty.institution.contrast import HEX, shades_of
from mosty.institution.models import Institution
from mosty.ui.methods import require_safe

A_YEAR_S = 31_536_000


@require_safe
@cache_control(public=True, max_age=A_YEAR_S, immutable=True)
def accent(request, colour):
    """The accent as a stylesheet; its address holds the colour, so it never ages."""
    if f"#{colour}" != current().accent or not HEX.fullmatch(f"#{colour}"):
        raise Http404
    sheet = render_to_string("institution/accent.css", {"of": shades_of(f"#{colour}")})
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=A_YEAR_S, immutable=True)
def logo(request, version):
    """The logo, a WebP made by us; a new one has a new address."""
    one = Institution.objects.filter(logo_version=version).first()
    if one is None or not one.logo:
        raise Http404
    return HttpResponse(bytes(one.logo), content_type="image/webp")
