"""Numbers in words: what stands under a figure, beside a place, on a map."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.ui.bilingual import in_language


def agreements(count) -> str:
    return ngettext("%(count)s agreement", "%(count)s agreements", count) % {
        "count": count
    }


def activities(count) -> str:
    return ngettext(
        "%(count)s project or activity", "%(count)s projects and activities", count
    ) % {"count": count}


def share(one) -> str:
    """`4 agreements, 2 projects and activities`; nothing is said of none."""
    said = []
    if one.agreements:
        said.append(agreements(one.agreements))
    if one.activities:
        said.append(activities(one.activities))
    return ", ".join(said)


def place_name(one) -> str:
    return in_language(one.place, "name").text


def listed(words) -> str:
    """`Belarus and Kazakhstan`, `Belarus, Kazakhstan and China`."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {
        "first": ", ".join(words[:-1]),
        "last": words[-1],
    }


def linked(parts):
    """Safe HTML of pairs of a text and an address, which may be empty."""
    return format_html_join(
        ", ",
        "{}",
        (
            (format_html('<a href="{}">{}</a>', url, text) if url else text,)
            for text, url in parts
        ),
    )
