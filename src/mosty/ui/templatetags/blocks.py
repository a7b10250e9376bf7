"""Blocks of a page: notices, empty states, buttons, facts, figures, dialogs."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from mosty.ui.facts import parted
from mosty.ui.templatetags.marks import icon, one_of

register = template.Library()

NOTES = {
    "plain": ("note", "info"),
    "ok": ("note note-neva", "check"),
    "warn": ("note note-ochre", "warning"),
    "bad": ("note note-brick", "warning"),
}
BUTTONS = {
    "main": "btn btn-main",
    "plain": "btn",
    "quiet": "btn btn-quiet",
    "risk": "btn btn-risk",
}
SIZES = {"usual": "", "small": " btn-s"}
LEVELS = {"success": "ok", "error": "bad", "warning": "warn"}


def notice(content, kind, role=""):
    one_of(NOTES, kind, "note")
    classes, sign = NOTES[kind]
    told = format_html(' role="{}"', role) if role else ""
    return format_html(
        '<div class="{}"{}>{}<div>{}</div></div>', classes, told, icon(sign), content
    )


@register.simple_block_tag
def note(content, *, kind="plain", role=""):
    """`{% note kind="warn" %}<p>…</p>{% endnote %}`: plain, ok, warn, bad."""
    return notice(content, kind, role)


@register.inclusion_tag("ui/messages.html", takes_context=True)
def page_messages(context):
    """What the last action said, read out by a screen reader."""
    return {
        "notices": [
            (LEVELS.get(one.level_tag, "plain"), one)
            for one in context.get("messages") or ()
        ]
    }


@register.simple_tag
def message_note(kind, text):
    content = format_html("<p>{}</p>", text)
    return notice(content, kind, "alert" if kind == "bad" else "status")


def button_classes(kind, size, component):
    one_of(BUTTONS, kind, component)
    one_of(SIZES, size, component)
    return BUTTONS[kind] + SIZES[size]


@register.simple_tag
def button(text, *, kind="plain", size="usual", sign="", name="", value=""):
    """A button that sends its form; one `main` in a group."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button class="{}" type="submit"{}>{}{}</button>',
        button_classes(kind, size, "button"),
        named,
        icon(sign) if sign else "",
        text,
    )


@register.simple_tag
def link_button(text, url, *, kind="plain", size="usual", sign="", about=""):
    """A link that looks like a button; `about` is read out after the text."""
    more = format_html('<span class="vh">, {}</span>', about) if about else ""
    return format_html(
        '<a class="{}" href="{}">{}{}{}</a>',
        button_classes(kind, size, "link_button"),
        url,
        icon(sign) if sign else "",
        text,
        more,
    )


@register.inclusion_tag("ui/empty_state.html")
def empty_state(title, *, text="", action="", url=""):
    """Says what will stand here and how to get there."""
    return {"title": title, "text": text, "action": action, "url": url}


@register.inclusion_tag("ui/figure.html")
def figure(value, label, *, url="", note="", badge="", badge_url=""):
    """A number that opens its records; None is not known, and never zero.

    The badge says for how many of them something is not known, and opens those.
    """
    return {
        "value": value,
        "label": label,
        "url": url,
        "note": note,
        "badge_text": badge,
        "badge_url": badge_url,
    }


@register.simple_tag
def fact(label, value="", *, url="", unknown=""):
    """One row of `<dl class="facts">`; a value that is not there is said so."""
    if value is None or value == "":
        shown = format_html(
            '<dd><span class="unknown">{}</span></dd>', unknown or _("not stated")
        )
    elif url:
        shown = format_html('<dd><a href="{}">{}</a></dd>', url, value)
    else:
        shown = format_html("<dd>{}</dd>", value)
    return format_html("<div><dt>{}</dt>{}</div>", label, shown)


@register.simple_tag
def facts(rows, *, fold=False):
    """A list of facts; a row is a dictionary of the arguments of `fact`.

    `fold` tells several that are not known in one line under the others.
    """
    known, missing = parted(rows) if fold else (rows, "")
    shown = mark_safe("".join(fact(**row) for row in known))
    told = format_html('<dl class="facts">{}</dl>', shown) if known else ""
    if not missing:
        return told
    words = _("Not stated in the source: %(facts)s") % {"facts": missing}
    return format_html(
        '{}<p class="reg-end"><span class="unknown">{}</span></p>', told, words
    )


@register.simple_block_tag
def dialog(content, *, name, title, opener, kind="plain"):
    """A button and the dialog it opens; the dialog names what will happen."""
    return format_html(
        '<button class="{}" type="button" popovertarget="{}">{}</button>'
        '<div class="dialog" id="{}" popover role="dialog" aria-labelledby="{}-title">'
        '<h2 id="{}-title">{}</h2>{}</div>',
        button_classes(kind, "usual", "dialog"),
        name,
        opener,
        name,
        name,
        name,
        title,
        content,
    )


@register.simple_tag
def dialog_close(name, text=""):
    """The quiet way out of a dialog."""
    return format_html(
        '<button class="btn btn-quiet" type="button" popovertarget="{}" '
        'popovertargetaction="hide">{}</button>',
        name,
        text or _("Not now"),
    )


@register.simple_tag
def meter(value, of, *, label):
    """How much of a whole is done, in words and as a bar."""
    return format_html(
        '<div class="meter"><p class="small">{}</p>'
        '<progress max="{}" value="{}" aria-label="{}"></progress></div>',
        label,
        str(of),
        str(value),
        label,
    )


@register.simple_block_tag
def atlas(content, *, label, url=""):
    """The place of a map; with an address the map is fetched when scrolled to."""
    if not url:
        return format_html(
            '<figure class="atlas" aria-label="{}">{}</figure>', label, content
        )
    return format_html(
        '<figure class="atlas" aria-label="{}" hx-get="{}" hx-trigger="revealed" '
        'hx-swap="innerHTML">{}</figure>',
        label,
        url,
        content,
    )
