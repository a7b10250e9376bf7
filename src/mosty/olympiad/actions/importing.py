"""Tasks brought by a file: each with its verdict before anything is written."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from mosty.journal.actions import record
from mosty.olympiad.actions.tasks import add_task
from mosty.olympiad.carrying import Item
from mosty.olympiad.models import Task
from mosty.olympiad.words import plain


class Verdict(StrEnum):
    """What becomes of a question of a file."""

    NEW = "new"
    UNFINISHED = "unfinished"
    KNOWN = "known"
    DOUBLE = "double"
    REFUSED = "refused"


BROUGHT = {Verdict.NEW, Verdict.UNFINISHED}


@dataclass(frozen=True)
class Judged:
    """A question and its verdict; `like` is the task that it repeats, or the line."""

    item: Item
    verdict: Verdict
    task: Task | None = None
    line: int = 0


def judged(items: list[Item]) -> list[Judged]:
    """A verdict for each, in order: a task of the bank or of the file is not doubled."""
    by_key = {one.key: one for one in Task.objects.defer("written")}
    texts = {
        text_key(written): pk
        for pk, written in Task.objects.values_list("pk", "written")
    }
    by_pk = {one.pk: one for one in by_key.values()}
    seen: dict[str, int] = {}
    found = []
    for item in items:
        one = verdict_of(item, by_key, by_pk, texts, seen)
        found.append(one)
        if one.verdict in BROUGHT:
            seen.setdefault(f"key {item.written['key']}", item.line)
            seen.setdefault(f"text {text_key(item.written)}", item.line)
    return found


def verdict_of(item: Item, by_key, by_pk, texts, seen) -> Judged:
    if item.written is None:
        return Judged(item, Verdict.REFUSED)
    key, text = item.written["key"], text_key(item.written)
    known = by_key.get(key) or by_pk.get(texts.get(text))
    if known is not None:
        return Judged(item, Verdict.KNOWN, task=known)
    line = seen.get(f"key {key}") or seen.get(f"text {text}")
    if line:
        return Judged(item, Verdict.DOUBLE, line=line)
    return Judged(item, Verdict.UNFINISHED if item.lacks else Verdict.NEW)


def text_key(written: dict) -> str:
    """By what two tasks are one: kind, text and what there is to answer."""
    answers = [
        str(one.get("ru") or one.get("en") or one.get("left_ru") or "")
        for name in ("choices", "items", "pairs", "places")
        for one in written.get(name) or ()
    ]
    text = written.get("text_ru") or written.get("text_en") or ""
    return " | ".join([str(written.get("kind")), plain(text), *sorted(answers)])


@transaction.atomic
def bring_tasks(items: list[Item], *, by) -> list[Judged]:
    """Write what is new; the verdicts are those of the moment of writing."""
    found = judged(items)
    numbers = dict.fromkeys(Verdict, 0)
    for one in found:
        numbers[one.verdict] += 1
        if one.verdict in BROUGHT:
            add_task(one.item.written, by=by)
    record("olympiad.tasks_imported", by=by, detail=numbers, is_public=False)
    return found
