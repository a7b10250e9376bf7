"""Setting a round up: variants by seed, a list that must be green, windows that freeze."""

from datetime import date, time, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from mosty.journal.actions import history
from mosty.olympiad.actions import editions, load_bank, papers, rounds, tasks
from mosty.olympiad.checklist import checklist
from mosty.olympiad.dealing import PoolTooSmall, deal
from mosty.olympiad.freezing import HasAttempts, WindowIsOpen
from mosty.olympiad.models import Task, Variant
from mosty.olympiad.papered import checksum_of
from mosty.olympiad.tests.factories import AttemptFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def author():
    return UserFactory()


@pytest.fixture
def one(author):
    """A round of one track and two groups, with variants, red only where nobody looked."""
    load_bank()
    edition = editions.found_edition("Олимпиада 2027", by=author)
    one = rounds.add_round(edition, by=author, title_ru="Отборочный", duration_min=60)
    day = timezone.now().date() + TOMORROW * 3  # nowhere has it begun
    for title, zones in (("Восток", ["Asia/Vladivostok"]), ("Остальные", [])):
        rounds.add_group(
            one,
            by=author,
            title_ru=title,
            zones=zones,
            opens_on=day,
            opens_time=time(9),
            closes_on=day + TOMORROW,
            closes_time=time(20),
        )
    track = rounds.add_track(
        edition, by=author, title_ru="5–7 классы", from_grade=5, to_grade=7
    )
    pool = Task.objects.filter(ages__contains=["5-7"]).order_by("pk")[:24]
    papers.add_paper(one, track, pool=pool, by=author, tasks_each=6, variants_each=2)
    papers.make_variants(one, by=author)
    return one


@pytest.fixture
def released(one, author):
    for task in Task.objects.filter(papers__round=one):
        tasks.check_task(task, by=author)
    for variant in Variant.objects.filter(paper__round=one):
        papers.note_drawn(variant, variant.checksum, by=author)
    return rounds.release(one, by=author)


def open_now(one):
    """Its windows as if they stood open, without what watches over that."""
    today = timezone.now().date()
    one.groups.update(opens_on=today - TOMORROW * 2, closes_on=today + TOMORROW * 2)


def titles(one):
    return [check.title for check in checklist(one).checks if not check.is_green]


def test_groups_get_tasks_of_their_own_and_the_same_by_one_seed(one, author):
    sums = set(Variant.objects.values_list("checksum", flat=True))
    by_group = {}
    for variant in Variant.objects.all():
        own = {key["task"] for key in variant.keys.values()}
        assert len(own) == 6
        assert checksum_of(variant.sheet, variant.keys) == variant.checksum
        by_group.setdefault(variant.group_id, set()).update(own)

    assert not set.intersection(*by_group.values())
    papers.make_variants(one, by=author)
    assert set(Variant.objects.values_list("checksum", flat=True)) == sums


def test_small_pool_says_what_is_shared():
    load_bank()
    pool = list(Task.objects.order_by("pk")[:9])

    made = deal(pool[:1], pool[1:], groups=3, each=2, tasks=4, seed="s")

    assert all(pool[0] in variant for own in made.variants for variant in own)
    assert made.shared
    assert made.repeated
    with pytest.raises(PoolTooSmall):
        deal([], pool, groups=1, each=1, tasks=10, seed="s")


def test_round_opens_only_by_a_green_list(one, author):
    assert titles(one) == [
        "Each task was checked by a second person",
        "Each variant was drawn in a browser",
    ]
    with pytest.raises(rounds.NotGreen):
        rounds.release(one, by=author)
    with pytest.raises(rounds.OnlyForRehearsal):
        rounds.accept_unchecked(one, reason="Проба", by=author)

    one = rounds.revise_round(one, {"is_rehearsal": True}, by=author)
    one = rounds.accept_unchecked(one, reason="Проба", by=author)
    for variant in Variant.objects.filter(paper__round=one):
        with pytest.raises(papers.OtherSheet):
            papers.note_drawn(variant, "0" * 64, by=author)
        papers.note_drawn(variant, variant.checksum, by=author)
    assert rounds.release(one, by=author).released_by == author


def test_change_of_a_task_turns_the_list_red(released, author):
    task = Task.objects.filter(papers__round=released).first()
    written = task.written | {"text_ru": "Иначе?", "text_en": ""}

    tasks.revise_task(task, written, by=author)

    assert titles(released) == [
        "Each task is whole: key, points, two languages, proof",
        "Each task was checked by a second person",
        "Each group has its variants, as the tasks stand now",
    ]
    task.refresh_from_db()
    with pytest.raises(tasks.NotByAuthor):
        tasks.check_task(task, by=author)
    with pytest.raises(tasks.NotWholeYet):
        tasks.check_task(task, by=UserFactory())


def test_zones_and_windows_are_looked_at(one, author):
    east, others = one.groups.order_by("pk")
    rounds.revise_group(others, {"zones": ["Asia/Vladivostok"]}, by=author)
    rounds.revise_group(
        east, {"closes_on": east.opens_on, "closes_time": time(9, 5)}, by=author
    )
    told = [fault.words for check in checklist(one).checks for fault in check.faults]

    assert "Asia/Vladivostok stands in two groups." in told
    assert "Восток: the window is shorter than 60 minutes." in told
    assert all(fault.url for check in checklist(one).checks for fault in check.faults)


def test_nothing_changes_while_a_window_stands_open(released, author):
    open_now(released)
    group = released.groups.first()
    paper = released.papers.get()
    variant = paper.variants.first()
    doings = [
        lambda: rounds.revise_round(released, {"duration_min": 90}, by=author),
        lambda: rounds.take_back(released, by=author),
        lambda: rounds.revise_group(group, {"title_ru": "Иначе"}, by=author),
        lambda: rounds.remove_group(group, by=author),
        lambda: rounds.revise_track(paper.track, {"to_grade": 8}, by=author),
        lambda: papers.revise_paper(paper, {"tasks_each": 5}, by=author),
        lambda: papers.make_variants(released, by=author),
        lambda: editions.close_edition(released.edition, by=author),
    ]
    for doing in doings:
        with pytest.raises(WindowIsOpen):
            doing()
    with pytest.raises(tasks.IsSet):
        tasks.archive_task(paper.pool.first(), by=author)
    for change in (
        lambda: Variant.objects.filter(pk=variant.pk).update(checksum="1" * 64),
        variant.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE olympiad_variant SET drawn_checksum = 'x'")

    values = {"closes_on": date.today(), "closes_time": time(0)}
    with pytest.raises(rounds.NeedsReason):
        rounds.move_window(group, values, reason=" ", by=author)
    for each in released.groups.all():
        rounds.move_window(each, values, reason="Сбой связи в регионе", by=author)
    assert "Сбой" in str(history(group).first().detail)


def test_begun_paper_stays_as_it_is(released, author):
    paper = released.papers.get()
    AttemptFactory(
        edition=released.edition,
        round=released,
        variant=paper.variants.first(),
        started_at=timezone.now() - TOMORROW,
    )
    with pytest.raises(HasAttempts):
        papers.make_variants(released, by=author)
