"""What is shipped to the browser: sizes, hashes, and that icons exist."""

import hashlib
import re
from pathlib import Path

from mosty.ui.templatetags.marks import ICONS

STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"
PACKAGE = STATIC.parents[2]
PUBLIC_CSS_LIMIT = 40 * 1024
OFFICE_CSS_LIMIT = 24 * 1024
SHEET_CSS_LIMIT = 12 * 1024
ROW = re.compile(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_css_of_the_site_is_at_most_40_kb_and_that_of_the_office_24_more():
    sizes = {path: path.stat().st_size for path in PACKAGE.glob("*/static/**/*.css")}
    office = sizes.pop(STATIC / "css" / "office.css")
    sheet = sizes.pop(PACKAGE / "olympiad" / "static" / "olympiad" / "sheet.css")

    assert sum(sizes.values()) <= PUBLIC_CSS_LIMIT, sizes
    assert office <= OFFICE_CSS_LIMIT
    assert sheet <= SHEET_CSS_LIMIT


def test_each_file_of_others_is_listed_with_its_hash():
    listed = dict(ROW.findall((STATIC / "vendor" / "VENDOR.md").read_text("utf-8")))

    there = {
        path.relative_to(STATIC).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).iterdir()
        if path.suffix not in {".md", ".txt"}
    }

    assert there == listed


def test_the_sprite_holds_the_icons_that_the_component_knows():
    sprite = (STATIC / "icons.svg").read_text("utf-8")

    assert set(re.findall(r'<symbol id="([^"]+)"', sprite)) == ICONS


def test_dashes_are_drawn_only_where_something_is_not_known():
    css = (STATIC / "css" / "site.css").read_text("utf-8")
    dashed = {
        line.split("{")[0].strip()
        for line in css.splitlines()
        if "dash" in line.partition("{")[2]
    }

    assert all(
        re.search(r"open|empty|unknown|truss", selector) for selector in dashed
    ), dashed
    assert "dotted" not in css


def test_the_stylesheet_knows_no_physical_sides():
    css = (STATIC / "css" / "site.css").read_text("utf-8")

    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|float:left", css) == []
