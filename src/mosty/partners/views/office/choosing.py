"""Answers while one types: partners that may be meant, those that look the same."""

import re

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.partners.lookalikes import lookalikes
from mosty.partners.rules import may_keep, may_read
from mosty.partners.suggesting import suggestions
from mosty.places.models import Country
from mosty.ui.methods import require_safe

LONGEST = 300
ID = re.compile(r"[\w-]{1,60}")
NAMES = ("name_ru", "new_name_ru")
COUNTRIES = ("country", "new_country")


@never_cache
@require_safe
@login_required
@guarded(may_read)
def suggest(request):
    """Options of a list box; `list` is its id, from which theirs are made."""
    box = request.GET.get("list", "")
    context = {
        "found": suggestions(request.user, request.GET.get("q", "")[:LONGEST]),
        "list": box if ID.fullmatch(box) else "partners",
    }
    return render(request, "partners/office/suggestions.html", context)


@never_cache
@require_safe
@login_required
@guarded(may_keep)
def alike(request):
    """Those that look like the partner that is being entered."""
    name = first(request.GET, NAMES)[:LONGEST]
    code = first(request.GET, COUNTRIES)[:2]
    country = Country.objects.filter(pk=code).first() if code.isalpha() else None
    context = {
        "name": "same",
        "value": "",
        "found": lookalikes(request.user, name, country=country),
        "is_asked": False,
        "attrs": {"id": "id_same"},
    }
    return render(request, "partners/office/lookalikes.html", context)


def first(query, names) -> str:
    """The first of the named values that was sent."""
    return next((query[name] for name in names if query.get(name)), "")
