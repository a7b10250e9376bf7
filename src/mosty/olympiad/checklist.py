"""What must be in order before a round may open; each fault leads to what mends it."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.olympiad.bank.finishing import lacks_of
from mosty.olympiad.freezing import span_of, zones_of
from mosty.olympiad.models import Entrant, Round, Task, Variant, ZoneGroup
from mosty.olympiad.papered import checksum_of, papered
from mosty.olympiad.wording import faults_told
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language

MOST_NAMED = 12


@dataclass(frozen=True)
class Fault:
    """A red line: what is wrong, and the page on which it is mended."""

    words: str
    url: str


@dataclass(frozen=True)
class Check:
    """One point of the list with its faults; `note` is told where it is green."""

    title: str
    faults: tuple[Fault, ...]
    note: str = ""

    @property
    def is_green(self) -> bool:
        return not self.faults


@dataclass(frozen=True)
class Checklist:
    checks: tuple[Check, ...]

    @property
    def is_green(self) -> bool:
        return all(one.is_green for one in self.checks)

    @property
    def red(self) -> int:
        return sum(not one.is_green for one in self.checks)


def checklist(one: Round) -> Checklist:
    """The list of a round as it stands now."""
    groups = list(one.groups.all())
    for group in groups:
        group.round = one
    papers = list(one.papers.select_related("track").prefetch_related("pool"))
    variants = list(
        Variant.objects.filter(paper__round=one).select_related("paper", "group")
    )
    tasks = {task.pk: task for paper in papers for task in paper.pool.all()}
    return Checklist(
        (
            Check(_("Windows are in order"), tuple(of_windows(one, groups))),
            Check(_("Each time zone is in one group"), tuple(of_zones(one, groups))),
            Check(_("Each track has a paper"), tuple(of_tracks(one, papers))),
            Check(
                _("Each task is whole: key, points, two languages, proof"),
                tuple(of_tasks(tasks.values())),
            ),
            of_checks(one, tasks.values()),
            Check(
                _("Each group has its variants, as the tasks stand now"),
                tuple(of_variants(one, papers, groups, variants)),
            ),
            Check(
                _("Each variant was drawn in a browser"), tuple(of_drawn(one, variants))
            ),
        )
    )


def round_page(one: Round) -> str:
    return numbered("olympiad_office:round", pk=one.pk)


def of_windows(one: Round, groups):
    if not groups:
        yield Fault(
            _("There is no group of zones with a window."),
            numbered("olympiad_office:add_group", pk=one.pk),
        )
    for group in groups:
        url = numbered("olympiad_office:move_window", pk=group.pk)
        told = {"group": said(group), "minutes": one.duration_min}
        if shortest(group) < timedelta(minutes=one.duration_min):
            words = _("%(group)s: the window is shorter than %(minutes)s minutes.")
            yield Fault(words % told, url)
        if span_of(group)[1] <= timezone.now():
            yield Fault(_("%(group)s: the window is over.") % told, url)
    before = ZoneGroup.objects.filter(
        round__edition=one.edition_id,
        round__position__lt=one.position,
        round__is_rehearsal=False,
    ).select_related("round")
    last = max((span_of(group)[1] for group in before), default=None)
    first = min((span_of(group)[0] for group in groups), default=None)
    if last and first and first < last and not one.is_rehearsal:
        yield Fault(
            _("It opens before the round that comes first has closed everywhere."),
            round_page(one),
        )


def shortest(group: ZoneGroup) -> timedelta:
    windows = [group.window.within(zone) for zone in zones_of(group)]
    return min(end - begin for begin, end in windows)


def of_zones(one: Round, groups):
    if not groups:
        return
    counted = Counter(zone for group in groups for zone in group.zones)
    for zone in sorted(zone for zone, number in counted.items() if number > 1):
        yield Fault(
            _("%(zone)s stands in two groups.") % {"zone": zone}, round_page(one)
        )
    others = [group for group in groups if not group.zones]
    if len(others) > 1:
        words = _("Two groups are for all other zones: name the zones of one.")
        yield Fault(words, numbered("olympiad_office:edit_group", pk=others[1].pk))
    if others:
        return
    entered = Entrant.objects.filter(edition=one.edition_id, is_withdrawn=False)
    left = set(entered.values_list("zone", flat=True)) - counted.keys()
    url = numbered("olympiad_office:add_group", pk=one.pk)
    if left:
        words = _("Pupils of these zones have no group: %(zones)s.")
        yield Fault(words % {"zones": ", ".join(sorted(left))}, url)
    else:
        yield Fault(_("No group is for all zones that are not named."), url)


def of_tracks(one: Round, papers):
    tracks = list(one.edition.tracks.all())
    if not tracks:
        url = numbered("olympiad_office:add_track", pk=one.edition_id)
        yield Fault(_("The edition has no track."), url)
    held = {paper.track_id: paper for paper in papers}
    for track in tracks:
        paper = held.get(track.pk)
        if paper is None:
            url = numbered("olympiad_office:add_paper", pk=one.pk)
            yield Fault(_("%(track)s: no paper.") % {"track": said(track)}, url)
        elif not paper.pool.all():
            url = numbered("olympiad_office:edit_paper", pk=paper.pk)
            yield Fault(
                _("%(track)s: the pool is empty.") % {"track": said(track)}, url
            )


def of_tasks(tasks):
    for task in sorted(tasks, key=lambda one: one.pk):
        url = numbered("olympiad_office:edit_task", pk=task.pk)
        if task.is_archived:
            yield Fault(_("%(task)s is in the archive.") % {"task": task}, url)
        if lacks := lacks_of(task.written):
            yield Fault(f"{task}: {faults_told(lacks)}.", url)


def of_checks(one: Round, tasks) -> Check:
    """Whether a second person checked each; or the reason for which that is let be."""
    title = _("Each task was checked by a second person")
    unchecked = [task for task in tasks if task.checked_at is None]
    is_light = one.is_rehearsal or one.edition.is_practice
    if unchecked and is_light and one.unchecked_reason:
        told = {"count": len(unchecked), "reason": one.unchecked_reason}
        note = _("Not checked: %(count)s; accepted for this reason: %(reason)s")
        return Check(title, (), note % told)
    faults = [
        Fault(
            _("%(task)s is not checked.") % {"task": task},
            numbered("olympiad_office:task", pk=task.pk),
        )
        for task in sorted(unchecked, key=lambda one: one.pk)[:MOST_NAMED]
    ]
    if len(unchecked) > MOST_NAMED:
        more = _("And %(count)s more.") % {"count": len(unchecked) - MOST_NAMED}
        faults.append(Fault(more, numbered("olympiad_office:round_tasks", pk=one.pk)))
    return Check(title, tuple(faults))


def of_variants(one: Round, papers, groups, variants):
    url = numbered("olympiad_office:variants", pk=one.pk)
    by_place: dict[tuple[int, int], list[Variant]] = {}
    for variant in variants:
        by_place.setdefault((variant.paper_id, variant.group_id), []).append(variant)
    for paper in papers:
        for group in groups:
            made = by_place.get((paper.pk, group.pk), [])
            told = {"track": said(paper.track), "group": said(group)}
            told |= {"made": len(made), "wanted": paper.variants_each}
            if len(made) != paper.variants_each:
                words = _("%(track)s, %(group)s: %(made)s of %(wanted)s variants.")
                yield Fault(words % told, url)
    tasks = {one.key: one for one in Task.objects.filter(key__in=keys_of(variants))}
    for variant in variants:
        told = {"variant": named(variant)}
        if checksum_of(variant.sheet, variant.keys) != variant.checksum:
            yield Fault(_("%(variant)s: the checksum is wrong.") % told, url)
        elif not variant.keys or is_stale(variant, tasks):
            words = _("%(variant)s: a task was changed since. Make the variants anew.")
            yield Fault(words % told, url)


def keys_of(variants) -> set[str]:
    return {
        one["task"]
        for variant in variants
        for one in variant.keys.values()
        if "task" in one
    }


def seed_of(paper_id: int, group_id: int, number: int) -> str:
    return f"{paper_id}-{group_id}-{number}"


def is_stale(variant: Variant, tasks) -> bool:
    """Whether the bank says otherwise today than when the variant was made."""
    keys = [one.get("task") for one in variant.keys.values()]
    if any(key not in tasks for key in keys):
        return True
    seed = seed_of(variant.paper_id, variant.group_id, variant.number)
    names = [f"t{number}" for number in range(1, len(keys) + 1)]
    own = [tasks[variant.keys[name]["task"]] for name in names if name in variant.keys]
    return papered(own, seed=seed)["checksum"] != variant.checksum


def of_drawn(one: Round, variants):
    url = numbered("olympiad_office:drawing", pk=one.pk)
    if not variants:
        yield Fault(_("There is no variant yet."), url)
    for variant in variants:
        if variant.drawn_checksum != variant.checksum:
            words = _("%(variant)s was not drawn as it stands now.")
            yield Fault(words % {"variant": named(variant)}, url)


def named(variant: Variant) -> str:
    told = {
        "track": said(variant.paper.track),
        "group": said(variant.group),
        "number": variant.number,
    }
    return _("%(track)s, %(group)s, variant %(number)s") % told


def said(thing) -> str:
    return in_language(thing, "title").text
