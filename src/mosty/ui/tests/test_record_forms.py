"""Forms of records: dates as people write them, edits that meet."""

import datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from mosty.ui.dates import Precision
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm
from mosty.ui.forms.merging import Merged, merged

MARCH = datetime.date(2026, 3, 12)


class BookForm(RecordForm):
    title_ru = forms.CharField(label="Title")
    title_en = forms.CharField(required=False)
    printed_on = PreciseDateField(
        label="Printed on", precision_name="printed_precision"
    )

    parts = (Part("Book", (Pair("title"), "printed_on")),)


def book(**fields):
    return SimpleNamespace(
        **{
            "title_ru": "Мосты",
            "title_en": "",
            "printed_on": MARCH,
            "printed_precision": "day",
            **fields,
        }
    )


class ShelfForm(BookForm):
    shelf = forms.CharField(required=False)

    parts = (*BookForm.parts, Part("Where it stands", ("shelf",), is_folded=True))


def sent(form, **answers):
    shown = {"title_ru": "Мосты", "title_en": "", "printed_on": "12.03.2026"}
    return {**shown, "seen": form.seen, **answers}


@pytest.mark.parametrize(
    ("typed", "on", "precision"),
    [
        ("12.03.2026", MARCH, Precision.DAY),
        ("2026-03-12", MARCH, Precision.DAY),
        ("12 марта 2026", MARCH, Precision.DAY),
        ("03.2026", datetime.date(2026, 3, 1), Precision.MONTH),
        ("март 2026", datetime.date(2026, 3, 1), Precision.MONTH),
        ("2026", datetime.date(2026, 1, 1), Precision.YEAR),
        ("", None, Precision.UNKNOWN),
    ],
)
def test_date_is_read_as_far_as_it_is_written(typed, on, precision):
    assert PreciseDateField().clean(typed) == PreciseDate(on, precision)


def test_end_of_a_month_is_its_last_day():
    found = PreciseDateField(is_end=True).clean("02.2028")

    assert found == PreciseDate(datetime.date(2028, 2, 29), Precision.MONTH)


@pytest.mark.parametrize("typed", ["31.02.2026", "скоро", "12.03.2026 и 2027", "0"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        PreciseDateField().clean(typed)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2150, 1, 1)))
def test_date_survives_being_written_and_read(day):
    held = PreciseDate(day, Precision.DAY)

    assert PreciseDateField().clean(held.written()) == held


def test_form_gives_only_what_its_reader_changed():
    form = BookForm(sent(BookForm(thing=book()), printed_on="2025"), thing=book())

    assert form.is_valid()
    assert form.values() == {
        "printed_on": datetime.date(2025, 1, 1),
        "printed_precision": Precision.YEAR,
    }


def test_form_keeps_what_somebody_else_wrote_elsewhere():
    data = sent(BookForm(thing=book()), title_en="Bridges")

    form = BookForm(data, thing=book(title_ru="Мосты и реки"))

    assert form.is_valid()
    assert form.values() == {"title_en": "Bridges"}


def test_two_who_change_one_field_are_shown_both():
    data = sent(BookForm(thing=book()), title_ru="Мосты Невы")

    form = BookForm(data, thing=book(title_ru="Мосты и реки"))

    assert not form.is_valid()
    [one] = form.disagreements
    assert (one.name, one.theirs, one.mine) == (
        "title_ru",
        "Мосты и реки",
        "Мосты Невы",
    )


@pytest.mark.parametrize(
    ("taken", "values"),
    [("theirs", {}), ("mine", {"title_ru": "Мосты Невы"})],
)
def test_choice_between_two_settles_it(taken, values):
    present = book(title_ru="Мосты и реки")
    data = sent(BookForm(thing=present), title_ru="Мосты Невы")

    form = BookForm({**data, "take-title_ru": taken}, thing=present)

    assert form.is_valid()
    assert form.values() == values


def test_forged_sight_of_the_record_counts_as_none():
    data = sent(BookForm(thing=book()), title_ru="Мосты Невы", seen="forged")

    form = BookForm(data, thing=book())

    assert form.is_valid()
    assert form.values() == {"title_ru": "Мосты Невы"}


@given(st.text(max_size=2), st.text(max_size=2), st.text(max_size=2))
def test_merging_never_writes_over_another(seen, now, mine):
    outcome = merged(["f"], seen={"f": seen}, now={"f": now}, mine={"f": mine})

    if mine in (seen, now):
        assert outcome == Merged(frozenset(), frozenset())
    elif now == seen:
        assert outcome == Merged(frozenset({"f"}), frozenset())
    else:
        assert outcome == Merged(frozenset(), frozenset({"f"}))


def test_folded_part_stays_open_over_what_was_typed_into_it():
    typed = {"title_ru": "", "title_en": "", "printed_on": "", "shelf": "B 12"}

    assert [part["is_folded"] for part in ShelfForm().laid_out()] == [False, True]
    assert not any(part["is_folded"] for part in ShelfForm(typed).laid_out())


def test_yes_and_no_are_said_in_words():
    class SwitchForm(RecordForm):
        is_on = forms.BooleanField(required=False)

    with translation.override("ru"):
        spoken = [SwitchForm().spoken("is_on", one) for one in (True, False)]

    assert spoken == ["да", "нет"]
