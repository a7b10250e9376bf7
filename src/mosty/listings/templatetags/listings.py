"""`{% listing shown %}`: a register as a table, cards, filters, pages, exports."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from mosty.listings.shown import Shown

register = template.Library()

CHECK = (
    '<label class="check"><input type="checkbox" name="{}" value="{}"{}>{}'
    "<span>{}</span></label>"
)


@register.simple_tag
def checks(name, choices):
    """The boxes of one filter; in Python, because a long list has many."""
    ticked = mark_safe(" checked")
    return format_html_join(
        "",
        CHECK,
        (
            (name, one.value, ticked if one.is_chosen else "", one.title, one.count)
            for one in choices
        ),
    )


@register.inclusion_tag("listings/listing.html")
def listing(shown):
    """A `Shown`, as `listings.answers.page` gives it to the template."""
    if not isinstance(shown, Shown):
        raise template.TemplateSyntaxError("listing: give it what `page` made")
    return {"shown": shown, "is_part": False}
