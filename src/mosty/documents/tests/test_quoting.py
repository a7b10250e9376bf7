"""A source's words on a page."""

import pytest

from mosty.documents.quoting import quoted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "1. | Республика Беларусь | Институт | Соглашение |",
            "Республика Беларусь · Институт · Соглашение",
        ),
        ("7\tРоссия\tИнститут", "Россия · Институт"),
        ("Россия | Институт", "Россия · Институт"),
        (
            "Школьный сертификат. 2014 – 2016 гг.",
            "Школьный сертификат. 2014 – 2016 гг.",
        ),
        ("", ""),
    ],
)
def test_row_is_quoted_cell_by_cell_without_its_number(text, told):
    assert quoted(text) == told
