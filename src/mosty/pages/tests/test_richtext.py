"""What survives in rich text, and what never does."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.pages.richtext import TAGS, clean, plain, titled

BITS = [
    *"<>/=\"' ",
    "script",
    "img",
    "svg",
    "a",
    "onerror",
    "href",
    "src",
    "javascript:",
    "x",
    "style",
    "p",
]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>Да</p><script>alert(1)</script>", "<p>Да</p>"),
        ('<p onclick="x()">Да</p>', "<p>Да</p>"),
        ('<a href="javascript:x()">Да</a>', '<a rel="noopener">Да</a>'),
        ('<p style="color:red" class="x">Да</p>', "<p>Да</p>"),
        ("<h1>Да</h1>", "<h2>Да</h2>"),
        ("<div><section>Да</section></div>", "Да"),
        ("<style>p{}</style><p>Да</p>", "<p>Да</p>"),
        ("<!-- тайна --><p>Да</p>", "<p>Да</p>"),
        ('<img src="https://other.example/x.png" alt="Да">', '<img alt="Да">'),
        ('<img src="//other.example/x.png" alt="Да">', '<img alt="Да">'),
        ('<img src="/documents/1/" alt="Да">', '<img src="/documents/1/" alt="Да">'),
        ('<svg onload="x()"><p>Да</p></svg>', "<p>Да</p>"),
    ],
)
def test_rich_text_keeps_only_what_is_allowed(written, kept):
    assert clean(written) == kept


@given(st.lists(st.sampled_from(BITS)).map("".join))
def test_no_code_survives_in_whatever_is_written(written):
    kept = clean(written)

    tree = lxml.html.fragment_fromstring(kept, create_parent="div")
    tags = {one.tag for one in tree.iterdescendants()}
    asked = {
        (name, value)
        for one in tree.iterdescendants()
        for name, value in one.attrib.items()
    }
    assert tags <= TAGS
    assert {name for name, _value in asked} <= {"href", "src", "alt", "lang", "rel"}
    assert not any("javascript" in value for _name, value in asked)
    assert clean(kept) == kept


def test_plain_text_keeps_words_apart():
    html = "<h2>Школа</h2><p>Урок &amp; опыт</p><ul><li>раз</li><li>два</li></ul>"

    assert plain(html) == "Школа Урок & опыт раз два"


def test_title_is_taken_out_of_the_text():
    assert titled("<h1>Школа <i>открыта</i></h1><p>Да</p>") == (
        "Школа открыта",
        "<p>Да</p>",
    )
    assert titled("<p>Да</p>") == ("", "<p>Да</p>")
