"""Rich text of the institution: only what a strict list allows survives."""

import re

import nh3

TAGS = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
}
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
OWN_PICTURE = re.compile(r"^/(?![/\\])")
PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ALTERNATIVE = re.compile(r"\salt\s*=\s*[\"']", re.IGNORECASE)
ADDRESS = re.compile(r"\ssrc\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
BLANKS = re.compile(r"\s+")
HEADING = re.compile(r"<h1\b[^>]*>(?P<title>.*?)</h1\s*>", re.IGNORECASE | re.DOTALL)


def only_ours(tag: str, attribute: str, value: str) -> str | None:
    """Pictures come from this house alone; nothing is asked of other hosts."""
    if tag == "img" and attribute == "src" and not OWN_PICTURE.match(value):
        return None
    return value


def clean(html: str) -> str:
    """The text with nothing but allowed tags, attributes and schemes.

    Scripts and styles go with what they hold; other tags leave their text. A
    heading of the first rank becomes one of the second: the page has its own.
    """
    html = re.sub(r"<(/?)h1\b", r"<\1h2", html, flags=re.IGNORECASE)
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style", "template", "noscript"},
        attributes=ATTRIBUTES,
        attribute_filter=only_ours,
        url_schemes=SCHEMES,
        link_rel="noopener",
        strip_comments=True,
    ).strip()


def untold_pictures(html: str) -> list[str]:
    """The addresses of pictures without an alternative text.

    `alt=""` is one: it says that the picture tells nothing.
    """
    return [
        (ADDRESS.search(tag) or {1: ""})[1]
        for tag in PICTURE.findall(html)
        if not ALTERNATIVE.search(tag)
    ]


def pictures(html: str) -> int:
    """How many pictures stand in the text."""
    return len(PICTURE.findall(html))


def plain(html: str) -> str:
    """The words alone, on one line, for the index and for feeds."""
    spaced = re.sub(r"<(?=/?(?:p|li|h\d|td|th|br|div|tr)\b)", " <", html)
    text = nh3.clean(spaced, tags=set(), clean_content_tags={"script", "style"})
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return BLANKS.sub(" ", text.replace("&nbsp;", "\u00a0")).strip()


def titled(html: str) -> tuple[str, str]:
    """The words of the first heading of the first rank, and the text without it."""
    found = HEADING.search(html)
    if found is None:
        return "", html
    return plain(found["title"]), html[: found.start()] + html[found.end() :]
