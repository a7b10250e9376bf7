"""Ways through the site: addresses, languages, trails, tabs, pages."""

from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mosty.ui.templatetags.marks import icon, one_of

register = template.Library()

TONGUES = {"ru": ("RU", "Русский"), "en": ("EN", "English")}


def home(language=None):
    language = language or get_language() or "ru"
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


@register.simple_tag
def home_address():
    """The home page in the reader's language."""
    return home()


def in_tongue(path, language):
    """The same page in another language; its home when there is no such page."""
    page, mark, query = path.partition("?")
    found = translated(page, language, get_language())
    return found + mark + query if found else home(language)


@lru_cache(maxsize=1024)
def translated(page, language, _here):
    """The page's address in another language; empty when there is no such page."""
    found = translate_url(page, language)
    return found if found != page else ""


@register.simple_tag(takes_context=True)
def page_addresses(context, path=""):
    """Canonical and alternate addresses of the page, for the head."""
    path = path or context["request"].path
    base = settings.PUBLIC_URL
    here = get_language() or "ru"
    alternates = [
        (tongue, base + (path if tongue == here else in_tongue(path, tongue)))
        for tongue in (TONGUES if speaks_english(context) else ["ru"])
    ]
    links = format_html_join(
        "\n", '<link rel="alternate" hreflang="{}" href="{}">', alternates
    )
    return format_html('<link rel="canonical" href="{}">\n{}', base + path, links)


def speaks_english(context) -> bool:
    """Whether the institution shows the English half, or this is somebody's desk."""
    letterhead = context.get("letterhead")
    if letterhead is None or letterhead().is_english_shown:
        return True
    user = context.get("user")
    return bool(user and user.is_authenticated)


@register.simple_tag(takes_context=True)
def page_address(context):
    """The full address of the page as it stands, for paper."""
    return settings.PUBLIC_URL + context["request"].get_full_path()


@register.simple_tag(takes_context=True)
def language_switch(context):
    """RU | EN: the same page in the other language; nothing where there is but one."""
    if not speaks_english(context):
        return ""
    path = context["request"].get_full_path()
    here = get_language() or "ru"
    tongues = [
        format_html('<span aria-current="true" lang="{}">{}</span>', code, sign)
        if code == here
        else format_html(
            '<a href="{}" lang="{}" hreflang="{}" aria-label="{}, {}">{}</a>',
            in_tongue(path, code),
            code,
            code,
            sign,
            name,
            sign,
        )
        for code, (sign, name) in TONGUES.items()
    ]
    return format_html(
        '<span class="lang" role="group" aria-label="{}">{}</span>',
        _("Language"),
        mark_safe("".join(tongues)),
    )


@register.simple_tag
def sheet_close(sheet, *, takes_focus=True):
    """The button that closes a sheet on a phone; give it the sheet's id.

    It takes the focus when the sheet opens. In a part that HTMX exchanges it must
    not: HTMX would focus it at once.
    """
    return format_html(
        '<button class="btn sheet-close narrow-only" type="button" '
        'popovertarget="{}" popovertargetaction="hide"{}>{}{}</button>',
        sheet,
        mark_safe(" autofocus") if takes_focus else "",
        icon("close"),
        _("Close"),
    )


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(*trail):
    """`{% breadcrumbs _("Agreements") address _("No. 1") %}`: pairs, then here."""
    *pairs, here = trail if len(trail) % 2 else (*trail, "")
    steps = list(zip(pairs[::2], pairs[1::2], strict=True))
    return {"home": home(), "steps": steps, "here": here}


@register.inclusion_tag("ui/page_head.html")
def page_head(title, *, over="", lede="", badge="", kind="plain", aside=""):
    """The heading of a page: what stands over it, under it, and its state."""
    return {
        "title": title,
        "over": over,
        "lede": lede,
        "badge_text": badge,
        "kind": kind,
        "aside": aside,
    }


@register.inclusion_tag("ui/tabs.html")
def tabs(items, *, label):
    """Items have `title`, `url`, `current` and, if counted, `count`."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context, page, *, name="page"):
    """Pages of a Django `Page`; the rest of the address stays as it is."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    rest = urlencode(list(query.lists()), doseq=True)

    def address(number):
        return f"?{rest}&{name}={number}" if rest else f"?{name}={number}"

    numbers = page.paginator.get_elided_page_range(
        page.number, on_each_side=1, on_ends=1
    )
    return {
        "page": page,
        "items": [
            {"number": one, "url": address(one) if isinstance(one, int) else ""}
            for one in numbers
        ],
        "previous": address(page.number - 1) if page.has_previous() else "",
        "following": address(page.number + 1) if page.has_next() else "",
    }


@register.simple_tag
def export_links(links, *, text=""):
    """`Download: XLSX, CSV, JSON` from pairs of a name and an address."""
    joined = format_html_join(
        ", ", '<a href="{}" download>{}</a>', ((url, name) for name, url in links)
    )
    return format_html(
        '<p class="small exports no-print">{} {}</p>', text or _("Download:"), joined
    )


@register.inclusion_tag("ui/copy_link.html", takes_context=True)
def copy_link(context, address=""):
    """The permanent address of the page, with a button that copies it."""
    path = address or context["request"].path
    return {"address": settings.PUBLIC_URL + path, "path": path}


@register.inclusion_tag("ui/segments.html")
def segments(choices, *, legend, name, chosen=""):
    """A choice of one, laid side by side; choices are pairs of value and title."""
    one_of({value for value, _title in choices} | {""}, chosen, "segments")
    return {"choices": choices, "legend": legend, "name": name, "chosen": chosen}
