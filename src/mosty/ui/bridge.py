"""How a span is drawn: the full drawing, its narrow form, and a row of a list."""

import datetime
import math
from dataclasses import dataclass

from mosty.ui.span import Drawing, Scale, Span, Stretch, in_years, path, scale_of


@dataclass(frozen=True)
class Site:
    """The measures of one form of the drawing, in its own units."""

    width: int
    height: int
    bank: float
    deck: float
    foot: float
    axis: float
    label: float
    room: int


# Where all is known the bridge is low and stands on a scale of years; raised
# leaves need the sky instead.
WIDE = Site(
    width=960, height=152, bank=112, deck=56, foot=104, axis=130, label=18, room=12
)
NARROW = Site(
    width=330, height=142, bank=34, deck=54, foot=98, axis=122, label=18, room=4
)
WIDE_SCHEME = Site(
    width=960, height=166, bank=112, deck=104, foot=152, axis=0, label=62, room=0
)
NARROW_SCHEME = Site(
    width=330, height=140, bank=34, deck=82, foot=126, axis=0, label=44, room=0
)
ROW = Site(width=400, height=44, bank=0, deck=24, foot=38, axis=0, label=0, room=0)


def draw(span: Span, *, is_wide: bool = True) -> Drawing:
    """The bridge: on a scale of years when all is known, as a scheme when not."""
    scale = scale_of([span], today=span.today) if span.is_known else None
    if scale:
        site = WIDE if is_wide else NARROW
    else:
        site = WIDE_SCHEME if is_wide else NARROW_SCHEME
    drawing = Drawing(site.width, site.height)
    water(drawing, site)
    quays(drawing, site)
    if scale:
        places = placed_on_scale(span, site, scale)
    else:
        places = placed_as_scheme(span, site)
    approaches(drawing, site, span, places)
    for number, (stretch, (left, right)) in enumerate(
        zip(span.stretches, places, strict=True)
    ):
        kind = "more" if number else "term"
        one_span(drawing, site, stretch, kind, (left, right))
    piers(drawing, site, span, places)
    if scale:
        years(drawing, site, scale)
        now(drawing, site, scale, span.today)
    return drawing


def draw_row(span: Span, scale: Scale | None) -> Drawing:
    """A small bridge for a list, on the list's own scale of years."""
    drawing = Drawing(ROW.width, ROW.height)
    if scale:
        for year in list(scale.years)[1:]:
            x = ROW.width * scale.share(year)
            drawing.stroke("tick", path((x, 0), (x, ROW.height)))
    known = [one for one in span.stretches if one.is_known]
    if not known or scale is None:
        dashed_row(drawing)
        return drawing
    for number, stretch in enumerate(span.stretches):
        if not stretch.is_known:
            continue
        ends = edges(stretch, scale, ROW, today=span.today)
        one_span(drawing, ROW, stretch, "more" if number else "term", ends)
        for x in ends:
            drawing.stroke("pier", path((x, ROW.deck - 5), (x, ROW.foot)))
    return drawing


def dashed_row(drawing: Drawing) -> None:
    left, right = 0.3 * ROW.width, 0.7 * ROW.width
    for start, end in ((0, left), (right, ROW.width)):
        drawing.stroke("open", path((start, ROW.deck), (end, ROW.deck)))
    for x in (left, right):
        drawing.stroke("open", path((x, ROW.deck), (x, ROW.foot)))
    reach = 0.4 * (right - left)
    drawing.stroke("open", path((left, ROW.deck), (left + reach, 3)))
    drawing.stroke("open", path((right, ROW.deck), (right - reach, 3)))


def edges(
    stretch: Stretch, scale: Scale, site: Site, *, today: datetime.date
) -> tuple[float, float]:
    inner = site.width - 2 * site.bank
    start = site.bank + inner * scale.share(stretch.starts.opens)
    if not stretch.ends.is_known:
        return start, site.width - site.bank
    end = site.bank + inner * scale.share(stretch.ends.closes)
    return min(start, end), max(start, end)


def placed_on_scale(span: Span, site: Site, scale: Scale) -> list[tuple[float, float]]:
    return [edges(one, scale, site, today=span.today) for one in span.stretches]


def placed_as_scheme(span: Span, site: Site) -> list[tuple[float, float]]:
    """Equal spans over the middle of the river: no scale is claimed."""
    count = len(span.stretches)
    margin = site.width * (0.3 if count == 1 else 0.22)
    step = (site.width - 2 * margin) / count
    return [
        (margin + step * number, margin + step * (number + 1))
        for number in range(count)
    ]


def water(drawing: Drawing, site: Site) -> None:
    left, right = site.bank, site.width - site.bank
    lines = [path((left, site.foot), (right, site.foot))]
    river = right - left
    for number, (start, end) in enumerate(
        ((0.05, 0.22), (0.3, 0.62), (0.74, 0.93), (0.18, 0.36), (0.52, 0.8))
    ):
        y = site.foot + (5 if number < 3 else 10)
        lines.append(path((left + river * start, y), (left + river * end, y)))
    drawing.stroke("water", "".join(lines))


def quays(drawing: Drawing, site: Site) -> None:
    """Two granite embankments with their courses of stone."""
    bottom = site.foot + 12
    for left in (0, site.width - site.bank):
        right = left + site.bank
        drawing.stroke(
            "quay",
            path(
                (left, site.deck),
                (right, site.deck),
                (right, bottom),
                (left, bottom),
                closed=True,
            ),
        )
        drawing.stroke("joint", courses(left, right, (site.deck + 6, bottom)))
        drawing.stroke("road", path((left, site.deck), (right, site.deck)))


def courses(left: float, right: float, tall: tuple[float, float]) -> str:
    top, bottom = tall
    rows = 4
    height = (bottom - top) / rows
    stones = 3 if right - left > 60 else 2
    lines = []
    for row in range(rows):
        y = top + height * row
        lines.append(path((left, y), (right, y)))
        shift = 0.5 if row % 2 else 0
        for stone in range(stones + 1):
            x = left + (right - left) * (stone + shift) / stones
            if left < x < right:
                lines.append(path((x, y), (x, y + height)))
    return "".join(lines)


def approaches(drawing: Drawing, site: Site, span: Span, places) -> None:
    first, last = span.stretches[0], span.stretches[-1]
    left_known = first.starts.is_known
    right_known = last.ends.is_known or (last.is_known and last.is_indefinite)
    for known, start, end in (
        (left_known, site.bank, places[0][0]),
        (right_known, places[-1][1], site.width - site.bank),
    ):
        if end - start < 1:
            continue
        drawing.stroke(
            "road" if known else "open", path((start, site.deck), (end, site.deck))
        )
        if known:
            drawing.stroke("thin", path((start, site.deck + 5), (end, site.deck + 5)))


def one_span(drawing: Drawing, site: Site, stretch: Stretch, kind: str, ends) -> None:
    left, right = ends
    if not stretch.is_known:
        leaves(drawing, site, left, right)
        return
    arch(drawing, site, left, right)
    drawing.stroke(kind, path((left, site.deck), (right, site.deck)))
    if site.label:
        drawing.mark("when", ((left + right) / 2, site.label), stretch.years)


def arch(drawing: Drawing, site: Site, left: float, right: float) -> None:
    """A segmental arch with its spandrel posts; a short span goes without."""
    length = right - left
    if length < 16:
        return
    crown, spring = site.deck + (site.foot - site.deck) * 0.16, site.foot - 2
    control = 2 * crown - spring
    middle = (left + right) / 2
    drawing.stroke(
        "arch",
        f"M{left:.1f} {spring:.1f}Q{middle:.1f} {control:.1f} {right:.1f} {spring:.1f}",
    )
    posts = min(max(int(length / 22), 4), 24)
    lines = []
    for number in range(1, posts):
        t = number / posts
        y = (1 - t) ** 2 * spring + 2 * t * (1 - t) * control + t**2 * spring
        x = left + length * t
        if y - site.deck > 4:
            lines.append(path((x, site.deck), (x, y)))
    drawing.stroke("thin", "".join(lines))


def leaves(drawing: Drawing, site: Site, left: float, right: float) -> None:
    """Two raised leaves, each a beam under a truss: this span is not known."""
    length = 0.46 * (right - left)
    rise = min(site.deck - 12, 0.72 * length)
    run = math.sqrt(max(length**2 - rise**2, 0.0))
    for pivot, direction in ((left, 1), (right, -1)):
        tip = (pivot + direction * run, site.deck - rise)
        drawing.stroke("open beam", path((pivot, site.deck), tip))
        drawing.stroke("open truss", truss((pivot, site.deck), tip, direction))


def truss(foot, tip, direction: int) -> str:
    """Posts and braces under the beam, thinner towards the tip."""
    (x0, y0), (x1, y1) = foot, tip
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    across = ((y0 - y1) / length * direction, abs(x1 - x0) / length)
    panels = 7
    under, beam = [], []
    for number in range(panels + 1):
        t = number / panels
        depth = 0.16 * length * (1 - 0.7 * t)
        x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        beam.append((x, y))
        under.append((x + across[0] * depth, y + across[1] * depth))
    lines = [path(*under)]
    for number in range(panels):
        lines.append(path(beam[number], under[number], beam[number + 1]))
    lines.append(path(beam[-1], under[-1]))
    return "".join(lines)


def piers(drawing: Drawing, site: Site, span: Span, places) -> None:
    known = [span.stretches[0].starts.is_known]
    places_of = [places[0][0]]
    for number, (stretch, (_left, right)) in enumerate(
        zip(span.stretches, places, strict=True)
    ):
        if stretch.is_indefinite and number == len(places) - 1:
            continue
        known.append(stretch.ends.is_known)
        places_of.append(right)
    for is_known, x in zip(known, places_of, strict=True):
        one_pier(drawing, site, x, is_known=is_known)


def one_pier(drawing: Drawing, site: Site, x: float, *, is_known: bool) -> None:
    half = 7 if site.bank > 60 else 4
    top = site.deck + 3
    at_bank = x - half < site.bank or x + half > site.width - site.bank
    kind = "pier" if is_known else "open"
    if not at_bank:
        drawing.stroke(
            kind,
            path((x - half, top), (x - half, site.foot))
            + path((x + half, top), (x + half, site.foot))
            + path((x - half - 4, site.foot), (x + half + 4, site.foot)),
        )
    if is_known:
        drawing.stroke("post", path((x, site.deck), (x, site.deck - 15)))
        drawing.mark("lantern", (x, site.deck - 19))


def years(drawing: Drawing, site: Site, scale: Scale) -> None:
    inner = site.width - 2 * site.bank

    def at(year):
        return site.bank + inner * scale.share(year)

    lines = [path((at(scale.first), site.axis), (at(scale.last), site.axis))]
    for year in range(scale.first, scale.last + 1):
        lines.append(path((at(year), site.axis - 4), (at(year), site.axis + 4)))
    drawing.stroke("axis", "".join(lines))
    for year in list(scale.years)[:: scale.step(site.room)]:
        x = (at(year) + at(year + 1)) / 2 if scale.step(site.room) == 1 else at(year)
        drawing.mark("year", (x, site.height - 4), str(year))


def now(drawing: Drawing, site: Site, scale: Scale, today: datetime.date) -> None:
    share = scale.share(in_years(today))
    if not 0 <= share <= 1:
        return
    x = site.bank + (site.width - 2 * site.bank) * share
    drawing.stroke("now", path((x, site.label + 10), (x, site.axis)))
    drawing.mark("today", (x, site.axis))
