"""Typography never changes a letter, and setting twice is setting once."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mosty.ui.templatetags.texts import typeset as typeset_filter
from mosty.ui.typography import bound, typeset, typeset_html

NB = "\u00a0"
TEXTS = st.text(
    alphabet=st.sampled_from(
        list("абвгоуя АБВ ил не ё abc AZ 0123456789 \u00a0.,;:!?()«»„“”\"'—–-№§%\n")
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("plain", "set_text"),
    [
        ("в интересах и на деле", f"в{NB}интересах и{NB}на{NB}деле"),
        ("Мосты — платформа", f"Мосты{NB}— платформа"),
        ("Мосты - платформа", f"Мосты{NB}— платформа"),
        ("А. С. Пушкин", f"А.{NB}С.{NB}Пушкин"),
        ("18 договоров", f"18{NB}договоров"),
        ("130 000 школ", f"130{NB}000{NB}школ"),
        ("№ 5 и § 7", f"№{NB}5 и{NB}§{NB}7"),
        ('школа "Радуга"', "школа «Радуга»"),
        ("так ли это", f"так{NB}ли это"),
        ("ул. Ломоносова", f"ул.{NB}Ломоносова"),
        ("Россия – Австрия", "Россия – Австрия"),
        ("2014–2016", "2014–2016"),
    ],
)
def test_russian_is_set_as_a_typesetter_would(plain, set_text):
    assert typeset(plain) == set_text


def test_english_keeps_its_own_quotes_and_short_words():
    assert typeset('a school "Rainbow" of 5', language="en") == (
        f"a{NB}school “Rainbow” of{NB}5"
    )


def test_a_quote_without_its_pair_is_left_alone():
    damaged = 'Институт развития образования" Краснодарского края'

    assert typeset(damaged) == damaged


def letters(text):
    return re.findall(r"[^\W_]", text)


@given(TEXTS, st.sampled_from(["ru", "en"]))
@example('"а" "б"', "ru")
@example('""а"', "ru")
def test_no_letter_is_ever_changed(text, language):
    assert letters(typeset(text, language=language)) == letters(text)


@given(TEXTS, st.sampled_from(["ru", "en"]))
@example('"а "б"" в', "ru")
@example("и и и и", "ru")
@example("А. А. А. А", "ru")
def test_setting_twice_is_setting_once(text, language):
    once = typeset(text, language=language)

    assert typeset(once, language=language) == once


def test_tags_and_entities_stay_as_they_are():
    html = '<a href="/a b/">в доме</a> &nbsp;и дом'

    assert typeset_html(html) == f'<a href="/a b/">в{NB}доме</a> &nbsp;и{NB}дом'


def test_the_filter_escapes_what_is_not_safe():
    assert typeset_filter("<b>в доме</b>", "ru") == f"&lt;b&gt;в{NB}доме&lt;/b&gt;"


@given(TEXTS, st.sampled_from(["ru", "en"]))
def test_a_name_keeps_every_sign_and_gets_only_its_spaces(text, language):
    set_text = bound(text, language=language)

    assert set_text.replace(NB, " ") == re.sub(" +(?=—)", " ", text.replace(NB, " "))
