"""Templates: each is used, none asks another host, none carries inline code."""

import re

from tests.house.rooms import PACKAGE, python_files, templates

BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
OTHER_HOST = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio|use|form)\b[^>]*?
        \b(?:src|href|action|srcset)\s*=\s*["']?(?:https?:)?//""",
    re.VERBOSE | re.IGNORECASE,
)
INLINE = re.compile(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style\b""", re.IGNORECASE)
MARKED = re.compile(
    r"""\{%\s*block\s+(?:title|description)\b[^\n]*\|said:|="[^"<>\n]*\|said:""",
)
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)([^>]*)>", re.IGNORECASE)


def name_of(path):
    parts = path.parts
    start = len(parts) - 1 - parts[::-1].index("templates")
    return "/".join(parts[start + 1 :])


def test_each_template_is_used():
    texts = [
        path.read_text(encoding="utf-8") for path in [*python_files(), *templates()]
    ]
    whole = "\n".join(texts)

    unused = []
    for path in templates():
        name = name_of(path)
        stem = re.sub(r"\.(subject|body)\.txt$", "", name)
        if (
            name not in BY_DJANGO
            and f'"{name}"' not in whole
            and (f'"{stem}"' not in whole or stem == name)
        ):
            unused.append(name)

    assert unused == []


def test_no_template_asks_another_host():
    asking = [
        name_of(path)
        for path in templates()
        if OTHER_HOST.search(path.read_text(encoding="utf-8"))
    ]

    assert asking == []


def test_no_stylesheet_or_script_asks_another_host():
    asking = []
    for path in PACKAGE.glob("*/static/**/*"):
        if path.suffix not in {".css", ".js", ".svg"} or "vendor" in path.parts:
            continue
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org", "")
        if re.search(r"url\(\s*['\"]?(?:https?:)?//|https?://|@import", text):
            asking.append(path.name)

    assert asking == []


def test_no_template_carries_inline_style_or_code():
    carrying = []
    for path in templates():
        if path.suffix != ".html":
            continue
        text = path.read_text(encoding="utf-8")
        scripts = [
            match
            for match in SCRIPT.finditer(text)
            if "application/ld+json" not in match[1]
        ]
        if INLINE.search(text) or scripts:
            carrying.append(name_of(path))

    assert carrying == []


def test_no_title_or_attribute_carries_marks_of_language():
    """`said` marks another language with a tag, which an attribute cannot hold."""
    carrying = [
        name_of(path)
        for path in templates()
        if MARKED.search(path.read_text(encoding="utf-8"))
    ]

    assert carrying == []
