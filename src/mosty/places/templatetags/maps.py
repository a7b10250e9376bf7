"""Maps: all partners at once, one place close up, and whose shapes these are."""

from django import template
from django.utils.translation import gettext as _

from mosty.places import closeup, drawing, shapes
from mosty.ui.bilingual import current_language

register = template.Library()

VIEWS = ("shapes", "tiles", "none")


@register.inclusion_tag("places/partner_map.html")
def partner_map(*, tallies, view="shapes", home=None, unit=""):
    """The map of countries and regions that have something.

    `tallies` are MapTally, `home` a MapPin for the institution, `unit` names what
    is counted in the legend. Russia as a whole is not drawn: only its regions are.
    The page keeps the same figures in a table beside it.
    """
    if view not in VIEWS:
        raise template.TemplateSyntaxError(f"no view {view!r}: {', '.join(VIEWS)}")
    tallies = drawing.drawable(tallies)
    if view == "none":
        return {"map": None}
    if view == "tiles":
        drawn = drawing.draw_tiles(tallies, language=current_language())
    else:
        drawn = drawing.draw_shapes(tallies, home=home)
    return {
        "map": drawn,
        "home": home,
        "unit": unit or _("Agreements and projects"),
        "view": view,
    }


@register.inclusion_tag("places/place_map.html")
def place_map(*, code, pins=(), label, view="shapes", tallies=()):
    """A country or region close up with partners as pins (MapPin).

    Nothing is drawn for tiles and for places beyond the map: the page names the
    place in words anyway. With the `tallies` of all partners the place is as dark as
    on their map.
    """
    if view != "shapes":
        return {"map": None, "label": label}
    level = drawing.level_of(code, tallies)
    drawn = closeup.draw(code, list(pins), level=level)
    return {"map": drawn, "label": label}


@register.simple_tag
def map_attribution():
    """Whose shapes these are, as the data file says."""
    return shapes.atlas().attribution[current_language()]
