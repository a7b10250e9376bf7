"""Names that are probably of one organisation."""

from hypothesis import given
from hypothesis import strategies as st

from mosty.partners.matching import name_key, paired_quotes, probably_same


def test_same_words_under_another_legal_form_are_probably_one_body():
    one = "Государственное учреждение дополнительного образования взрослых «ВОИРО»"
    words = "Витебский областной институт развития образования"
    first = one.replace("ВОИРО", words)
    second = f"Государственное учреждение образования «{words}»"

    assert probably_same(first, second)
    assert probably_same(first, f'ГУО "{words}"')
    assert not probably_same(first, second.replace("Витебский", "Минский"))
    assert not probably_same(first, first)


def test_order_of_words_and_quotes_do_not_part_a_name():
    assert name_key('Тульской области ДПО "Институт развития"') == name_key(
        "Институт развития Тульской области"
    )


def test_quotes_are_paired_by_what_stands_before():
    assert paired_quotes('АО "Центр "Орлеу"" (“Х”)') == "АО «Центр «Орлеу»» («Х»)"


@given(name=st.text(alphabet='«»"“” ГБУАОинститут-', max_size=30))
def test_key_of_a_name_does_not_depend_on_the_kind_of_quotes(name):
    assert name_key(paired_quotes(name)) == name_key(name)
