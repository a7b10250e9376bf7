"""The reader on the corpus, on mutated pages, and through its command."""

import json
import time

from mosty.config.commands import sveden
from mosty.sveden.checking.checker import check
from mosty.sveden.reading.output import read_bytes, read_file
from tests.corpus.mutating import mutated, small_pages
from tests.corpus.scoring import PAGES, report, score

SEED = 20_260_301
MUTATED = 300
LONGEST_SECONDS = 2


def test_corpus_is_read_as_expected():
    made = score(lambda path: read_file(path)["agreements"])

    said = "\n".join(report(made, is_long=True))
    assert len(made.pages) >= 60, said
    assert made.precision >= 0.98, said
    assert made.recall >= 0.98, said
    assert made.fields >= 0.95, said
    assert made.invented == 0, said


def test_mutated_pages_are_read_or_refused_and_never_break_it():
    print(f"seed {SEED}")
    slowest = 0.0
    for name, data in mutated(small_pages(9_000), seed=SEED, count=MUTATED):
        began = time.process_time()
        made = read_bytes(data, name=name)
        check(data)
        slowest = max(slowest, time.process_time() - began)
        assert made["agreements"] or made["flags"]
        json.dumps(made)

    assert slowest < LONGEST_SECONDS * 2


def test_command_prints_what_a_page_says(capsys):
    path = next(PAGES.glob("001-*.html"))

    code = sveden.main(["read", str(path), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told == read_file(path)
    assert len(told["agreements"]) == 6


def test_command_says_terms_in_words(capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")

    assert sveden.main(["read", str(next(PAGES.glob("350-*.html")))]) == 0
    assert sveden.main(["read", str(next(PAGES.glob("368-*.html")))]) == 0

    said = capsys.readouterr().out
    assert "до 2024-08-31" in said.replace("\xa0", " ")
    assert "бессрочно" in said
    assert "Договоров не прочитано" in said.replace("\xa0", " ")


def test_command_refuses_what_is_no_page(tmp_path, capsys):
    picture = tmp_path / "page.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    assert sveden.main(["read", str(picture), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["agreements"] == []
    assert sveden.main(["read", str(tmp_path / "none.html")]) == 1
