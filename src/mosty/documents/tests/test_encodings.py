"""Whatever a Russian page is saved in, it is read the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.documents.encodings import decode, looks_russian
from mosty.documents.faults import CannotRead

PAGE = (
    "Международное и межрегиональное сотрудничество\n"
    "Цель: использование потенциала партнерства в интересах образования.\n"
    "1. Республика Беларусь, Минский городской институт, Договор о сотрудничестве\n"
)
WORDS = sorted(word for word in set(PAGE.split()) if len(word) > 3)
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
ONE_BYTE = ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"]


@pytest.mark.parametrize("encoding", UNICODE + ONE_BYTE)
def test_russian_page_is_read_the_same_in_every_encoding(encoding):
    assert decode(PAGE.encode(encoding)).text == PAGE


@settings(max_examples=80, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), min_size=4, max_size=30),
    encoding=st.sampled_from(UNICODE + ONE_BYTE),
    is_upper=st.booleans(),
)
def test_any_russian_words_are_read_the_same(words, encoding, is_upper):
    text = " ".join(words)
    text = text.upper() if is_upper else text

    assert decode(text.encode(encoding)).text == text


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text = decode(data).text
    except CannotRead:
        return
    assert isinstance(text, str)


def test_every_line_of_the_real_page_is_recognised_alone():
    page = Path(__file__).parents[4] / "examples/spbappo/cooperation-page.txt"
    plain = str.maketrans({"«": '"', "»": '"', "–": "-", "№": "N"})
    lines = page.read_text(encoding="utf-8").translate(plain).splitlines()

    for line in lines:
        for encoding in ("cp1251", "koi8-r"):
            assert decode(line.encode(encoding)).text == line


def test_wrong_case_tells_koi8_from_cp1251():
    read_wrongly = PAGE.encode("koi8-r").decode("cp1251")

    assert looks_russian(PAGE) > 3 * looks_russian(read_wrongly)


def test_western_text_is_read_as_declared():
    page = '<meta charset="windows-1252"><p>Universität Wien, Straße 1, Österreich</p>'

    assert decode(page.encode("cp1252")).text == page


def test_belarusian_and_ukrainian_letters_do_no_harm():
    text = "Віцебскі абласны інстытут развіцця адукацыі, Мінскі гарадскі інстытут"

    assert decode(text.encode("cp1251")).text == text


def refused(data):
    with pytest.raises(CannotRead) as refusal:
        decode(data)
    return refusal.value


def test_damaged_utf8_is_refused_with_its_line_and_byte():
    data = PAGE.encode() * 3
    data = data[:400] + b"\xff" + data[400:]

    refusal = refused(data)

    assert refusal.code == "broken_encoding"
    assert refusal.place == "line 4, byte 400"


def test_cut_utf16_is_refused():
    assert refused(PAGE.encode("utf-16")[:-1]).code == "broken_encoding"


def test_text_saved_twice_in_wrong_encodings_is_refused():
    data = PAGE.encode().decode("cp1251", errors="ignore").encode()

    assert refused(data).code == "twice_encoded"


def test_binary_is_refused():
    assert refused(bytes(range(32)) * 50).code == "binary"
