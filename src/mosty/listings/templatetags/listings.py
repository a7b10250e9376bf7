"""`{% listing shown %}`: a register as a table, cards, filters, pages, exports."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from mosty.listings.shown import Shown

register = template.Library()


@register.simple_tag
def checks(name, choices):
    """The boxes of one filter; in Python, because a long list has many.

    Names and keys are plain words, counts are digits: only titles need escaping.
    """
    return mark_safe(
        "".join(
            f'<label class="check"><input type="checkbox" name="{name}" '
            f'value="{one.value}"{" checked" if one.is_chosen else ""}>'
            f"{conditional_escape(one.title)}<span>{one.count}</span></label>"
            for one in choices
        )
    )


@register.inclusion_tag("listings/listing.html")
def listing(shown):
    """A `Shown`, as `listings.answers.page` gives it to the template."""
    if not isinstance(shown, Shown):
        raise template.TemplateSyntaxError("listing: give it what `page` made")
    return {"shown": shown, "is_part": False}
