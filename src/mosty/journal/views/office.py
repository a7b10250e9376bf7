"""The history of a record: what changed, by whom, and the way back."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import is_staff
from mosty.journal import kinds, returning
from mosty.journal.actions import history as entries_of
from mosty.journal.former import changes_of, personal_changes
from mosty.journal.models import Entry
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50
BACK, STAY = "back", "stay"
RETURNED = _("The record is again as it was. This too stands in its history.")


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def history(request, kind, pk):
    """Every entry of the record that this person may read, the newest first."""
    kind, thing = found(request.user, kind, pk)
    entries = entries_of(thing)
    for part in kind.parts(thing, request.user):
        entries = entries | entries_of(part)
    page = Paginator(entries.order_by("-id"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "thing": thing,
        "kind": kind.model._meta.label_lower,
        "address": address_for(request.user, kind, thing),
        "page": page,
        "lines": lines_of(request.user, kind, thing, list(page)),
    }
    return render(request, "journal/office/history.html", context)


@never_cache
@answers_to("GET", "POST")
@login_required
@guarded(is_staff)
def take_back(request, kind, pk, entry):
    """Show what a return to before the entry would undo, then do it."""
    kind, thing = found(request.user, kind, pk)
    if not may_restore(request.user, kind, thing):
        raise PermissionDenied
    entries = list(entries_of(thing))
    entry = get_object_or_404(Entry, pk=entry, pk__in=[one.pk for one in entries])
    plan = returning.planned(kind, thing, entries, entry)
    label = kind.model._meta.label_lower
    taken, refusals = taken_of(request, plan), []
    is_asked = request.method == "POST"
    if is_asked and taken.is_whole and plan.is_seen(taken.seen):
        refusals = returned(request, kind, thing, plan.chosen(taken.names), plan.now)
        if not refusals:
            return redirect("journal_office:history", kind=label, pk=pk)
    context = {
        "thing": thing,
        "kind": label,
        "entry": entry,
        "words": kinds.words_of(entry.verb),
        "plan": plan,
        "rows": [(one, taken.of(one)) for one in plan.columns],
        "is_changed": is_asked and bool(taken.seen) and not plan.is_seen(taken.seen),
        "is_open": is_asked and not taken.is_whole,
        "refusals": refusals,
    }
    return render(request, "journal/office/take_back.html", context)


def returned(request, kind, thing, values, expected) -> list[str]:
    """Why the record does not take the former values today; empty once it has."""
    if not values:
        return []
    try:
        returning.give_back(kind, thing, values, expected=expected, by=request.user)
    except ValidationError as error:
        return error.messages
    messages.success(request, RETURNED)
    return []


@dataclass(frozen=True)
class Taken:
    """What the reader chose for each column, and what the page had shown."""

    seen: str
    answers: dict[str, str]
    asked: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return all(self.answers.get(name) for name in self.asked)

    @property
    def names(self) -> set[str]:
        return {name for name in self.asked if self.answers.get(name) == BACK}

    def of(self, column) -> str:
        """What is chosen for a column before anybody chose."""
        if answer := self.answers.get(column.name):
            return answer
        if column.is_settled:
            return BACK
        return "" if column.is_of_change else STAY


def taken_of(request, plan) -> Taken:
    answers = {
        one.name: answer
        for one in plan.columns
        if (answer := request.POST.get(f"take-{one.name}")) in (BACK, STAY)
    }
    names = tuple(one.name for one in plan.columns)
    return Taken(request.POST.get("seen", ""), answers, names)


def found(user, label, pk):
    """The kind and its record, or 404 where this person may not know of it."""
    kind = kinds.KINDS.get(label)
    if kind is None:
        raise Http404
    try:
        thing = kind.model._base_manager.filter(Q(pk=pk)).first()
    except (ValueError, TypeError) as error:
        raise Http404 from error
    if thing is None or not kind.rule(user, thing):
        raise Http404
    return kind, thing


def address_for(user, kind, thing) -> str:
    """The record's page, where it opens for this person."""
    return kind.address(thing) if kind.address and kind.may_open(user) else ""


def may_restore(user, kind, thing) -> bool:
    rule = kind.may_restore or kind.rule
    return kind.restore is not None and rule(user, thing)


def lines_of(user, kind, thing, entries) -> list[dict]:
    names = kinds.names_of({one.actor for one in entries})
    labels, personal = kind.labels(), personal_changes(entries)
    can_restore = may_restore(user, kind, thing)
    return [
        {
            "entry": one,
            "who": names.get(one.actor, one.actor),
            "words": kinds.words_of(one.verb),
            "part": "" if is_own(one, thing) else one.label,
            "changes": [
                *changes_of(one.kind.model_class(), one, labels, personal),
                *kind.tell(one, user),
            ],
            "can_return": can_restore
            and is_own(one, thing)
            and bool(one.detail.get("changes") or personal.get(one.pk)),
        }
        for one in entries
    ]


def is_own(entry, thing) -> bool:
    """Whether the entry is of the record itself, not of a part of it."""
    model = entry.kind.model_class() if entry.kind_id else None
    return model is type(thing) and entry.object_id == str(thing.pk)
