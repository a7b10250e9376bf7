"""The history of a record: what changed, by whom, and the way back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import is_staff
from mosty.journal import kinds
from mosty.journal.actions import history as entries_of
from mosty.journal.former import changes_of, former_values, personal_changes
from mosty.journal.models import Entry
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50


@never_cache
@require_safe
@login_required
@guarded(is_staff)
def history(request, kind, pk):
    """Every entry of the record that this person may read, the newest first."""
    kind, thing = found(request.user, kind, pk)
    entries = entries_of(thing)
    for part in kind.parts(thing):
        entries = entries | entries_of(part)
    page = Paginator(entries.order_by("-id"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "thing": thing,
        "kind": kind.model._meta.label_lower,
        "address": kind.address(thing) if kind.address else "",
        "page": page,
        "lines": lines_of(request.user, kind, thing, list(page)),
    }
    return render(request, "journal/office/history.html", context)


@answers_to("POST")
@login_required
@guarded(is_staff)
def take_back(request, kind, pk, entry):
    """Return the record to what it was before the entry."""
    kind, thing = found(request.user, kind, pk)
    if not may_restore(request.user, kind, thing):
        raise PermissionDenied
    entries = list(entries_of(thing))
    entry = get_object_or_404(Entry, pk=entry, pk__in=[one.pk for one in entries])
    values = former_values(kind.model, entries, entry)
    kind.restore(thing, values, by=request.user)
    messages.success(
        request,
        _("The record is again as it was. This too stands in its history."),
    )
    return redirect("journal_office:history", kind=kind.model._meta.label_lower, pk=pk)


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
            "changes": changes_of(one.kind.model_class(), one, labels, personal),
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
