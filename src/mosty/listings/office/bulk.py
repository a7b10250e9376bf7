"""What will happen to which rows, and to which it will not."""

from dataclasses import dataclass

from mosty.listings.answers import viewing_of
from mosty.listings.office.declaring import OFFICE

NAMED = 8
HIDDEN = ("csrfmiddlewaretoken",)


@dataclass(frozen=True)
class LeftOut:
    """Rows that an action passes by, with the reason and the first few names."""

    words: object
    keys: frozenset[int]
    names: tuple[str, ...]

    @property
    def number(self) -> int:
        return len(self.keys)

    @property
    def more(self) -> int:
        return self.number - len(self.names)


def left_out(request, run, listing, action) -> list[LeftOut]:
    """For each reason the rows; a row stands under its first reason."""
    rows, told, seen = rows_of(request, run, listing), [], set()
    for one in action.leaves_out:
        meant = rows.filter(one.condition)
        keys = frozenset(meant.values_list("pk", flat=True)) - seen
        if keys:
            some = listing.named(meant.filter(pk__in=sorted(keys)[:NAMED]))
            names = tuple(listing.called(row) for row in some)
            told.append(LeftOut(one.words, keys, names))
            seen |= keys
    return told


def some_names(request, run, listing, left_out) -> list[str]:
    """The first few rows to which it will happen."""
    without = {key for one in left_out for key in one.keys}
    keys = [key for key in run.keys if key not in without][:NAMED]
    rows = listing.named(listing.visible(viewing_of(request))).in_bulk(keys)
    return [listing.called(rows[key]) for key in keys if key in rows]


def rows_of(request, run, listing):
    return listing.visible(viewing_of(request)).filter(pk__in=run.keys)


def given_of(post) -> str:
    """What the form was answered, to be read again by the task."""
    given = post.copy()
    for name in HIDDEN:
        given.pop(name, None)
    return given.urlencode()


@dataclass(frozen=True)
class Past:
    """A run as it stands among those that one has begun."""

    run: object
    title: object
    register: object
    may_undo: bool


def past(user, run) -> Past:
    """A register or an action that there is no more keeps its plain name."""
    listing = OFFICE.get(run.listing)
    action = listing.action(run.action) if listing else None
    if action is None or not listing.rule(user):
        title = listing.title if listing else run.listing
        return Past(run, run.action, title, may_undo=False)
    is_open = run.is_over and run.is_left and not run.is_going_back
    may = bool(action.undo and is_open and action.rule(user))
    return Past(run, action.title, listing.title, may_undo=may)


def may_undo(run, action) -> bool:
    return bool(
        action.undo
        and run.is_over
        and not run.undoes_id
        and not run.is_being_undone()
        and run.to_put_back().exists()
    )
