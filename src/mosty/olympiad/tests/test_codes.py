"""Codes are read as they are typed by children from paper."""

from mosty.olympiad.codes import ALPHABET, LENGTH, new_code, normal, shown


def test_codes_are_made_shown_and_read_back():
    codes = {new_code() for _one in range(500)}
    assert len(codes) == 500
    assert all(len(one) == LENGTH and set(one) <= set(ALPHABET) for one in codes)
    for one in codes:
        assert normal(f" {shown(one).lower().replace('-', ' – ')} ") == one
    assert normal("авсен-кмртх") == "ABCEHKMPTX"
    assert shown("ABCEHKMPTX") == "ABCEH-KMPTX"
    assert shown("CODE0001") == "CODE0001"
