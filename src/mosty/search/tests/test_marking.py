"""Found words are marked, and nothing else gets into the page."""

from hypothesis import given
from hypothesis import strategies as st

from mosty.search.marking import marked, snippet, tells


def test_forms_of_a_word_are_marked():
    told = marked("Минский институт, г. Минск", tells(["минск"]))

    assert told == "<mark>Минский</mark> институт, г. <mark>Минск</mark>"


def test_longer_words_are_not_marked():
    assert marked("Минскстройпроект", tells(["минск"])) == "Минскстройпроект"


def test_beginning_is_marked():
    assert marked("Гимназия", tells([], "гим")) == "<mark>Гимназия</mark>"


def test_markup_in_texts_is_escaped():
    told = marked("<b>Минск</b> & <script>", tells(["минск"]))

    assert told == "&lt;b&gt;<mark>Минск</mark>&lt;/b&gt; &amp; &lt;script&gt;"


def test_snippet_shows_the_word_in_its_place():
    text = "начало " * 40 + "редкость " + "конец " * 60

    told = snippet(text, tells(["редкост"]))

    assert "<mark>редкость</mark>" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < 230


def test_snippet_is_empty_without_the_word():
    assert snippet("ничего", tells(["редкост"])) == ""


@given(st.text(), st.text("абвaz<>& ", max_size=3))
def test_any_text_can_be_marked(text, stem):
    told = marked(text, tells([stem]))

    assert "<" not in told.replace("<mark>", "").replace("</mark>", "")
    snippet(text * 20, tells([stem]))
