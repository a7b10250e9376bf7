"""The map, the list of countries and regions, and the page of each."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from mosty.institution import context as institution
from mosty.places.models import Country, Region
from mosty.portal import place, tallies
from mosty.portal.figures import figures, places_address, register_address
from mosty.portal.listed import (
    Question,
    chips,
    filters,
    found_words,
    place_table,
    unknown_words,
)
from mosty.ui.methods import require_safe


@require_safe
def whole_map(request):
    counted = counted_for(request)
    return render(request, "portal/map.html", map_context(request, counted))


@require_safe
def map_fragment(request):
    """The map alone, for the home page when it is scrolled to."""
    context = map_context(request, counted_for(request))
    return render(request, "portal/map_fragment.html", context)


def counted_for(request):
    home = institution.of(request).country_code
    return figures(request.user, on=localdate(), home=home)


def map_context(request, counted):
    ours = institution.of(request)
    return {
        "map_tallies": tallies.map_tallies(counted),
        "map_home": tallies.home_pin(ours),
        "map_view": ours.map_view,
        "tallies": tallies.tables(counted),
    }


@require_safe
def countries(request):
    """Countries and regions; `?section=foreign&having=agreements` narrows them."""
    counted = counted_for(request)
    question = Question.of(request.GET)
    abroad, near = question.answered(counted)
    context = {
        "question": question,
        "filters": filters(question, counted),
        "chips": chips(question),
        "keep": question.kept("q"),
        "search_keep": question.kept("section", "having"),
        "table": place_table(abroad, near),
        "found": len(abroad) + len(near),
        "found_words": found_words(abroad, near),
        "unknown": unknown_words(counted) if question.takes_unknown else "",
    }
    return render(request, "portal/countries.html", context)


@require_safe
def country(request, code):
    """A country; our own is told by its regions."""
    one = get_object_or_404(Country, code=code.upper())
    if one.code == institution.of(request).country_code:
        return redirect(places_address(section="interregional"))
    return place_page(request, one, register_address(country=one.code.lower()))


@require_safe
def region(request, code):
    one = get_object_or_404(Region.objects.select_related("country"), code=code.upper())
    return place_page(request, one, register_address(region=one.code.lower()))


def place_page(request, one, register_url):
    context = place.context_of(one, user=request.user, on=localdate())
    context["register_url"] = register_url
    context["map_view"] = institution.of(request).map_view
    context["map_tallies"] = tallies.map_tallies(counted_for(request))
    return render(request, "portal/place.html", context)
