"""Questions to the institution's texts that more than one page asks."""

from django.db.models import Min, Q

from mosty.access.roles import Audience
from mosty.pages.models import News, Page, Statement


def goal():
    """The goal of the cooperation, or None."""
    return Statement.objects.filter(kind=Statement.Kind.GOAL).first()


def statements():
    """The goal or None, and the promises in their order, in one query."""
    said = list(Statement.objects.all())
    goal_said = next((one for one in said if one.kind == Statement.Kind.GOAL), None)
    promises = [one for one in said if one.kind == Statement.Kind.PROMISE]
    return goal_said, promises


def next_publication(now):
    """The next moment at which a public text appears or ends, or None.

    Cached pages are stale from that moment on.
    """
    moments = []
    for model in (News, Page):
        found = model.objects.filter(audience=Audience.PUBLIC).aggregate(
            begins=Min("published_from", filter=Q(published_from__gt=now)),
            ends=Min("published_until", filter=Q(published_until__gt=now)),
        )
        moments += [moment for moment in found.values() if moment is not None]
    return min(moments, default=None)
