"""Proof of life in SQL: for lists, filters, figures and the task of the night.

Sets of keys, each asked once, so that twenty thousand agreements cost no more than
a few joins. `life.reckoning.life_on` says the same in other words.
"""

import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    Max,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least, Substr
from django.utils import timezone

from mosty.activities.models import Activity, Evidence, Participation, State
from mosty.agreements.life.counted import Counted
from mosty.agreements.life.reckoning import LifeState, Terms, since
from mosty.agreements.models import AgreementActivity, Stage
from mosty.partners.models import Channel, LogEntry

COUNTING = (State.FINISHED, State.RUNNING, State.UNKNOWN)
TALK = (Channel.LETTER_IN, Channel.CALL, Channel.MEETING, Channel.VIDEO)
MATTER = "agreement:"


def asked(on: datetime.date) -> Q:
    """Those of which life is asked on a day."""
    return (
        Q(stage=Stage.SIGNED)
        & (Q(starts_on=None) | Q(starts_on__lte=on))
        & (Q(ends_on=None) | Q(ends_on__gte=on))
    )


def deeds(counted: Counted, *, is_public: bool = False):
    """Links to what was done and counts, whatever its day."""
    settings = counted.settings
    rows = AgreementActivity.objects.filter(
        activity__state__in=COUNTING, activity__is_archived=False
    )
    if settings.left_out_kinds:
        rows = rows.exclude(activity__kind__in=settings.left_out_kinds)
    if is_public:
        shown = Activity.objects.visible_to(AnonymousUser())
        rows = rows.filter(activity__in=shown)
    if settings.is_proof_asked_for:
        rows = rows.filter(
            Exists(Evidence.objects.filter(activity=OuterRef("activity")))
        )
    if settings.is_partner_asked_for:
        took_part = Participation.objects.filter(
            activity=OuterRef("activity"),
            organisation__parties__agreement=OuterRef("agreement"),
            organisation__is_ours=False,
        )
        rows = rows.filter(Exists(took_part))
    return rows


def dated(rows, on: datetime.date):
    """Of links those with a day that is not after `on`, with it as `sign_on`.

    What goes on counts as done on the day; of a month or a year the last day counts.
    """
    rows = rows.filter(
        Q(activity__starts_on__lte=on)
        | Q(activity__starts_on=None, activity__ends_on__isnull=False)
    )
    last = Coalesce("activity__ends_on", "activity__starts_on")
    return rows.annotate(sign_on=Least(last, Value(on)))


def undated(rows):
    return rows.filter(activity__starts_on=None, activity__ends_on=None)


def talks(counted: Counted, on: datetime.date, *, is_public: bool = False):
    """Letters from them, calls and meetings about an agreement, its key as `about`.

    Visitors are told of none.
    """
    rows = LogEntry.objects.contacts().filter(channel__in=TALK)
    after = timezone.make_aware(
        datetime.datetime.combine(on + datetime.timedelta(days=1), datetime.time())
    )
    rows = rows.filter(matter__regex=f"^{MATTER}[0-9]{{1,18}}$", happened_at__lt=after)
    key = Substr("matter", len(MATTER) + 1)
    rows = rows.annotate(about=Cast(key, BigIntegerField()))
    is_counted = counted.settings.is_log_counted and not is_public
    return rows if is_counted else rows.none()


def happened_since(day: datetime.date) -> Q:
    moment = datetime.datetime.combine(day, datetime.time())
    return Q(happened_at__gte=timezone.make_aware(moment))


def life_state(on: datetime.date, counted: Counted, *, is_public=False) -> Case:
    """The `LifeState` of a day for a queryset of agreements, empty where none is asked."""
    done = dated(deeds(counted, is_public=is_public), on)
    talk = talks(counted, on, is_public=is_public)
    ever = Q(pk__in=done.values("agreement")) | Q(pk__in=talk.values("about"))
    days_unknown = undated(deeds(counted, is_public=is_public)).values("agreement")

    def is_active(terms):
        first = since(on, terms.active_months)
        return Q(pk__in=done.filter(sign_on__gte=first).values("agreement"))

    def is_awake(terms):
        first = since(on, terms.sleeping_months)
        return Q(pk__in=done.filter(sign_on__gte=first).values("agreement")) | Q(
            pk__in=talk.filter(happened_since(first)).values("about")
        )

    def is_old(terms):
        return Q(starts_on__lt=since(on, terms.grace_months))

    return Case(
        When(~asked(on), then=Value("")),
        When(by_kind(counted, is_active), then=Value(LifeState.ACTIVE)),
        When(by_kind(counted, is_awake), then=Value(LifeState.FADING)),
        When(ever, then=Value(LifeState.SLEEPING)),
        When(pk__in=days_unknown, then=Value(LifeState.NOT_KNOWN)),
        When(by_kind(counted, is_old), then=Value(LifeState.NEVER_STARTED)),
        default=Value(LifeState.NOT_KNOWN),
        output_field=CharField(),
    )


def by_kind(counted: Counted, condition) -> Q:
    """`condition(terms)` for each kind of agreement by the terms of that kind."""
    kinds: dict[Terms, list[str]] = {}
    for kind, terms in counted.terms.items():
        if kind:
            kinds.setdefault(terms, []).append(kind)
    own = [kind for found in kinds.values() for kind in found]
    usual = condition(counted.terms_of(""))
    found = usual & ~Q(kind__in=own) if own else usual
    for terms, of_these in kinds.items():
        found |= Q(kind__in=of_these) & condition(terms)
    return found


def last_signs(agreements, on: datetime.date, counted: Counted) -> dict:
    """The day of the last sign of each of the agreements that has one, in two questions."""
    keys = agreements.values("pk")
    done = dated(deeds(counted).filter(agreement__in=keys), on)
    last = dict(
        done.order_by().values_list("agreement").annotate(Max("sign_on")).order_by()
    )
    talk = talks(counted, on).filter(about__in=keys).order_by()
    for key, moment in talk.values_list("about").annotate(Max("happened_at")):
        day = timezone.localdate(moment)
        last[key] = max(last.get(key) or day, day)
    return last


def in_life(agreements, on: datetime.date, counted: Counted, *states):
    """Those of the agreements that are in one of the `LifeState`s on a day."""
    rows = agreements.alias(life_then=life_state(on, counted))
    return rows.filter(life_then__in=states)
