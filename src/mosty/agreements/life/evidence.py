"""The signs of life of one agreement, one by one, and what they say of it."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mosty.activities.models import Activity, State
from mosty.activities.queries import for_lists
from mosty.agreements.life import conditions
from mosty.agreements.life.counted import Counted
from mosty.agreements.life.reckoning import Life, Sign, is_asked, life_on
from mosty.agreements.models import Stage
from mosty.partners.models import LogEntry


@dataclass(frozen=True)
class Proven:
    """The state with its signs, the newest first, as far as the reader may see them.

    `hidden` is how many more count. `planned` is what is still to come.
    """

    life: Life
    signs: list[Sign]
    hidden: int
    planned: list[Activity]


def proof_of(
    agreement, *, on: datetime.date, counted: Counted, user=None, is_public=False
) -> Proven | None:
    """None where life is not asked of it on that day."""
    is_signed = agreement.stage == Stage.SIGNED
    starts, ends = agreement.starts_on, agreement.ends_on
    if not is_asked(on, is_signed=is_signed, starts=starts, ends=ends):
        return None
    signs = signs_of(agreement, on=on, counted=counted, is_public=is_public)
    terms = counted.terms_of(agreement.kind)
    life = life_on(on, begun=starts, signs=signs, terms=terms)
    shown = seen_of(signs, AnonymousUser() if is_public else user)
    return Proven(life, shown, len(signs) - len(shown), planned_of(agreement, on, user))


def signs_of(agreement, *, on, counted, is_public=False) -> list[Sign]:
    """Everything that counts, whoever looks."""
    rows = conditions.deeds(counted, is_public=is_public).filter(agreement=agreement)
    days = dict(conditions.dated(rows, on).values_list("activity", "sign_on"))
    days |= dict.fromkeys(
        conditions.undated(rows).values_list("activity", flat=True), None
    )
    done = for_lists(Activity.objects.filter(pk__in=days))
    signs = [Sign(days[one.pk], thing=one) for one in done]
    talk = conditions.talks(counted, on, is_public=is_public).filter(about=agreement.pk)
    for entry in talk.select_related("organisation"):
        day = timezone.localdate(entry.happened_at)
        signs.append(Sign(day, is_weak=True, thing=entry))
    return sorted(signs, key=lambda one: one.on or datetime.date.min, reverse=True)


def seen_of(signs, user) -> list[Sign]:
    """Those of which the reader may see the record."""
    keys = [one.thing.pk for one in signs if isinstance(one.thing, Activity)]
    entries = [one.thing.pk for one in signs if isinstance(one.thing, LogEntry)]
    seen = visible(Activity, keys, user), visible(LogEntry, entries, user)
    return [
        one for one in signs if one.thing.pk in seen[isinstance(one.thing, LogEntry)]
    ]


def visible(model, keys, user) -> set[int]:
    if not keys:
        return set()
    rows = model.objects.visible_to(user).filter(pk__in=keys)
    return set(rows.values_list("pk", flat=True))


def planned_of(agreement, on, user) -> list[Activity]:
    """What is planned under it for a day to come, or for a day not known."""
    rows = Activity.objects.visible_to(user).filter(
        agreement_links__agreement=agreement, state=State.PLANNED
    )
    past = rows.filter(starts_on__lt=on).values("pk")
    return list(rows.exclude(pk__in=past).order_by("starts_on", "pk"))
