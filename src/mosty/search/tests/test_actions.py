"""The index follows its things; the vocabulary follows the index."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from mosty.journal.models import PublicChange
from mosty.search.actions import forget, index, index_many, reindex, sweep
from mosty.search.kinds import KINDS, Doc, Kind
from mosty.search.models import IndexEntry, Word
from mosty.search.tests.conftest import NOW
from mosty.search.tests.factories import Note, note

pytestmark = pytest.mark.django_db


def words():
    pairs = Word.objects.order_by("text", "audience")
    return list(pairs.values_list("text", "audience"))


@pytest.fixture
def changes(monkeypatch):
    """A kind whose things are rows: marks of public changes."""

    def build(change):
        if not change.transaction_id:
            return None
        return Doc(title_ru=f"Перемена {change.transaction_id}", url_name="healthz")

    kind = Kind(name="change", model=PublicChange, label="", icon="", build=build)
    monkeypatch.setitem(KINDS, kind.name, kind)
    return [PublicChange.objects.create(transaction_id=one) for one in (7, 8)]


def test_thing_is_indexed_once_however_often(titles):
    thing = note("Мост")

    index(thing)
    index(thing)

    assert titles("мост") == ["Мост"]
    assert words() == [("мост", "public")]


def test_changed_thing_is_found_by_its_new_words_only(titles):
    thing = note("Мост")
    index(thing)

    thing.title_ru = "Тоннель"
    index(thing)

    assert titles("мост") == []
    assert titles("тоннель") == ["Тоннель"]


def test_thing_that_may_not_be_found_any_more_goes(titles):
    thing = note("Мост")
    index(thing)

    thing.is_findable = False
    index(thing)

    assert titles("мост") == []


def test_forgotten_thing_is_not_found(titles):
    thing, other = note("Мост один"), note("Мост два")
    index_many([thing, other])

    forget(thing)

    assert titles("мост") == ["Мост два"]


def test_thing_of_no_kind_is_passed_over():
    index(object())
    forget(object())

    assert not IndexEntry.objects.exists()


def test_many_things_are_counted():
    things = [note("Мост"), note("Река"), Note("Тайна", is_findable=False)]

    assert index_many(iter(things)) == 2


def test_index_rolls_back_with_its_transaction(titles):
    with transaction.atomic():
        index(note("Мост"))
        transaction.set_rollback(True)

    assert titles("мост") == []
    assert words() == []


def test_vocabulary_is_kept_for_each_audience():
    index_many([note("Мост"), note("Мост тайны", audience="staff")])

    assert words() == [("мост", "public"), ("мост", "staff"), ("тайны", "staff")]


def test_sweep_takes_away_words_that_stand_nowhere():
    lost = note("Мост тайны")
    index_many([lost, note("Мост рек")])
    forget(lost)
    word = Word.objects.get(text="мост")
    Word.objects.create(text="мост", audience="public", deletions=word.deletions)

    assert sweep() == 2

    assert words() == [("мост", "public"), ("рек", "public")]


def test_reindex_makes_the_index_anew(changes, titles):
    PublicChange.objects.filter(pk=changes[0].pk).update(transaction_id=9)
    index(changes[1])
    index(note("Вещь, которой больше нет"))
    del KINDS["note"], KINDS["remark"]

    assert reindex() == 2

    assert titles("перемена") == ["Перемена 8", "Перемена 9"]
    assert {text for text, _ in words()} == {"перемена"}


def test_reindex_forgets_what_may_not_be_found(changes, titles):
    index_many(changes)
    PublicChange.objects.filter(pk=changes[0].pk).update(transaction_id=0)
    PublicChange.objects.filter(pk=changes[1].pk).delete()
    del KINDS["note"], KINDS["remark"]

    assert reindex() == 0

    assert titles("перемена") == []


def test_command_reindexes(changes, capsys):
    del KINDS["note"], KINDS["remark"]

    call_command("search", "reindex")
    call_command("search", "sweep")

    assert capsys.readouterr().out == (
        "2 things can be found.\n0 words were taken away.\n"
    )


def test_huge_text_is_indexed(titles):
    index(note("Том", body_ru="слово " * 100_000, subtitle_ru="\0" * 5))

    assert titles("слово") == ["Том"]


def test_entry_is_visible_for_some_time():
    fields = {"visible_from": NOW, "visible_until": NOW}

    with pytest.raises(IntegrityError):
        index(note("Никогда", **fields))


def test_thing_has_one_entry():
    index(note("Мост"))
    entry = IndexEntry.objects.get()
    entry.pk = None

    with pytest.raises(IntegrityError):
        entry.save(force_insert=True)
