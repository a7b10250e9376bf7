"""Any content that the register's constraints let in, for properties."""

from datetime import date, timedelta

from hypothesis import strategies as st

from mosty.sveden.rows import (
    AccreditationRow,
    Both,
    Content,
    Known,
    LinkedPaper,
    Partner,
    composed,
)

KIND = Both("Договор", "Contract")
TITLES = ["", "О сотрудничестве", "Договор о дружбе", "«Мост»", "Об обмене, 2-я часть"]
TERMS = ("until", "length", "indefinite", "project", "unknown")
RENEWALS = ("none", "automatic", "by_act", "unknown")
STATES = [
    "Республика Беларусь",
    "Республика Казахстан",
    "Федеративная Республика Германия",
]


def both(texts):
    return st.builds(Both, texts, st.sampled_from(["", "In English"]))


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]),
    min_size=1,
    max_size=40,
).map(lambda text: f"Институт {text}")
PARTNERS = st.builds(
    Partner,
    state=both(st.sampled_from(STATES)),
    name=both(WORDS),
    is_foreign=st.just(True),
    is_international=st.booleans(),
)
NEAR = st.builds(
    Partner,
    state=st.just(Both("Российская Федерация", "Russian Federation")),
    name=both(WORDS),
    is_foreign=st.just(False),
)


@st.composite
def knowns(draw):
    """Any agreement that the register's constraints let in."""
    signed_on = draw(DAYS)
    length = st.timedeltas(timedelta(days=40), timedelta(days=9000))
    until = None
    if draw(st.booleans()):
        until = (signed_on or date(2020, 5, 5)) + draw(length)
    rule = draw(st.sampled_from(TERMS))
    known = st.sampled_from(("day", "month", "year"))
    return Known(
        number=0,
        is_foreign=draw(st.booleans()),
        kind=draw(st.sampled_from([KIND, Both("Меморандум", "Memorandum")])),
        title=Both(draw(st.sampled_from(TITLES)), ""),
        paper_number=draw(st.sampled_from(["", "5", "б/н", "№ 02-МД-24", "7/2024"])),
        is_planned=draw(st.booleans()),
        signed_on=signed_on,
        signed_precision=draw(known) if signed_on else "unknown",
        term_rule=rule if rule != "until" or until else "unknown",
        term_months=draw(st.none() | st.integers(0, 240)),
        valid_until=until,
        valid_precision=draw(known) if until else "unknown",
        renewal_rule=draw(st.sampled_from(RENEWALS)),
        renewal_months=draw(st.none() | st.integers(0, 60)),
        renewal_limit=draw(st.none() | st.integers(1, 5)),
        partners=tuple(draw(st.lists(PARTNERS | NEAR, max_size=3))),
    )


PAPERS = st.builds(
    LinkedPaper,
    key=st.uuids().map(str),
    title=both(WORDS),
    purpose=both(st.just("подтверждает договор")),
)


@st.composite
def contents(draw):
    drawn = draw(
        st.lists(st.tuples(knowns(), st.lists(PAPERS, max_size=1)), max_size=5)
    )
    rows = [
        composed(Known(**vars(known) | {"number": number}), papers)
        for number, (known, papers) in enumerate(drawn, start=1)
    ]
    accredited = AccreditationRow("44.04.01", "Педагогика", "AQAS", "30.06.2027")
    return Content(
        rows=tuple(rows),
        suspension=draw(st.none() | st.just(Both("Приостановлено", ""))),
        accreditation=draw(st.sampled_from([None, (), (accredited,)])),
    )
