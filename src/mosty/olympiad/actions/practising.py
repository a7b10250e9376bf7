"""The practice edition: what anybody may try from the portal, out of the shipped bank."""

from datetime import date, time
from itertools import cycle

from django.db import connection, transaction
from django.utils.timezone import localdate, now

from mosty.access.roles import Audience
from mosty.activities.actions import record_activity
from mosty.journal.actions import record
from mosty.olympiad.actions.editions import open_log
from mosty.olympiad.actions.filling import load_bank
from mosty.olympiad.checklist import seed_of
from mosty.olympiad.marking import Kind
from mosty.olympiad.models import (
    Edition,
    Paper,
    PoolTask,
    Round,
    Task,
    Track,
    Variant,
    ZoneGroup,
)
from mosty.olympiad.models.setting import LatePolicy
from mosty.olympiad.papered import papered

AGES = (("5-7", 5, 7), ("8-9", 8, 9), ("10-11", 10, 11))
SPEECHES = (Track.Speech.NATIVE, Track.Speech.FOREIGN)
NAMES = {
    Track.Speech.NATIVE: ("", ""),
    Track.Speech.FOREIGN: (
        ", русский как иностранный",
        ", Russian as a foreign language",
    ),
}
TASKS, VARIANTS, MINUTES = 10, 2, 45
FOREVER = date(2100, 1, 1)
LOCK = 7_061_703
UNCHECKED = "Пробный тур показывает банк заданий, отметка о проверке стоит у каждого."


@transaction.atomic
def found_practice(*, by=None) -> Edition:
    """Found the practice edition with its six tracks; one that stands stays as it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    standing = Edition.objects.filter(is_practice=True).first()
    if standing is not None:
        return standing
    load_bank(by=by)
    activity = record_activity(
        "olympiad",
        "Пробный тур дистанционной олимпиады",
        by=by,
        title_en="Practice round of the distance olympiad",
        audience=Audience.STAFF,
    )
    edition = Edition.objects.create(activity=activity, is_practice=True)
    open_log(edition)
    found_round(edition)
    record("olympiad.practice_founded", activity, by=by)
    return edition


def found_round(edition: Edition) -> None:
    one = Round.objects.create(
        edition=edition,
        position=1,
        title_ru="Пробный тур",
        title_en="Practice round",
        duration_min=MINUTES,
        late_policy=LatePolicy.REJECT,
        unchecked_reason=UNCHECKED,
        released_at=now(),
    )
    group = ZoneGroup.objects.create(
        round=one,
        title_ru="Все",
        title_en="Everybody",
        zone="Europe/Moscow",
        opens_on=localdate(),
        opens_time=time(0),
        closes_on=FOREVER,
        closes_time=time(0),
    )
    for age, low, high in AGES:
        for speech in SPEECHES:
            found_paper(one, group, age=age, grades=(low, high), speech=speech)


def found_paper(one: Round, group: ZoneGroup, *, age, grades, speech) -> None:
    """A track, its paper and variants from the tasks of its age and speech."""
    low, high = grades
    ru, en = NAMES[speech]
    track = Track.objects.create(
        edition=one.edition,
        title_ru=f"{low}–{high} классы{ru}",
        title_en=f"Grades {low}–{high}{en}",
        from_grade=low,
        to_grade=high,
        speech=speech,
    )
    paper = Paper.objects.create(
        round=one, track=track, tasks_each=TASKS, variants_each=VARIANTS
    )
    pool = pool_of(age, speech)
    PoolTask.objects.bulk_create(
        PoolTask(paper=paper, task=task, position=place)
        for place, task in enumerate(pool, 1)
    )
    for number in range(1, VARIANTS + 1):
        own = sorted(pool[number - 1 :: VARIANTS][:TASKS], key=by_difficulty)
        made = papered(own, seed=seed_of(paper.pk, group.pk, number))
        Variant.objects.create(paper=paper, group=group, number=number, **made)


def by_difficulty(task: Task):
    return task.difficulty, task.pk


def pool_of(age: str, speech: str) -> list[Task]:
    """Tasks in turn of their kinds, so that a variant shows as many as there are."""
    tasks = Task.objects.filter(
        ages__contains=[age], tracks__contains=[speech], is_archived=False
    )
    by_kind: dict[str, list[Task]] = {}
    for task in sorted(tasks.exclude(kind=Kind.FILE), key=by_difficulty):
        by_kind.setdefault(task.kind, []).append(task)
    found: list[Task] = []
    for kind in cycle(list(by_kind)):
        if by_kind[kind]:
            found += by_kind[kind][:VARIANTS]
            del by_kind[kind][:VARIANTS]
        if len(found) >= TASKS * VARIANTS or not any(by_kind.values()):
            return found
    return found
