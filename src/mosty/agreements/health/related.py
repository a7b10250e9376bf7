"""Sets of agreements by what hangs on them: each a queryset of ids, asked once."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Lower, TruncMonth, TruncYear

from mosty.activities.models import State
from mosty.agreements import gate
from mosty.agreements.models import (
    Agreement,
    AgreementActivity,
    Clearance,
    Paper,
    Party,
    Stage,
)
from mosty.agreements.models.lifecycle import CLOSED
from mosty.partners.models import Organisation, OrganisationName
from mosty.people.models import User
from mosty.ui.dates import Precision


def is_binding(on) -> Q:
    """In force or expiring on a day, of those that are signed."""
    return Q(starts_on__lte=on) & (Q(ends_on__gte=on) | Q(is_endless=True))


def has_too_few(on) -> Q:
    """Fewer than two parties bound on the day; ours is one though it has no seat.

    Where nobody acceded or left on a day of their own, the seats are counted; only
    the others are looked at one by one.
    """
    seated = seats().annotate(number=Count("pk")).filter(number__gte=2)
    is_lone = ~Q(pk__in=seated.values("agreement")) & ~Q(
        pk__in=seats().exclude(organisation__in=ours()).values("agreement")
    )
    return is_lone | Q(pk__in=left_by_too_many(on))


def seats():
    return Party.objects.order_by().values("agreement")


def ours():
    return Organisation.objects.filter(is_ours=True).values("pk")


def left_by_too_many(on):
    """Among those where somebody acceded or left, those with too few on the day."""
    dated = Party.objects.exclude(acceded_on=None, withdrawn_on=None)
    bound = Q(pk__in=Party.objects.effective(on).values("pk"))
    unseated = Case(
        When(ours_seated=0, then=Value(1)), default=0, output_field=IntegerField()
    )
    counted = seats().filter(agreement__in=dated.values("agreement"))
    counted = counted.annotate(
        bound=Count("pk", filter=bound),
        ours_seated=Count("pk", filter=Q(organisation__in=ours())),
    )
    few = counted.annotate(sides=F("bound") + unseated).filter(sides__lt=2)
    return few.values("agreement")


def has_a_party_twice() -> Q:
    """Two seats with one name: two partners, or a partner that bears our own."""
    others = Party.objects.order_by().exclude(organisation__in=ours())
    several = others.values("agreement").annotate(number=Count("pk"))
    several = several.filter(number__gte=2).values("agreement")
    named = others.filter(agreement__in=several).exclude(name_at_signing="")
    named = named.values("agreement", name=Lower("name_at_signing"))
    twice = named.annotate(number=Count("pk")).filter(number__gte=2)
    our_names = OrganisationName.objects.filter(organisation__in=ours())
    like_us = others.filter(name_at_signing__in=our_names.values("full_name"))
    return Q(pk__in=twice.values("agreement")) | Q(pk__in=like_us.values("agreement"))


def same_papers():
    """Those that share a partner and a number that is written on the paper."""
    kept = Agreement.objects.order_by().exclude(stage__in=CLOSED).exclude(number="")
    pairs = kept.exclude(counterpart=None).values("counterpart", word=Lower("number"))
    twice = pairs.annotate(papers=Count("pk")).filter(papers__gt=1)
    return twice.annotate(one=Func(ArrayAgg("pk"), function="unnest")).values("one")


def with_unfinished():
    going = (State.PLANNED, State.RUNNING)
    return AgreementActivity.objects.filter(
        activity__state__in=going, activity__is_archived=False
    ).values("agreement")


def with_late_deeds():
    late = Q(activity__starts_on__gt=F("agreement__ends_on"))
    done = ~Q(activity__state=State.PLANNED) & Q(activity__is_archived=False)
    return AgreementActivity.objects.filter(late, done).values("agreement")


def with_deeds():
    return AgreementActivity.objects.order_by().values("agreement")


def under_what_is_over():
    over = (Stage.ENDED, *CLOSED)
    return Agreement.objects.filter(parent__stage__in=over).order_by().values("pk")


def is_cleared() -> Exists:
    return Exists(gate.settled().filter(agreement=OuterRef("pk")))


def signed_before_conclusion():
    """Those whose every conclusion is younger than the latest day of their signing."""
    cleared = Clearance.objects.decided().filter(result__in=gate.SETTLED).order_by()
    first = cleared.values("agreement").annotate(
        given=Min("decided_on"),
        signed=Min("agreement__signed_on"),
        precision=Min("agreement__signed_precision"),
        exempt=Count("pk", filter=Q(result=Clearance.Result.EXEMPT)),
    )
    late = (
        Q(precision=Precision.DAY, given__gt=F("signed"))
        | Q(precision=Precision.MONTH, month__gt=F("signed"))
        | Q(precision=Precision.YEAR, year__gt=F("signed"))
    )
    parts = {"month": TruncMonth("given"), "year": TruncYear("given")}
    return first.annotate(**parts).filter(late, exempt=0).values("agreement")


def is_asked_to_be_cleared(jurisdiction) -> Q:
    return gate.asked(jurisdiction=jurisdiction)


def is_scanned() -> Exists:
    originals = Paper.objects.present().filter(role=Paper.Role.ORIGINAL).order_by()
    return Exists(originals.filter(agreement=OuterRef("pk")))


def directed():
    return Agreement.directions.through.objects.values("agreement")


def without_authority():
    return Party.objects.filter(authority="").order_by().values("agreement")


def with_account():
    return User.objects.filter(is_active=True).exclude(person=None).values("person")
