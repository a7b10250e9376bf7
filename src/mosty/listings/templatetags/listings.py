"""`{% listing shown %}`: a register as a table, cards, filters, pages, exports."""

from html import escape

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

from mosty.listings.shown import Shown

register = template.Library()


@register.simple_tag
def filter_groups(panel):
    """The groups of `Shown.panel`; in Python, because a long list has many choices."""
    return mark_safe("".join(fieldset(one) for one in panel if one["is_there"]))


@register.simple_tag
def filter_form(shown, is_part):
    """The filters of a register of the office, drawn once while one turns its pages."""
    return shown.filters(is_part=is_part)


def fieldset(group) -> str:
    """The frequent choices, the rest behind a summary, what is not stated last."""
    name = group["name"]
    parts = [f'<fieldset><legend class="legend">{escape(str(group["title"]))}</legend>']
    if group.get("is_years"):
        ends = "".join(year_field(*one) for one in group["ends"])
        parts.append(f'<div class="row years-in">{ends}</div>')
    parts.append(checks(name, group["choices"]))
    if rest := group.get("rest"):
        words = ngettext("%(number)s more", "%(number)s more", len(rest))
        summary = escape(words % {"number": len(rest)})
        parts.append(
            f'<details class="more"><summary>{summary}</summary>'
            f"{checks(name, rest)}</details>"
        )
    if unstated := group.get("unstated"):
        parts.append(checks(name, unstated))
    return "".join([*parts, "</fieldset>\n"])


def year_field(name, words, value, hint, longest) -> str:
    """One end of the years: what was typed, and the first or last year there is."""
    keys = "numeric" if longest == len("2026") else "decimal"
    return (
        f'<label class="small">{escape(words)} <input type="text" name="{name}" '
        f'value="{escape(str(value))}" placeholder="{escape(str(hint))}" '
        f'inputmode="{keys}" maxlength="{longest}" size="{min(longest, 6)}"></label>'
    )


def checks(name, choices) -> str:
    """The boxes of one filter. Names and keys are plain words, counts are digits."""
    boxes = "".join(
        f'<label class="check"><input type="checkbox" name="{name}" '
        f'value="{one.value}"{" checked" if one.is_chosen else ""}>'
        f"{escape(str(one.title))}<span>{one.count}</span></label>"
        for one in choices
    )
    return f'<div class="checks">{boxes}</div>'


@register.inclusion_tag("listings/listing.html")
def listing(shown):
    """A `Shown`, as `listings.answers.page` gives it to the template."""
    if not isinstance(shown, Shown):
        raise template.TemplateSyntaxError("listing: give it what `page` made")
    return {"shown": shown, "is_part": False}
