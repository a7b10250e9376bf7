"""The rail marks the place where one is, and only that."""

import pytest

from mosty.office.context import nearest

PLACES = ["/office/", "/office/agreements/", "/office/agreements/figures"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/office/", "/office/"),
        ("/office/agreements/7/edit", "/office/agreements/"),
        ("/office/agreements/figures", "/office/agreements/figures"),
        ("/office/agreements/figures/report", "/office/agreements/figures"),
        ("/office/account", ""),
    ],
)
def test_innermost_place_is_marked(path, place):
    assert nearest(path, PLACES) == place
