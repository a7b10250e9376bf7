"""A chart as plain numbers for a drawing: columns by year. The table says the same."""

from dataclasses import dataclass

from mosty.listings.filters import NONE

WIDTH, HEIGHT, FOOT = 640, 160, 24
MOST_YEARS = 40
LABELS = 8


@dataclass(frozen=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    middle: int
    label: str
    number: int


@dataclass(frozen=True)
class Chart:
    """Columns from left to right; `top` is the number at the upper line."""

    bars: list[Bar]
    top: int
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = FOOT

    @property
    def whole_height(self) -> int:
        return self.height + self.foot


def chart_of(dimension, lines) -> Chart | None:
    """Of years only: a chart of anything else stands in its table as bars."""
    if not dimension.is_years:
        return None
    numbers = {int(one.key): one.total.number for one in lines if one.key != NONE}
    if len(numbers) < 2:
        return None
    last = max(numbers)
    first = max(min(numbers), last - MOST_YEARS + 1)
    years = range(first, last + 1)
    top = max(numbers.get(year, 0) for year in years) or 1
    step = WIDTH // len(years)
    every = -(-len(years) // LABELS)
    return Chart(
        [
            bar_of(place, year, numbers.get(year, 0), top=top, step=step, every=every)
            for place, year in enumerate(years)
        ],
        top,
    )


def bar_of(place, year, number, *, top, step, every) -> Bar:
    height = -(-number * (HEIGHT - FOOT) // top)
    return Bar(
        x=place * step,
        y=HEIGHT - height,
        width=max(step - max(step // 5, 1), 1),
        height=height,
        middle=place * step + step // 2,
        label=str(year) if place % every == 0 else "",
        number=number,
    )
