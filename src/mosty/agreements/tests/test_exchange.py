"""The whole register as a workbook, and back without loss."""

import datetime
import io
import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone, translation
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from mosty.agreements import term
from mosty.agreements.actions.reckoning import whole_term
from mosty.agreements.exchange import cells
from mosty.agreements.exchange.faults import BadBook
from mosty.agreements.exchange.restoring import NotEntered, restore
from mosty.agreements.exchange.sheets import LEFT_OUT, SHEETS
from mosty.agreements.exchange.writing import write
from mosty.agreements.models import Agreement, Obligation, Party
from mosty.agreements.tests.factories import AgreementFactory
from mosty.agreements.tests.registers import LONG, drawn, emptied
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.models import Entry
from mosty.search.models import IndexEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


def written() -> bytes:
    file = io.BytesIO()
    write(file, at=timezone.now())
    return file.getvalue()


def grids(data: bytes) -> dict[str, list]:
    """Every cell of every sheet; of the first, all but the moment of writing."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = {
        name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names
    }
    found["About"] = [row for row in found["About"] if row[0] != "written_at"]
    return found


def edited(data: bytes, change) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def place(page, name: str, row: int = 3):
    names = [cell.value for cell in page[1]]
    return page.cell(row=row, column=names.index(name) + 1)


@pytest.mark.parametrize(("seed", "language"), [(1, "ru"), (2, "en"), (3, "ru")])
def test_register_comes_back_from_its_workbook_cell_by_cell(seed, language):
    drawn(seed)
    with translation.override(language):
        first = written()
    with connection.cursor() as cursor:
        emptied(cursor)

    outcome = restore(first, by="test")

    with translation.override(language):
        second = written()
    assert outcome.faults == []
    assert Agreement.objects.count() == 9
    assert differing(grids(first), grids(second)) == []


def differing(one: dict, other: dict) -> list:
    """Cells of which two workbooks say different things."""
    found = [name for name in one if len(one[name]) != len(other.get(name, ()))]
    for name in one:
        for row, pair in enumerate(zip(one[name], other[name], strict=False), start=1):
            found += [
                (name, row, one[name][0][at], was, becomes)
                for at, (was, becomes) in enumerate(zip(*pair, strict=True))
                if was != becomes
            ]
    return found


def test_workbook_of_the_same_register_changes_nothing():
    drawn(4, count=4)
    data = written()
    before = Entry.objects.count()

    outcome = restore(data, by="test")

    assert outcome.changes_nothing
    assert (outcome.differs, dict(outcome.kept_out)) == ([], {})
    assert sum(outcome.found.values()) > 50
    assert Entry.objects.count() == before
    assert differing(grids(data), grids(written())) == []


def test_what_stands_otherwise_is_told_and_left():
    drawn(5, count=3)
    data = written()
    one = Agreement.objects.order_by("pk").first()
    Agreement.objects.filter(pk=one.pk).update(origin_reason="Нашли в шкафу")
    Obligation.objects.filter(agreement=one).delete()

    outcome = restore(data, by="test")

    differing = [(sheet, cells_) for sheet, _row, _key, cells_ in outcome.differs]
    assert [sheet for sheet, _cells in differing] == ["Agreements"]
    assert set(differing[0][1]) == {"origin_reason"}
    assert (outcome.kept_out["Obligations"], outcome.kept_out["Occurrences"]) == (3, 3)
    one.refresh_from_db()
    assert one.origin_reason == "Нашли в шкафу"
    assert not Obligation.objects.filter(agreement=one).exists()


def test_dry_run_writes_nothing_and_tells_all():
    drawn(6, count=3)
    data = written()
    with connection.cursor() as cursor:
        emptied(cursor)
    before = Entry.objects.count()

    outcome = restore(data, is_dry_run=True)

    assert (outcome.added["Agreements"], outcome.added["Obligations"]) == (3, 9)
    assert (Agreement.objects.count(), Entry.objects.count()) == (0, before)


def test_restored_agreements_are_found_reckoned_and_told_of():
    made = AgreementFactory(in_force=True, number="17/2024", added_at=timezone.now())
    until = made.ends_on
    data = written()
    with connection.cursor() as cursor:
        emptied(cursor)
    IndexEntry.objects.all().delete()

    def extend(book):
        place(book["Agreements"], "valid_until").value = datetime.date(2040, 1, 31)

    restore(edited(data, extend), by="test")

    back = Agreement.objects.get()
    assert (back.register_number, back.added_at) == (
        made.register_number,
        made.added_at,
    )
    assert until != back.ends_on == datetime.date(2040, 1, 31)
    assert back.ends_on == term.ends_on(whole_term(back))
    assert IndexEntry.objects.filter(kind="agreement", object_id=str(back.pk)).exists()
    assert Entry.objects.filter(verb="agreement.brought_in", actor="test").exists()
    assert AgreementFactory(number="new").pk > back.pk


def put(sheet, column, value):
    def change(book):
        place(book[sheet], column).value = value

    return change


BAD = (
    (put("Agreements", "kind", "письмо"), "no_code", "Agreements!"),
    (put("Agreements", "signed_on", "31.02.2024"), "not_date", "Agreements!"),
    (put("Agreements", "signed_on", datetime.date(2050, 1, 1)), "not_come", "Agr"),
    (
        put("Agreements", "valid_until", datetime.date(1950, 1, 1)),
        "rule",
        "Agreements!3:3",
    ),
    (put("Agreements", "country", "XX"), "no_place", "Agreements!"),
    (put("Parties", "organisation", 999), "no_row", "Parties!"),
    (put("Agreements", "number", "9" * 81), "too_long", "Agreements!"),
    (put("Parties", "agreement", 999), "no_row", "Parties!"),
)


@pytest.mark.parametrize(("change", "code", "where"), BAD)
def test_broken_workbook_enters_nothing_and_names_the_cell(change, code, where):
    AgreementFactory(in_force=True)
    AgreementFactory(unknown_term=True)
    data = edited(written(), change)
    with connection.cursor() as cursor:
        emptied(cursor)

    with pytest.raises(NotEntered) as caught:
        restore(data, by="test")

    fault = caught.value.outcome.faults[0]
    assert (fault.code, fault.cell.startswith(where)) == (code, True)
    assert all(fault.words())
    assert (Agreement.objects.count(), Party.objects.count()) == (0, 0)


def test_other_register_under_the_same_numbers_is_refused():
    AgreementFactory(register_number=7)
    data = written()
    Agreement.objects.update(added_at=timezone.now() - datetime.timedelta(days=9))

    with pytest.raises(NotEntered, match="7"):
        restore(data, by="test")


def test_foreign_files_are_refused_with_words():
    book = io.BytesIO()
    load_workbook(io.BytesIO(written())).save(book)
    other = edited(book.getvalue(), lambda book: book.remove(book["About"]))
    newer = edited(
        book.getvalue(), lambda book: setattr(book["About"]["B2"], "value", 9)
    )

    for data, code in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "protected"),
        (b"number;date\n", "not_a_book"),
        (b"PK\x03\x04 broken", "not_a_book"),
        (other, "not_ours"),
        (newer, "newer"),
    ):
        with pytest.raises(BadBook) as caught:
            restore(data)
        assert caught.value.code == code


def test_every_column_of_the_room_is_written_or_left_out_with_a_reason():
    models = {
        one.__name__: one for one in apps.get_app_config("agreements").get_models()
    }
    sheets = {one.model.__name__: one for one in SHEETS}
    own = set(sheets) & set(models)

    assert own | set(LEFT_OUT) == set(models)
    assert not own & set(LEFT_OUT)
    assert {"Contact", "CheckSource", "PartnerCheck"} <= set(sheets)
    assert all(str(reason) for reason in LEFT_OUT.values())
    for sheet in SHEETS:
        fields = {one.name: one for one in sheet.model._meta.get_fields()}
        assert set(sheet.left_out) <= set(fields), sheet.name
        for column in sheet.columns():
            known = column.related_model is not None or cells._reader(column)
            assert known, f"{sheet.name}: {column.name} has no kind of cell"
            assert not (
                column.null
                and column.empty_strings_allowed
                and not column.related_model
                and column.get_internal_type() in {"CharField", "TextField"}
            ), column
            related = column.related_model
            known = {one.model for one in SHEETS}
            assert (
                related is None
                or related in known
                or related.__name__ in {"Country", "Region"}
            ), f"{sheet.name}: {column.name} names rows that the workbook lacks"


def test_long_text_is_kept_whole():
    AgreementFactory(basis_ru=LONG)
    data = written()
    with connection.cursor() as cursor:
        emptied(cursor)

    restore(data)

    assert Agreement.objects.get().basis_ru == LONG


def test_command_writes_and_reads_the_workbook(tmp_path, capsys):
    drawn(7, count=2)
    file = tmp_path / "register.xlsx"

    call_command("agreements", "export", str(file))
    call_command("agreements", "import", str(file), "--dry-run", "--json")

    told, _, answer = capsys.readouterr().out.partition("\n")
    outcome = json.loads(answer)
    assert "2" in told
    assert (outcome["dry_run"], outcome["found"]["Agreements"]) == (True, 2)
    assert (outcome["added"], outcome["faults"]) == ({}, [])
    assert [one.name for one in tmp_path.iterdir()] == ["register.xlsx"]

    broken = edited(file.read_bytes(), put("Agreements", "kind", "письмо"))
    file.write_bytes(broken)
    with pytest.raises(SystemExit) as ended:
        call_command("agreements", "import", str(file))
    assert ended.value.code == 1
    assert "письмо" in capsys.readouterr().out
