"""Texts of letters: words in braces, own texts, the page made from a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.journal.models import Entry
from mosty.letters.actions import rewrite, use_shipped
from mosty.letters.actions.texts import MissingWord, UnknownWord, restore
from mosty.letters.actions.writing import current_text, shipped_text, text_for
from mosty.letters.dress import dressed
from mosty.letters.kinds import LANGUAGES, letter_kind, letter_kinds
from mosty.letters.models import LetterTemplate
from mosty.letters.wording import Text, filled, is_sound, parted

NOTICE = "letters/letters/notice"
BODY = "Коротко: {text}\n\n{link}\n\n{unsubscribe}"


@pytest.fixture
def notice():
    return letter_kind(NOTICE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", letter_kinds(), ids=lambda kind: kind.name)
def test_each_shipped_text_can_be_sent(kind, language):
    text = shipped_text(kind, language)

    assert is_sound(text, kind)
    assert "{" not in filled(text, kind.samples(language)).body


def test_file_is_a_subject_and_a_body():
    assert parted("Тема\r\n\r\nПервый.\r\nВторой.\r\n") == Text(
        "Тема", "Первый.\nВторой."
    )


@given(st.text(max_size=60))
def test_what_is_filled_in_is_never_read_again(value):
    text = filled(Text("{a}", "x{a}y{b}"), {"a": value, "b": "{a}"})

    assert text.body == f"x{value}y{{a}}".strip() + "\n"
    assert "\n" not in text.subject


@pytest.mark.django_db
def test_own_text_is_sent_in_its_language_only(notice):
    rewrite(notice, {"subject_ru": "Новость", "body_ru": BODY}, by="test")

    values = {
        "name": "А",
        "text": "{% now 'Y' %} {{ x }}",
        "link": "l",
        "unsubscribe": "u",
    }
    russian = text_for(NOTICE, "ru", values)
    assert russian.subject == "Новость"
    assert russian.body == "Коротко: {% now 'Y' %} {{ x }}\n\nl\n\nu\n"
    assert text_for(NOTICE, "en", values).body.startswith("Good day, А!")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "text", "refusal", "named"),
    [
        ("subject_ru", "Для {surname}", UnknownWord, "{surname}"),
        ("body_en", BODY + " {x}{y}", UnknownWord, "{x}, {y}"),
        ("body_en", "{text} {link}", MissingWord, "{unsubscribe}"),
    ],
)
def test_text_with_wrong_words_is_refused_and_they_are_named(
    notice, column, text, refusal, named
):
    with pytest.raises(refusal) as refused:
        rewrite(notice, {column: text}, by="test")

    assert named in str(refused.value.message)
    assert not LetterTemplate.objects.exclude(subject_ru="", body_en="").exists()


@pytest.mark.django_db
def test_shipped_text_comes_back_and_the_own_one_can_be_had_again(notice):
    own = rewrite(notice, {"body_ru": BODY}, by="test")

    own = use_shipped(own, by="test")

    shipped = shipped_text(notice, "ru")
    assert current_text(notice, "ru") == shipped
    changes = Entry.objects.filter(verb="letter_text.shipped_again").get().detail
    assert changes == {"changes": {"body_ru": [BODY, ""]}}
    restore(own, {"body_ru": BODY}, by="test")
    assert current_text(notice, "ru").body == BODY


@pytest.mark.django_db
def test_text_like_the_shipped_one_is_not_kept(notice):
    shipped = shipped_text(notice, "ru")

    own = rewrite(notice, {"body_ru": shipped.body.replace("\n", "\r\n")}, by="test")

    assert own.body_ru == ""


@pytest.mark.django_db
def test_own_text_that_lost_its_sense_is_not_sent(notice):
    LetterTemplate.objects.create(name=NOTICE, body_ru="{gone}")

    assert current_text(notice, "ru") == shipped_text(notice, "ru")


def test_page_is_escaped_and_asks_no_other_place():
    page = dressed(
        subject="<b>«Тема»</b>",
        body="<img alt=x>\nстрока\n\nhttps://academy.example/?a=1&b=2.\n",
        language="ru",
        house="СПб <АППО>",
    )

    assert "<img" not in page
    assert "&lt;img alt=x&gt;<br>строка" in page
    assert '<a href="https://academy.example/?a=1&amp;b=2"' in page
    assert "</a>.</p>" in page
    assert "СПб &lt;АППО&gt;" in page
    assert page.count("http") == 2
    assert not any(word in page for word in ("src=", "url(", "<link", "<script"))
