"""The rows of a draft held against the register: all of them, or a few again.

A short list is checked at once. A long one is checked in the background, part by part:
the page tells how far it is, the check can be stopped, and after a restart it begins
anew, which changes nothing, since a check enters nothing.
"""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mosty.imports.examining import Examination, examine, examine_again, register_of_now
from mosty.imports.models import Draft, DraftRow
from mosty.journal.actions import defer

AT_ONCE = 500
SHORT = 1_000
FEW = 200
Stage = Draft.Stage
BROKEN_OFF = gettext_noop(
    "Something went wrong on the server, and the check broke off. Nothing was entered "
    "and nothing is lost: check the rows again. If it breaks off again, tell an "
    "administrator: the server’s log says why."
)


def hold(draft: Draft, *, changed: list[DraftRow] | None = None) -> None:
    """Check the rows anew; of a long list those that `changed`, and what leans on them.

    The draft is left at the stage of being checked where that goes on without us.
    """
    if is_long(draft):
        if changed is not None and check_again(draft, changed):
            return
        begin_check(draft)
        return
    rows = draft.rows.filter(entered_at=None).order_by("number", "pk")
    keep(examine(draft, rows))


def is_long(draft: Draft) -> bool:
    return draft.rows.filter(entered_at=None).count() > SHORT


def check_again(draft: Draft, changed: list[DraftRow]) -> bool:
    """Look at a few rows and those that lean on them; False where that is too many."""
    if not changed:
        return True
    if len(changed) > FEW:
        return False
    news = examine_again(draft, changed, most=FEW)
    keep(news or [])
    return news is not None


def keep(rows: list[DraftRow], columns=("status", "findings")) -> None:
    """Write what was found or decided; one statement for hundreds of rows."""
    DraftRow.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(columns),
    )


def begin_check(draft: Draft) -> None:
    draft.stage, draft.error = Stage.CHECKING, ""
    draft.checked, draft.check_number = 0, draft.check_number + 1
    fields = ["stage", "error", "checked", "check_number", "touched_at"]
    draft.save(update_fields=fields)
    defer("imports.check", draft_id=draft.pk, number=draft.check_number)


def check_rows(draft: Draft, number: int) -> None:
    """All rows, from the first to the last; ends early where it was stopped."""
    if check_all(draft, number=number, stage=Stage.CHECKING):
        finish_check(draft.pk, number)


def check_all(draft: Draft, *, number: int, stage: str) -> bool:
    """In parts, each kept by itself with the count; False where it was stopped."""
    rows = draft.rows.filter(entered_at=None).order_by("number", "pk")
    rows = list(rows)
    walk = Examination(draft, register_of_now(draft))
    for at in range(0, len(rows), AT_ONCE):
        part = rows[at : at + AT_ONCE]
        news = [row for row in part if walk.look(row)]
        if not keep_part(draft.pk, number, stage, news, at + len(part)):
            return False
    return True


@transaction.atomic
def keep_part(draft_id: int, number: int, stage: str, news, count: int) -> bool:
    held = Draft.objects.select_for_update(of=["self"]).filter(
        pk=draft_id, check_number=number, stage=stage
    )
    if not held.exists():
        return False
    keep(news)
    held.update(checked=count)
    return True


@transaction.atomic
def finish_check(draft_id: int, number: int) -> None:
    held = Draft.objects.filter(pk=draft_id, check_number=number, stage=Stage.CHECKING)
    held.update(stage=Stage.REVIEW)


@transaction.atomic
def stop_check(draft: Draft) -> Draft:
    """Back to the columns; what was found so far is looked at anew next time.

    A workbook has no columns to be matched: it can be checked again.
    """
    held = Draft.objects.select_for_update(of=["self"]).get(pk=draft.pk)
    if held.stage == Stage.CHECKING:
        held.stage = Stage.REVIEW if held.is_workbook else Stage.COLUMNS
        held.checked = 0
        held.check_number += 1
        held.save(update_fields=["stage", "checked", "check_number", "touched_at"])
    return held


def give_back(draft_id: int) -> None:
    """A check that broke off: to the columns, with words why."""
    with translation.override(settings.LANGUAGE_CODE):
        words = _(BROKEN_OFF)
    held = Draft.objects.filter(pk=draft_id, stage=Stage.CHECKING)
    held.filter(kind=Draft.Kind.WORKBOOK).update(stage=Stage.REVIEW, error=words)
    held.update(stage=Stage.COLUMNS, error=words)
