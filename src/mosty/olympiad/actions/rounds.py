"""Rounds, tracks and groups of zones; windows moved for a reason; the release."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.olympiad.checklist import checklist
from mosty.olympiad.freezing import HasAttempts, refuse_in_window
from mosty.olympiad.models import Edition, Round, Track, Variant, ZoneGroup

WINDOW = ("zone", "opens_on", "opens_time", "closes_on", "closes_time")


class NotGreen(Refused):
    message = _(
        "The check list is not green: the round cannot be released. Mend what is red "
        "on it first."
    )


class NeedsReason(Refused):
    message = _("Say why the window is moved: the journal keeps the reason.")


class NoWindow(Refused):
    message = _("A window closes after it opens. Look at both ends.")


class OnlyForRehearsal(Refused):
    message = _(
        "Tasks that nobody has checked are accepted for a rehearsal or a practice only."
    )


class IsReleased(Refused):
    message = _("The round is released. Take the release back before changing it.")


def locked(edition: Edition) -> Edition:
    """The edition, held: everything that is set up waits here for its turn."""
    return Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)


@transaction.atomic
def add_round(edition: Edition, *, by, **fields) -> Round:
    edition = locked(edition)
    last = edition.rounds.aggregate(last=Max("position"))["last"] or 0
    made = Round.objects.create(edition=edition, position=last + 1, **fields)
    record("olympiad.round_added", made, by=by, is_public=False)
    return made


@transaction.atomic
def revise_round(one: Round, values: dict, *, by, expected=None) -> Round:
    refuse_in_window(locked(one.edition))
    row, changed = change(
        one, values, by=by, verb="olympiad.round_revised", expected=expected
    )
    return take_back(row, by=by) if changed else row


@transaction.atomic
def remove_round(one: Round, *, by) -> None:
    """Remove a round that nobody has begun, with its papers and windows."""
    refuse_in_window(locked(one.edition))
    if one.attempts.exists():
        raise HasAttempts(one)
    Variant.objects.filter(paper__round=one).delete()
    one.papers.all().delete()
    one.groups.all().delete()
    one.messages.all().delete()
    record("olympiad.round_removed", one, by=by, is_public=False)
    one.delete()


@transaction.atomic
def add_track(edition: Edition, *, by, **fields) -> Track:
    made = Track.objects.create(edition=locked(edition), **fields)
    record("olympiad.track_added", made, by=by, is_public=False)
    return made


@transaction.atomic
def revise_track(track: Track, values: dict, *, by, expected=None) -> Track:
    refuse_in_window(locked(track.edition))
    row, _changed = change(
        track, values, by=by, verb="olympiad.track_revised", expected=expected
    )
    return row


@transaction.atomic
def add_group(one: Round, *, by, **fields) -> ZoneGroup:
    """Zones with a window of their own; a round that was released goes back."""
    refuse_in_window(locked(one.edition))
    group = ZoneGroup(round=one, **fields)
    refuse_backwards(group)
    group.save()
    record("olympiad.group_added", group, by=by, is_public=False)
    take_back(one, by=by)
    return group


@transaction.atomic
def revise_group(group: ZoneGroup, values: dict, *, by, expected=None) -> ZoneGroup:
    """Change zones, names or a window before the round is released."""
    refuse_in_window(locked(group.round.edition))
    refuse_backwards(group, values)
    row, changed = change(
        group, values, by=by, verb="olympiad.group_revised", expected=expected
    )
    if changed:
        take_back(row.round, by=by)
    return row


@transaction.atomic
def remove_group(group: ZoneGroup, *, by) -> None:
    refuse_in_window(locked(group.round.edition))
    if group.variants.filter(attempts__isnull=False).exists():
        raise HasAttempts(group)
    group.variants.all().delete()
    record("olympiad.group_removed", group, by=by, is_public=False)
    take_back(group.round, by=by)
    group.delete()


@transaction.atomic
def move_window(group: ZoneGroup, values: dict, *, reason: str, by) -> ZoneGroup:
    """Shorten or lengthen a window, an open one too, for a reason.

    Attempts that run keep the end that they were told.
    """
    locked(group.round.edition)
    if not reason.strip():
        raise NeedsReason(group)
    group = ZoneGroup.objects.select_for_update().get(pk=group.pk)
    before = window_told(group)
    refuse_backwards(group, values)
    ZoneGroup.objects.filter(pk=group.pk).update(
        **{name: values[name] for name in WINDOW if name in values}
    )
    group.refresh_from_db()
    told = {"window": [before, window_told(group)], "reason": ["", reason.strip()]}
    record("olympiad.window_moved", group, by=by, detail={"told": told})
    return group


def refuse_backwards(group: ZoneGroup, values: dict | None = None) -> None:
    told = {name: getattr(group, name) for name in WINDOW} | (values or {})
    opens = told["opens_on"], told["opens_time"]
    if (told["closes_on"], told["closes_time"]) <= opens:
        raise NoWindow(group)


def window_told(group: ZoneGroup) -> str:
    zone = group.zone or "local"
    return (
        f"{group.opens_on} {group.opens_time:%H:%M} – "
        f"{group.closes_on} {group.closes_time:%H:%M} ({zone})"
    )


@transaction.atomic
def accept_unchecked(one: Round, *, reason: str, by) -> Round:
    """Let a rehearsal or a practice have tasks that nobody has checked."""
    locked(one.edition)
    if not (one.is_rehearsal or one.edition.is_practice):
        raise OnlyForRehearsal(one)
    if not reason.strip():
        raise NeedsReason(one, _("Say why unchecked tasks are accepted."))
    values = {"unchecked_reason": reason.strip(), "unchecked_by": by}
    row, _changed = change(one, values, by=by, verb="olympiad.unchecked_accepted")
    return row


@transaction.atomic
def release(one: Round, *, by) -> Round:
    """Let a round open in its windows; raises `NotGreen` while its list is not green."""
    locked(one.edition)
    one = Round.objects.select_for_update(of=["self"]).get(pk=one.pk)
    if one.released_at is not None:
        return one
    if not checklist(one).is_green:
        raise NotGreen(one)
    one.released_at, one.released_by = timezone.now(), by
    one.save(update_fields=["released_at", "released_by"])
    record("olympiad.round_released", one, by=by)
    return one


@transaction.atomic
def take_back(one: Round, *, by) -> Round:
    """Take the release of a round back; not while its window stands open."""
    refuse_in_window(locked(one.edition))
    one = Round.objects.select_for_update(of=["self"]).get(pk=one.pk)
    if one.released_at is not None:
        one.released_at = one.released_by = None
        one.save(update_fields=["released_at", "released_by"])
        record("olympiad.release_taken_back", one, by=by)
    return one
