"""Tasks of the bank: written, changed, checked by a second person, put away."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.olympiad.bank import Faulty
from mosty.olympiad.bank.finishing import hindrances_of, lacks_of
from mosty.olympiad.freezing import open_groups
from mosty.olympiad.models import Round, Task

COLUMNS = ("kind", "ages", "topic", "difficulty", "points")


class KeyTaken(Refused):
    message = _("Another task of the bank has this short name.")


class IsSet(Refused):
    message = _(
        "A window in which pupils have this task stands open: it is not changed now."
    )


class NotByAuthor(Refused):
    message = _(
        "Whoever wrote or last changed a task does not check it: ask somebody else."
    )


class NotWholeYet(Refused):
    message = _("The task lacks something yet. Finish it before it is checked.")


@transaction.atomic
def add_task(written: dict, *, by, image=None, audio=None) -> Task:
    """Put a task into the bank; raises `Faulty` with codes where it is none."""
    refuse_faulty(written)
    if Task.objects.filter(key=written["key"]).exists():
        raise KeyTaken
    person = by if hasattr(by, "pk") else None
    task = Task(key=written["key"], written_by=person, image=image, audio=audio)
    put(task, written)
    task.save()
    record("olympiad.task_written", task, by=by, is_public=False)
    return task


@transaction.atomic
def revise_task(task: Task, written: dict, *, by, image=None, audio=None) -> Task:
    """Change a task; a check that it had is gone with that.

    Whoever changed it last counts as its author: another person checks it.
    """
    refuse_faulty(written)
    task = held(task)
    if Task.objects.filter(key=written["key"]).exclude(pk=task.pk).exists():
        raise KeyTaken(task)
    media = (image and image.pk, audio and audio.pk)
    if written == task.written and media == (task.image_id, task.audio_id):
        return task
    was_checked = task.checked_at is not None
    before, task.key = task.written, written["key"]
    put(task, written)
    task.image, task.audio = image, audio
    task.checked_by = task.checked_at = None
    task.written_by, task.changed_at = by, timezone.now()
    task.save()
    detail = {"told": differences(before, written), "was_checked": was_checked}
    record("olympiad.task_changed", task, by=by, detail=detail, is_public=False)
    return task


@transaction.atomic
def check_task(task: Task, *, by) -> Task:
    """Keep that a second person has checked a task; never its author."""
    task = Task.objects.select_for_update(of=["self"]).get(pk=task.pk)
    if task.written_by_id == by.pk:
        raise NotByAuthor(task)
    if lacks_of(task.written):
        raise NotWholeYet(task)
    if task.checked_at is None:
        task.checked_by, task.checked_at = by, timezone.now()
        task.save(update_fields=["checked_by", "checked_at"])
        record("olympiad.task_checked", task, by=by, is_public=False)
    return task


@transaction.atomic
def archive_task(task: Task, *, by) -> Task:
    return keep_away(task, True, verb="olympiad.task_archived", by=by)


@transaction.atomic
def restore_task(task: Task, *, by) -> Task:
    return keep_away(task, False, verb="olympiad.task_restored", by=by)


def keep_away(task: Task, is_archived: bool, *, verb: str, by) -> Task:
    task = held(task)
    if task.is_archived != is_archived:
        task.is_archived = is_archived
        task.save(update_fields=["is_archived"])
        record(verb, task, by=by, is_public=False)
    return task


def held(task: Task) -> Task:
    """The row, held; raises `IsSet` while pupils have the task before them."""
    task = Task.objects.select_for_update(of=["self"]).get(pk=task.pk)
    rounds = Round.objects.filter(papers__pool=task, edition__is_practice=False)
    if open_groups(rounds.distinct()):
        raise IsSet(task)
    return task


def refuse_faulty(written: dict) -> None:
    if faults := hindrances_of(written):
        raise Faulty(*faults)


def put(task: Task, written: dict) -> None:
    for name in COLUMNS:
        setattr(task, name, written[name])
    task.tracks, task.written = written["track"], written


def differences(before: dict, after: dict) -> dict:
    """The parts that changed, as the journal tells them."""
    names = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    return {one: [str(before.get(one, "")), str(after.get(one, ""))] for one in names}
