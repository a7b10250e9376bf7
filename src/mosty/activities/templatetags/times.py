"""When something is done, in words."""

from django import template

from mosty.activities import times

register = template.Library()


@register.simple_tag
def years_of(activity):
    """`2014–2018`, or an empty text where the years are not known."""
    return times.years(activity.starts_on, activity.ends_on)


@register.simple_tag
def days_of(activity):
    """Its days in words as far as they are known, or an empty text."""
    return times.days(activity)
