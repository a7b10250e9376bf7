"""The gallery shows every component."""

import re
from pathlib import Path

import pytest
from django.template import engines

from mosty.ui.templatetags import ui

GALLERY = Path(ui.__file__).resolve().parent.parent / "templates" / "ui"
INSIDE_OTHERS = {
    "favicon",
    "form_errors",
    "field",
    "facts",
    "message_note",
    "page_messages",
    "page_addresses",
    "display_choices",
    "display_panel",
    "part",
    "record_part",
    "home_address",
    "sheet_close",
    "page_address",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/gallery", "/en/gallery"])
def test_the_gallery_is_whole_in_both_languages(client, path):
    response = client.get(path)

    page = response.content.decode()
    assert response.status_code == 200
    assert "UNDEFINED" not in page
    assert len(set(re.findall(r' id="([^"]+)"', page))) == len(
        re.findall(r' id="([^"]+)"', page)
    )


@pytest.mark.django_db
def test_the_same_page_in_the_other_language_is_one_link_away(client):
    page = client.get("/gallery?q=1").content.decode()

    assert 'href="/en/gallery?q=1" lang="en" hreflang="en"' in page
    assert '<link rel="alternate" hreflang="en"' in page
    assert '<link rel="canonical" href="http' in page


def test_every_component_is_shown():
    shown = "\n".join(
        path.read_text("utf-8") for path in GALLERY.glob("gallery/*.html")
    ) + (GALLERY / "gallery.html").read_text("utf-8")

    missing = {
        tag
        for tag in ui.register.tags
        if f"{{% {tag}" not in shown and tag not in INSIDE_OTHERS
    }

    assert missing == set()


def test_components_are_built_in():
    assert "mosty.ui.templatetags.ui" in engines["django"].engine.builtins
