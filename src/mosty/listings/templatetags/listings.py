"""`{% listing shown %}`: a register as a table, cards, filters, pages, exports."""

from django import template

from mosty.listings.shown import Shown

register = template.Library()


@register.inclusion_tag("listings/listing.html")
def listing(shown):
    """A `Shown`, as `listings.answers.page` gives it to the template."""
    if not isinstance(shown, Shown):
        raise template.TemplateSyntaxError("listing: give it what `page` made")
    return {"shown": shown, "is_part": False}
