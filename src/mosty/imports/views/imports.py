"""Imports that were made and files that wait; a page of each; taking one back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.desk import record_of
from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.imports import actions
from mosty.imports.models import Draft, DraftRow, Flag, Import
from mosty.imports.register import IMPORTS
from mosty.imports.remarks import grouped, remarks_of
from mosty.imports.rules import may_import
from mosty.journal.kinds import names_of
from mosty.listings.office.page import office_page
from mosty.ui.methods import answers_to, require_safe

MOST_DRAFTS = 100
PER_RECORDS = 100


@require_safe
@login_required
@guarded(may_import)
def imports(request):
    """Files that wait first, then what was imported, the newest first."""
    template = "imports/office/imports.html"
    return office_page(request, IMPORTS, context=waiting, template=template)


def waiting(shown) -> dict:
    asking = Count("rows", filter=Q(rows__status__in=DraftRow.ASKING))
    drafts = Draft.objects.exclude(stage=Draft.Stage.DONE).order_by("-pk")
    drafts = drafts.select_related("begun_by__person").annotate(asking=asking)
    drafts = drafts.defer("tables", "preview")[:MOST_DRAFTS]
    return {
        "drafts": [one for one in drafts if not one.is_put_away],
        "away": [one for one in drafts if one.is_put_away],
    }


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


def office_or_public(thing) -> str:
    """The office's page of a record; where it has none, its page on the site."""
    public = getattr(thing, "get_absolute_url", None)
    return record_of(thing) or (public() if public else "")


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
        rows.append(
            {
                "row": one.row,
                "kind": one.kind.model_class()._meta.verbose_name,
                "change": one.get_change_display(),
                "title": str(thing) if thing is not None else "",
                "url": office_or_public(thing),
            }
        )
    return rows


def undone_told(made) -> str:
    left = made.counts.get("left", 0)
    if not left:
        return _("The import is undone: its records are gone, the others restored.")
    said = ngettext(
        "The import is undone, but for %(count)s record that was changed or used since.",
        "The import is undone, but for %(count)s records changed or used since.",
        left,
    )
    return said % {"count": left}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_import, Import)
def undo(request, made):
    """What would be lost, then the undoing of all of it."""
    if request.method == "POST":
        try:
            leaves = request.POST.get("step") == "leave"
            made = actions.undo(made, by=request.user, leaves_changed=leaves)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, undone_told(made))
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
