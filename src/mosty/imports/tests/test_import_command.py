"""`mosty import` and `mosty export`, as a person and as a program use them."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from mosty.agreements.models import Agreement
from mosty.imports.models import Flag, Import
from mosty.imports.tests import formats

pytestmark = pytest.mark.django_db


def run(*words):
    """Standard output, standard error and the exit code of `mosty`."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command(*words, stdout=out, stderr=err)
    except SystemExit as end:
        code = end.code
    return out.getvalue(), err.getvalue(), code


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_page_is_imported_and_the_person_told_what_was_read_and_made():
    out, err, code = run("import", "page", str(formats.SEED))

    assert (err, code) == ("", 0)
    assert "Agreements: 18" in out
    assert "RU-KHA  Хабаровский краевой институт развития образования" in out
    assert "There is no space after an initial." in out
    assert "proposed: «Институт развития образования» Краснодарского края" in out
    assert "Rows 4, 5 are branches of one body" in out
    assert "Records made: 55, changed: 0." in out
    number = Import.objects.get().pk
    assert f"mosty import undo {number}" in out
    assert Agreement.objects.count() == 18


def test_output_is_russian_in_a_russian_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")

    out, _, _ = run("import", "page", str(formats.SEED))

    assert "Со страницы прочитано:" in out.replace("\u00a0", " ")
    assert "После инициала нет пробела." in out
    assert "предлагается: «Институт развития образования»" in out


def test_dry_run_says_so_and_writes_nothing():
    out, _, code = run("import", "page", str(formats.SEED), "--dry-run")

    assert code == 0
    assert "A dry run: nothing is written." in out
    assert (Import.objects.count(), Agreement.objects.count()) == (0, 0)


def test_json_has_the_shape_that_programs_read():
    out, _, code = run("import", "page", str(formats.SEED), "--dry-run", "--json")

    answer = json.loads(out)
    assert code == 0
    assert {"counts", "statements", "agreements", "projects", "flags", "unread"} <= (
        set(answer)
    )
    assert set(answer["agreements"][0]) >= {
        "row",
        "section",
        "state",
        "state_code",
        "region",
        "organisation",
        "kind",
        "signed_on",
        "signed_precision",
        "valid_until",
        "term",
        "planned",
        "flags",
        "source",
    }
    assert answer["outcome"]["dry_run"]
    assert answer["outcome"]["made"] == 55


def test_second_import_says_that_nothing_changed():
    run("import", "page", str(formats.SEED))

    out, _, code = run("import", "page", str(formats.SEED))

    assert code == 0
    assert "The register says all this already; nothing is changed." in out


def test_unreadable_file_is_refused_with_place_and_remedy(tmp_path):
    bad = tmp_path / "page.txt"
    bad.write_bytes("Реестр договоров\nСтрана |".encode() * 20 + b"\xff\n")

    out, err, code = run("import", "page", str(bad))

    assert code == 1
    assert out == ""
    assert "not in the encoding utf-8 throughout (line 21, byte" in err
    assert "save it in the encoding UTF-8" in err


def test_refusal_is_json_for_programs(tmp_path):
    bad = tmp_path / "page.txt"
    bad.write_text("Только слова, таблицы нет.")

    out, _, code = run("import", "page", str(bad), "--json")

    assert code == 1
    assert json.loads(out)["error"]["code"] == "no_table"
    assert json.loads(out)["error"]["remedy"]


def test_wrong_use_is_told_apart_from_a_refusal():
    with pytest.raises(CommandError):
        call_command("import", "pages")

    _, err, code = run("import", "undo", "77")
    assert (code, err) == (2, "There is no such number: 77.\n")


def test_flags_are_listed_accepted_and_refused_by_number():
    run("import", "page", str(formats.SEED))
    mended = Flag.objects.get(code="unbalanced_quotes")
    right = Flag.objects.get(code="inverted_name", row=18)

    accepted, _, _ = run("import", "accept", str(mended.pk))
    refused, _, _ = run("import", "refuse", str(right.pk))
    listed, _, _ = run("import", "flags")

    assert "«Институт развития образования» Краснодарского края" in accepted
    assert refused == f"Flag {right.pk} is refused.\n"
    assert f"[{mended.pk}]" not in listed
    assert listed.count("[") == 11


def test_flag_that_only_a_person_can_know_takes_their_words():
    run("import", "page", str(formats.SEED))
    flag = str(Flag.objects.get(code="region_unknown").pk)

    _, err, code = run("import", "accept", flag)
    assert (code, "Only a person can know this" in err) == (1, True)

    _, _, code = run("import", "accept", flag, "--as", "Санкт-Петербург")
    assert code == 0
    assert Agreement.objects.get(register_number=13).region_id == "RU-SPE"


def test_import_is_listed_and_undone():
    run("import", "page", str(formats.SEED))
    number = str(Import.objects.get().pk)

    listed, _, _ = run("import", "list")
    undone, _, code = run("import", "undo", number)

    assert "cooperation-page.txt  +55 ~0" in listed
    assert (undone, code) == (f"Import {number} is undone.\n", 0)
    assert Agreement.objects.count() == 0


def test_export_prints_the_register_or_writes_it_to_a_file(tmp_path):
    run("import", "page", str(formats.SEED))

    printed, _, _ = run("export", "page")
    run("export", "page", "--output", str(tmp_path / "page.txt"))

    table = [line for line in formats.seed_text().splitlines() if "|" in line]
    assert printed.splitlines() == table
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == printed
