"""Questions to the institution's texts that more than one page asks."""

from mosty.pages.models import Statement


def statements():
    """The goal or None, and the promises in their order, in one query."""
    said = list(Statement.objects.all())
    goal = next((one for one in said if one.kind == Statement.Kind.GOAL), None)
    promises = [one for one in said if one.kind == Statement.Kind.PROMISE]
    return goal, promises
