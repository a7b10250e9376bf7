"""Papers: what a track gets in a round, its pool of tasks, its variants."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.olympiad.actions.rounds import locked, take_back
from mosty.olympiad.bank.finishing import lacks_of
from mosty.olympiad.checklist import seed_of
from mosty.olympiad.dealing import Dealt, deal
from mosty.olympiad.freezing import refuse_begun, refuse_in_window
from mosty.olympiad.models import Attempt, Paper, PoolTask, Round, Track, Variant
from mosty.olympiad.papered import papered


class OtherEdition(Refused):
    message = _("The round and the track are of two editions.")


class HasPaper(Refused):
    message = _("This track has a paper in this round already. Edit that one.")


class NotWhole(Refused):
    """A task of the pool lacks something; the thing is the task."""


class NoGroups(Refused):
    message = _(
        "Say first which groups of zones there are: each gets its own variants."
    )


class OtherSheet(Refused):
    message = _("The variant has changed since this page was opened. Draw it again.")


@transaction.atomic
def add_paper(one: Round, track: Track, *, pool, by, fixed=(), **fields) -> Paper:
    """A paper with its pool; `fixed` tasks of it stand in every variant."""
    refuse_in_window(locked(one.edition))
    if one.edition_id != track.edition_id:
        raise OtherEdition(one)
    if Paper.objects.filter(round=one, track=track).exists():
        raise HasPaper(one)
    paper = Paper.objects.create(round=one, track=track, **fields)
    put_pool(paper, pool, fixed)
    record("olympiad.paper_added", paper, by=by, is_public=False)
    take_back(one, by=by)
    return paper


@transaction.atomic
def revise_paper(paper: Paper, values: dict, *, by, pool=None, fixed=()) -> Paper:
    """Change a paper; with another pool its variants are made anew by who wants them."""
    refuse_in_window(locked(paper.round.edition))
    refuse_begun(Attempt.objects.filter(variant__paper=paper))
    row, changed = change(paper, values, by=by, verb="olympiad.paper_revised")
    if pool is not None and pool_told(row) != told_of(pool, fixed):
        before = pool_told(row)
        put_pool(row, pool, fixed)
        told = {"pool": [", ".join(before), ", ".join(pool_told(row))]}
        record("olympiad.pool_changed", row, by=by, detail={"told": told})
        changed = {"pool": told}
    if changed:
        Variant.objects.filter(paper=row).delete()
        take_back(row.round, by=by)
    return row


@transaction.atomic
def remove_paper(paper: Paper, *, by) -> None:
    refuse_in_window(locked(paper.round.edition))
    refuse_begun(Attempt.objects.filter(variant__paper=paper))
    paper.variants.all().delete()
    record("olympiad.paper_removed", paper, by=by, is_public=False)
    take_back(paper.round, by=by)
    paper.delete()


def put_pool(paper: Paper, pool, fixed) -> None:
    kept = {one.pk for one in fixed}
    tasks = list({one.pk: one for one in [*fixed, *pool]}.values())
    PoolTask.objects.filter(paper=paper).delete()
    PoolTask.objects.bulk_create(
        PoolTask(paper=paper, task=one, position=place, is_fixed=one.pk in kept)
        for place, one in enumerate(tasks, 1)
    )


def pool_told(paper: Paper) -> list[str]:
    rows = PoolTask.objects.filter(paper=paper).select_related("task")
    return sorted(f"{one.task.key}{'*' * one.is_fixed}" for one in rows)


def told_of(pool, fixed) -> list[str]:
    kept = {one.pk for one in fixed}
    tasks = {one.pk: one for one in [*fixed, *pool]}.values()
    return sorted(f"{one.key}{'*' * (one.pk in kept)}" for one in tasks)


def dealt(paper: Paper, groups) -> Dealt:
    """The variants of a paper as they come out of its pool; raises `PoolTooSmall`."""
    rows = PoolTask.objects.filter(paper=paper).select_related("task")
    fixed = [one.task for one in rows if one.is_fixed]
    loose = [one.task for one in rows if not one.is_fixed]
    return deal(
        fixed,
        loose,
        groups=len(groups),
        each=paper.variants_each,
        tasks=paper.tasks_each,
        seed=f"paper {paper.pk}",
    )


@transaction.atomic
def make_variants(one: Round, *, by) -> int:
    """Make the variants of a round anew out of its pools; says how many.

    The same pools give the same variants. Raises `NotWhole` for a task that lacks
    something, `NoGroups`, `PoolTooSmall`, and refuses once somebody has begun.
    """
    refuse_in_window(locked(one.edition))
    refuse_begun(one.attempts.all())
    groups = list(one.groups.order_by("pk"))
    if not groups:
        raise NoGroups(one)
    Variant.objects.filter(paper__round=one).delete()
    made = []
    for paper in one.papers.select_related("track"):
        refuse_unfinished(paper)
        for group, variants in zip(groups, dealt(paper, groups).variants, strict=True):
            for number, tasks in enumerate(variants, 1):
                seed = seed_of(paper.pk, group.pk, number)
                told = papered(tasks, seed=seed)
                made.append(Variant(paper=paper, group=group, number=number, **told))
    Variant.objects.bulk_create(made)
    sums = {"variants": len(made), "checksums": [one.checksum for one in made]}
    record("olympiad.variants_made", one, by=by, detail=sums, is_public=False)
    take_back(one, by=by)
    return len(made)


def refuse_unfinished(paper: Paper) -> None:
    for task in paper.pool.all():
        if lacks_of(task.written):
            told = {"task": task}
            words = _("“%(task)s” is not whole: finish it, or take it out of the pool.")
            raise NotWhole(task, words % told)


@transaction.atomic
def note_drawn(variant: Variant, checksum: str, *, by) -> Variant:
    """Keep that a browser drew a variant of this checksum without a fault."""
    variant = Variant.objects.select_for_update().get(pk=variant.pk)
    if checksum != variant.checksum:
        raise OtherSheet(variant)
    if variant.drawn_checksum != checksum:
        variant.drawn_checksum = checksum
        variant.drawn_at, variant.drawn_by = timezone.now(), by
        variant.save(update_fields=["drawn_checksum", "drawn_at", "drawn_by"])
    return variant
