"""A round that is open now, with papers out of the shipped bank."""

from datetime import timedelta

from django.utils import timezone

from mosty.olympiad.actions import load_bank
from mosty.olympiad.codes import new_code
from mosty.olympiad.models import Task
from mosty.olympiad.papered import papered
from mosty.olympiad.tests import factories

KINDS = ("single", "short", "order", "match", "point")


def variant_of(*kinds, **where):
    """A variant with the easiest task of each kind."""
    load_bank()
    tasks = [
        Task.objects.filter(kind=kind).order_by("difficulty", "pk").first()
        for kind in kinds or KINDS
    ]
    return factories.VariantFactory(**papered(tasks, seed="round"), **where)


def open_round(*kinds, opens_in=timedelta(hours=-1), **round_fields):
    """An edition whose window opens then and stands open for a day; an entrant of it."""
    now = timezone.now() + opens_in
    closes = now + timedelta(days=1)
    one = factories.RoundFactory(**round_fields)
    entrant = factories.EntrantFactory(edition=one.edition, code=new_code())
    group = factories.ZoneGroupFactory(
        round=one,
        zone="UTC",
        opens_on=now.date(),
        opens_time=now.time(),
        closes_on=closes.date(),
        closes_time=closes.time(),
    )
    paper = factories.PaperFactory(round=one, track=entrant.track)
    variant_of(*kinds, paper=paper, group=group)
    return entrant
