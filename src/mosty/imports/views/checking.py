"""A draft before it is entered: rows mended, corrections decided, then the start."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.imports import actions, shown
from mosty.imports.lists.columns import COLUMNS, column_letter
from mosty.imports.models import Draft, DraftRow
from mosty.imports.page import wording
from mosty.imports.rules import may_import
from mosty.imports.telling import RECORDS
from mosty.imports.views import workbook
from mosty.places.models import Country
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50
Stage, Status = Draft.Stage, DraftRow.Status
TABS = (
    Status.FAULT,
    Status.LIKELY,
    Status.NEW,
    Status.CHANGED,
    Status.FOUND,
    Status.WAITS,
    Status.LEFT_OUT,
    Status.ENTERED,
)


@never_cache
@require_safe
@login_required
@guarded(may_import, Draft)
def draft(request, draft):
    """Where the draft stands: its columns, its rows, its way into the register."""
    if draft.stage == Stage.COLUMNS and not draft.is_put_away:
        return whole(request, reverse("imports_office:columns", args=[draft.pk]))
    if draft.stage == Stage.DONE:
        return whole(request, draft.made.get_absolute_url())
    if draft.stage == Stage.CHECKING:
        return being_checked(request, draft)
    if draft.stage == Stage.RUNNING:
        return running(request, draft)
    if request.headers.get("HX-Request") == "true":
        return whole(request, draft.get_absolute_url())
    if draft.is_workbook:
        return workbook.review(request, draft)
    return page_review(request, draft) if draft.is_page else review(request, draft)


def whole(request, address):
    """The whole page goes there: the part that asked would hold it inside itself."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def running(request, draft):
    total = draft.rows.exclude(status__in=[Status.LEFT_OUT, Status.WAITS]).count()
    done = draft.rows.filter(status=Status.ENTERED).count()
    if draft.is_workbook:
        total, done = draft.preview.get("total", 0), draft.checked
    context = {"draft": draft, "done": done, "total": total}
    return progress(request, context, "imports/office/running.html")


def being_checked(request, draft):
    """How far the check in the background is, and the way to stop it."""
    total = draft.preview.get("total", 0) if draft.is_workbook else None
    total = draft.rows.filter(entered_at=None).count() if total is None else total
    context = {"draft": draft, "done": draft.checked, "total": total}
    return progress(request, context, "imports/office/being_checked.html")


def progress(request, context, template):
    """The page, or the part of it that asks how far the work is."""
    if request.headers.get("HX-Request") == "true":
        template = "imports/office/progress.html"
    return render(request, template, context)


def review(request, draft):
    counted = draft.rows.order_by().values_list("status").annotate(Count("pk"))
    counts = dict(counted)
    tabs = tabs_of(draft, counts)
    chosen = request.GET.get("rows", "")
    if chosen not in counts:
        chosen = next((one["status"] for one in tabs), "")
    rows = draft.rows.filter(status=chosen)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    showing = shown.Showing(draft, list(page.object_list))
    context = {
        "draft": draft,
        "tabs": [one | {"current": one["status"] == chosen} for one in tabs],
        "chosen": chosen,
        "page": page,
        "rows": [showing.show(row) for row in page.object_list],
        "asked": shown.asked_countries(draft),
        "countries": Country.objects.all(),
        "proposals": shown.kinds_of_proposals(draft),
        "ready": sum(counts.get(one, 0) for one in DraftRow.READY),
        "asking": sum(counts.get(one, 0) for one in DraftRow.ASKING),
        "noted": headings(draft, "noted"),
        "dropped": headings(draft, "dropped"),
    }
    return render(request, "imports/office/review.html", context)


def headings(draft, answer) -> str:
    """The columns that fit nothing of ours, by what a person said of them."""
    return ", ".join(
        draft.headings[at] or column_letter(at) for at in draft.answers.get(answer, ())
    )


def tabs_of(draft, counts) -> list[dict]:
    return [
        {
            "status": status.value,
            "title": status.label,
            "url": f"{draft.get_absolute_url()}?rows={status.value}",
            "count": counts[status],
        }
        for status in TABS
        if counts.get(status)
    ]


def page_review(request, draft):
    decided = draft.answers.get("flags", {})
    flags = [
        {
            **flag,
            "where": str(RECORDS[flag["record"]]) % {"row": flag["row"]},
            "words": wording.message(flag["code"], flag["detail"]),
            "decision": decided.get(flag["key"], ""),
        }
        for flag in draft.preview["flags"]
    ]
    codes: dict[str, dict] = {}
    for flag in flags:
        if flag["proposed"]:
            one = codes.setdefault(flag["code"], {"code": flag["code"], "count": 0})
            one["count"] += 1
            one["words"] = flag["words"]
    context = {
        "draft": draft,
        "preview": draft.preview,
        "flags": flags,
        "codes": [one for one in codes.values() if one["count"] > 1],
    }
    return render(request, "imports/office/page_review.html", context)


def back(request, draft, row=None):
    """To the rows that were looked at, or to the draft."""
    rows = request.POST.get("rows", "")
    where = f"?rows={rows}" if rows in Status.values else ""
    return redirect(f"{draft.get_absolute_url()}{where}")


def done(request, draft, act, said=""):
    """Do something to a draft; a refusal stands at the head of the next page."""
    try:
        answer = act()
    except Refused as refusal:
        messages.error(request, refusal.message)
        return None
    if said:
        messages.success(request, said)
    return answer


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def countries(request, draft):
    """Which country is meant, once for all rows alike."""
    texts, codes = request.POST.getlist("text"), request.POST.getlist("code")
    known = set(Country.objects.values_list("pk", flat=True))
    answers = {
        text: code for text, code in zip(texts, codes, strict=False) if code in known
    }
    said = _("The countries are kept, for all rows alike.") if answers else ""
    done(request, draft, lambda: actions.answer_countries(draft, answers), said)
    return back(request, draft)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_import, Draft)
def row(request, draft, number):
    """One row: all its texts to be mended, or a decision on it."""
    found = get_object_or_404(draft.rows, number=number)
    if request.method != "POST":
        if draft.stage != Stage.REVIEW or found.status == Status.ENTERED:
            return redirect(draft)
        showing = shown.Showing(draft, [found])
        context = {
            "draft": draft,
            "one": showing.show(found),
            "fields": shown.fields_of(draft, found),
        }
        return render(request, "imports/office/row.html", context)
    answer = done(request, draft, lambda: decided(request, draft, found))
    if answer is not None:
        told = {"number": number, "state": answer.get_status_display()}
        messages.success(request, _("Row %(number)s: %(state)s.") % told)
    return back(request, draft)


def decided(request, draft, found):
    step = request.POST.get("step", "")
    if step in DraftRow.Verdict.values:
        return actions.decide(found, verdict=step)
    if step in {"same", "other"}:
        same_as = request.POST.get("same_as", "") if step == "same" else "new"
        return actions.decide(found, same_as=same_as)
    if step == "take_up":
        return actions.decide(found)
    texts = {
        column.name: request.POST[f"text-{column.name}"]
        for column in COLUMNS[draft.kind]
        if f"text-{column.name}" in request.POST
    }
    return actions.mend(found, texts)


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def proposals(request, draft):
    """Accept or refuse a correction: of one row, or all of its kind."""
    number = request.POST.get("number", "")
    one = None
    if number:
        if not number.isdigit():
            raise Http404
        one = get_object_or_404(draft.rows, number=int(number))
    is_accepted = request.POST.get("step") == "accept"
    code = request.POST.get("code", "")
    count = done(
        request,
        draft,
        lambda: actions.settle_proposals(draft, code, accept=is_accepted, row=one),
    )
    if count:
        accepted = ngettext(
            "Accepted in %(count)s row.", "Accepted in %(count)s rows.", count
        )
        refused = ngettext(
            "Left as printed in %(count)s row.",
            "Left as printed in %(count)s rows.",
            count,
        )
        said = accepted if is_accepted else refused
        messages.success(request, said % {"count": count})
    return back(request, draft)


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def leave_out(request, draft):
    """Leave out all rows of a state that asks."""
    status = request.POST.get("rows", "")
    count = done(request, draft, lambda: actions.leave_out_all(draft, status))
    if count:
        said = ngettext(
            "%(count)s row is left out.", "%(count)s rows are left out.", count
        )
        messages.success(request, said % {"count": count})
    return redirect(draft)


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def flag(request, draft):
    """What becomes of a page's remark, or of all remarks of a kind."""
    decision = {"accept": "accepted", "refuse": "refused"}.get(
        request.POST.get("step", ""), ""
    )
    key = request.POST.get("key", "")
    done(request, draft, lambda: actions.decide_flag(draft, key, decision))
    return redirect(f"{reverse('imports_office:draft', args=[draft.pk])}#remarks")


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def stop(request, draft):
    """End the check in the background; nothing of it stands in the register."""
    done(request, draft, lambda: actions.stop_check(draft))
    return redirect(draft)


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def start(request, draft):
    done(request, draft, lambda: actions.start(draft, by=request.user))
    return redirect(draft)


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def put_away(request, draft):
    said = _("Nothing of the file is entered. It can be brought back.")
    done(request, draft, lambda: actions.put_away(draft, by=request.user), said)
    return redirect("imports_office:imports")


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def bring_back(request, draft):
    said = _("The file is here again, with all that was decided.")
    done(request, draft, lambda: actions.bring_back(draft, by=request.user), said)
    return redirect(draft)
