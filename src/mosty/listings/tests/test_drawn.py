"""Rows are drawn once while the data is the same, and never shown when it is not."""

from mosty.listings.drawn import MOST_KEPT, Sheet


class Drawing:
    """Draws keys and remembers which it was asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, keys):
        self.asked.append(list(keys))
        return {key: f"row {key}" for key in keys if key != "gone"}


def test_row_is_drawn_once_under_one_snapshot():
    sheet, draw = Sheet(), Drawing()

    sheet.rows("1:1:", ["a", "b"], draw)
    again = sheet.rows("1:1:", ["b", "c"], draw)

    assert again == ["row b", "row c"]
    assert draw.asked == [["a", "b"], ["c"]]


def test_new_snapshot_draws_anew():
    sheet, draw = Sheet(), Drawing()

    sheet.rows("1:1:", ["a"], draw)
    sheet.rows("2:2:", ["a"], draw)

    assert draw.asked == [["a"], ["a"]]


def test_nothing_is_kept_without_a_snapshot():
    sheet, draw = Sheet(), Drawing()

    sheet.rows("", ["a"], draw)
    sheet.rows("", ["a"], draw)

    assert draw.asked == [["a"], ["a"]]


def test_row_that_is_gone_is_left_out():
    assert Sheet().rows("1:1:", ["a", "gone"], Drawing()) == ["row a"]


def test_sheet_does_not_grow_without_end():
    sheet, draw = Sheet(), Drawing()
    sheet.rows("1:1:", [str(number) for number in range(MOST_KEPT + 1)], draw)

    sheet.rows("1:1:", ["a"], draw)

    assert len(sheet._rows) == 1
