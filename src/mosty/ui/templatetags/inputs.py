"""Search, filters and forms."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.ui.display import CHOICES
from mosty.ui.templatetags.parts import part

register = template.Library()


@register.inclusion_tag("ui/search_field.html")
def search_field(
    action,
    *,
    label,
    placeholder="",
    value="",
    suggest="",
    keep=(),
    takes_focus=False,
):
    """A search form; `suggest` is the address that answers while one types.

    `keep` are pairs of a name and a value that the address must not lose.
    """
    return {
        "action": action,
        "label": label,
        "placeholder": placeholder,
        "value": value,
        "suggest": suggest,
        "keep": keep,
        "takes_focus": takes_focus,
    }


@register.inclusion_tag("ui/chips.html")
def chips(items, *, found="", clear_url="", sheet=""):
    """What the list is narrowed by; each item has `title` and the `url` without it.

    `sheet` is the id of the filters, opened from here on a phone.
    """
    return {"items": items, "found": found, "clear_url": clear_url, "sheet": sheet}


@register.inclusion_tag("ui/filters.html")
def filters(groups, *, action, clear_url="", keep=(), name="filters"):
    """Groups of choices with counts: a column, or a sheet on a phone.

    A group has `title`, `name`, `is_single` and `choices`; a choice has `value`,
    `title`, `count` and `is_chosen`.
    """
    return {
        "groups": groups,
        "action": action,
        "clear_url": clear_url,
        "keep": keep,
        "name": name,
    }


@register.inclusion_tag("ui/field.html")
def field(bound, *, hint=""):
    """One field with its label, hint and error; keeps what was typed.

    Beside the label of a field that may stay empty stands “if there is one”. Where one
    of several fields is needed the form says so in `either`: words by field name.
    """
    widget = bound.field.widget
    kind = getattr(widget, "input_type", None) or type(widget).__name__.lower()
    is_group = kind in {"radio", "checkbox"} and hasattr(widget, "choices")
    return {
        "field": bound,
        "kind": kind,
        "is_group": is_group,
        "is_tick": kind == "checkbox" and not is_group,
        "is_set": getattr(widget, "is_set", False),
        "hint": hint or bound.help_text,
        "is_bad": bool(bound.errors),
        "optional": "" if bound.field.required else may_be_empty(bound),
    }


def may_be_empty(bound) -> str:
    """What stands beside the label; nothing where the form says so."""
    either = getattr(bound.form, "either", {})
    return either.get(bound.name, _("if there is one"))


@register.inclusion_tag("ui/form_errors.html")
def form_errors(form):
    """What is wrong with the form, at its head, each line a link to its field."""
    return {
        "form": form,
        "general": form.non_field_errors() if form.is_bound else [],
        "bad": [one for one in form if one.errors] if form.is_bound else [],
    }


@register.inclusion_tag("ui/form_fields.html")
def form_fields(form):
    """All fields of a form in their order."""
    return {"form": form}


def display_titles():
    return {
        "size": (
            pgettext("display", "Text size"),
            ["100\u00a0%", "125\u00a0%", "150\u00a0%", "200\u00a0%"],
        ),
        "contrast": (
            pgettext("display", "Colours"),
            [
                pgettext("display colours", "usual"),
                pgettext("display", "black on white"),
                pgettext("display", "white on black"),
                pgettext("display", "blue on pale blue"),
            ],
        ),
        "spacing": (
            pgettext("display", "Spacing"),
            [pgettext("display spacing", "usual"), pgettext("display", "wide")],
        ),
        "images": (
            pgettext("display", "Pictures"),
            [pgettext("display", "shown"), pgettext("display", "hidden")],
        ),
        "scheme": (
            pgettext("display", "Scheme"),
            [
                pgettext("display", "as on the device"),
                pgettext("display", "light"),
                pgettext("display", "dark"),
            ],
        ),
    }


@register.simple_tag(takes_context=True)
def display_panel(context):
    """The panel for poor sight, opened from the masthead; it leads back to the page."""
    return format_html(
        '{}<input type="hidden" form="sight" name="next" value="{}">',
        part("ui/display_panel.html", display=context["display"]),
        context["request"].path,
    )


@register.inclusion_tag("ui/display_choices.html")
def display_choices(display):
    """What one may choose, and what of it holds now."""
    return {
        "groups": [
            {
                "name": name,
                "title": title,
                "choices": [
                    {
                        "value": value,
                        "title": words,
                        "is_chosen": getattr(display, name) == value,
                    }
                    for value, words in zip(CHOICES[name], titles, strict=True)
                ],
            }
            for name, (title, titles) in display_titles().items()
        ]
    }


@register.inclusion_tag("ui/display_form.html", takes_context=True)
def display_form(context, *, back):
    """The panel for poor sight as a page of its own."""
    return {"display": context["display"], "back": back}
