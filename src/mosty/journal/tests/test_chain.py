import datetime

from hypothesis import given
from hypothesis import strategies as st

from mosty.journal.chain import START, line, link, salted

MOMENT = datetime.datetime(2026, 3, 12, 9, 30, 0, 5, tzinfo=datetime.UTC)
texts = st.text(max_size=20)
details = st.dictionaries(texts, st.one_of(texts, st.integers(), st.none()), max_size=3)
rows = st.tuples(
    st.integers(min_value=1),
    st.datetimes(timezones=st.just(datetime.UTC)),
    texts,
    texts,
    st.one_of(st.none(), st.integers(min_value=1)),
    texts,
    texts,
    details,
)


def test_line_is_the_same_for_one_moment_in_any_zone():
    moscow = datetime.timezone(datetime.timedelta(hours=3))
    there = (1, MOMENT.astimezone(moscow), "a", "", None, "", "", {"б": 1, "а": 2})
    here = (1, MOMENT, "a", "", None, "", "", {"а": 2, "б": 1})

    assert line(there) == line(here)
    assert line(here).decode() == (
        '[1,"2026-03-12T09:30:00.000005+00:00","a","",null,"","",{"а":2,"б":1}]'
    )


@given(st.lists(rows, max_size=5))
def test_link_counts_what_it_covers(many):
    digest, count = link(START, many)

    assert count == len(many)
    assert (digest, count) == link(START, iter(many))


@given(st.lists(rows, min_size=1, max_size=4, unique_by=line), st.data())
def test_link_differs_when_a_row_is_lost_or_moved(many, data):
    whole, _count = link(START, many)
    lost = data.draw(st.integers(0, len(many) - 1))

    assert link(START, many[:lost] + many[lost + 1 :])[0] != whole
    assert link("1" * 64, many)[0] != whole
    if len(many) > 1:
        assert link(START, many[::-1])[0] != whole


def test_salted_value_depends_on_the_salt():
    assert salted("a", "Иванова") != salted("b", "Иванова")
