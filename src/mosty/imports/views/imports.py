"""Imports that were made and files that wait; a page of each; taking one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.imports import actions
from mosty.imports.models import Draft, DraftRow, Flag, Import
from mosty.imports.remarks import grouped, remarks_of
from mosty.imports.rules import may_import
from mosty.journal.kinds import names_of
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 30
PER_RECORDS = 100


@never_cache
@require_safe
@login_required
@guarded(may_import)
def imports(request):
    """Files that wait first, then what was imported, the newest first."""
    made = Import.objects.select_related("document", "draft")
    page = Paginator(made, PER_PAGE).get_page(request.GET.get("page"))
    who = names_of({one.made_by for one in page.object_list})
    drafts = Draft.objects.filter(is_put_away=False).exclude(stage=Draft.Stage.DONE)
    asking = Count("rows", filter=Q(rows__status__in=DraftRow.ASKING))
    context = {
        "page": page,
        "imports": [
            (one, Draft.Kind(one.kind).label, who.get(one.made_by, one.made_by))
            for one in page
        ],
        "drafts": drafts.select_related("begun_by__person").annotate(asking=asking),
        "away": Draft.objects.filter(is_put_away=True)[:PER_PAGE],
        "waiting": Flag.objects.waiting().count(),
    }
    return render(request, "imports/office/imports.html", context)


@never_cache
@require_safe
@login_required
@guarded(may_import, Import)
def record(request, made):
    """What one import did: figures, its records, its remarks, the way back."""
    entries = made.records.select_related("kind").exclude(change="changed", before={})
    chosen = request.GET.get("change", "")
    if chosen in {"made", "changed"}:
        entries = entries.filter(change=chosen)
    page = Paginator(entries, PER_RECORDS).get_page(request.GET.get("page"))
    flags = made.flags.filter(decision=Flag.Decision.OPEN)
    is_done = made.state == Import.State.DONE
    context = {
        "made": made,
        "kind": Draft.Kind(made.kind).label,
        "who": names_of({made.made_by}).get(made.made_by, made.made_by),
        "page": page,
        "records": shown_records(page.object_list),
        "chosen": chosen,
        "groups": grouped(remarks_of(flags)) if is_done else [],
        "draft": Draft.objects.filter(made=made).first(),
    }
    return render(request, "imports/office/record.html", context)


def shown_records(entries) -> list[dict]:
    """Each record once by its kind, with its address where it has a page."""
    keys: dict = {}
    for one in entries:
        keys.setdefault(one.kind, set()).add(one.object_id)
    things = {
        kind.pk: kind.model_class()._base_manager.in_bulk(found)
        for kind, found in keys.items()
    }
    rows = []
    for one in entries:
        thing = things[one.kind_id].get(one.object_id)
        address = getattr(thing, "get_absolute_url", None)
        rows.append(
            {
                "row": one.row,
                "kind": one.kind.model_class()._meta.verbose_name,
                "change": one.get_change_display(),
                "title": str(thing) if thing is not None else "",
                "url": address() if address else "",
            }
        )
    return rows


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_import, Import)
def undo(request, made):
    """What would be lost, then the undoing of all of it."""
    if request.method == "POST":
        try:
            actions.undo(made, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            said = _("The import is undone: its records are gone, the others restored.")
            messages.success(request, said)
        return redirect(made)
    is_done = made.state == Import.State.DONE
    accepted = made.flags.filter(decision=Flag.Decision.ACCEPTED).count()
    context = {
        "made": made,
        "changed": actions.changed_since(made) if is_done else [],
        "accepted": accepted,
        "struck": made.records.filter(change="made").count(),
        "restored": made.records.filter(change="changed").exclude(before={}).count(),
    }
    return render(request, "imports/office/undo.html", context)
