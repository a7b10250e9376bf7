"""Tasks in and out of files: a dry run with a verdict for each, then the writing."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.documents import sandbox
from mosty.documents.actions import drop
from mosty.documents.actions.uploading import opened
from mosty.documents.faults import CannotRead
from mosty.documents.refusals import UnreadableFile
from mosty.journal.actions import record
from mosty.listings.answers import viewing_of
from mosty.listings.exports import MEDIA
from mosty.listings.office.files import rows_of
from mosty.listings.office.shown import OfficeShown
from mosty.olympiad import rules
from mosty.olympiad.actions import importing
from mosty.olympiad.actions.importing import Verdict
from mosty.olympiad.carrying import examined, gift_of, known_to_gift, workbook_of
from mosty.olympiad.forms.files import ImportForm
from mosty.olympiad.register import REGISTER
from mosty.olympiad.wording import faults_told, notes_told
from mosty.ui.addresses import page
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to, require_safe

CHILD = "mosty.olympiad.carrying.rows_child"


def rows_apart(data: bytes) -> list[list[str]]:
    """The rows of a stranger's workbook, read in a process apart."""
    try:
        told = sandbox.answer_of(CHILD, data)
    except UnreadableFile as error:
        raise CannotRead("broken") from error
    if "refused" in told:
        raise CannotRead(told["refused"])
    return told["rows"]


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def import_tasks(request):
    """Look at a file first; `do=bring` writes what was shown as new."""
    sent = request.method == "POST"
    data = (request.POST, request.FILES) if sent else (None, None)
    author = str(getattr(request.user, "person", "") or "")
    form = ImportForm(*data, by=request.user, initial={"author": author})
    context = {"form": form, "back": page("olympiad_office:bank")}
    if sent and form.is_valid():
        upload = form.cleaned_data["file"][0]
        content = opened(upload).read()
        items = examined(content, form.defaults(), rows=rows_apart)
        if request.POST.get("do") == "bring":
            found = importing.bring_tasks(items, by=request.user)
            drop(upload)
            number = sum(one.verdict in importing.BROUGHT for one in found)
            words = _("Tasks brought: %(number)s. Others were left as they were.")
            messages.success(request, words % {"number": number})
            return redirect(page("olympiad_office:bank"))
        context |= verdicts_told(importing.judged(items)) | {"name": upload.name}
    return render(request, "olympiad/office/bank_import.html", context)


def verdicts_told(found) -> dict:
    """The rows of the dry run and the number of each verdict."""
    titles = {
        Verdict.NEW: pgettext("import", "will be brought"),
        Verdict.UNFINISHED: pgettext("import", "will be brought, unfinished"),
        Verdict.KNOWN: pgettext("import", "is in the bank already"),
        Verdict.DOUBLE: pgettext("import", "stands twice in the file"),
        Verdict.REFUSED: pgettext("import", "cannot be brought"),
    }
    kinds = {Verdict.NEW: "done", Verdict.UNFINISHED: "open", Verdict.REFUSED: "warn"}
    counted = Counter(one.verdict for one in found)
    rows = [
        {
            "line": one.item.line,
            "source": one.item.source,
            "words": titles[one.verdict],
            "kind": kinds.get(one.verdict, "over"),
            "task": one.task,
            "twin": one.line,
            "faults": faults_told(one.item.faults),
            "lacks": faults_told(one.item.lacks),
            "notes": notes_told(one.item.notes),
        }
        for one in found
    ]
    counts = [(titles[one], counted[one]) for one in Verdict if counted[one]]
    brought = sum(counted[one] for one in importing.BROUGHT)
    return {"rows": rows, "counts": counts, "brought": brought}


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def export(request, form):
    """What the register shows at this address, with keys: for those who may set tasks."""
    if form not in {"xlsx", "gift"}:
        raise Http404
    shown = OfficeShown(
        REGISTER,
        request.GET,
        viewing_of(request),
        path=page("olympiad_office:bank"),
    )
    tasks = [one.written for one in rows_of(shown)]
    if form == "xlsx":
        content, kind = workbook_of(tasks), MEDIA["xlsx"]
        kept = len(tasks)
    else:
        language = current_language()
        content, kind = gift_of(tasks, language).encode(), "text/plain; charset=utf-8"
        kept = sum(map(known_to_gift, tasks))
    detail = {"form": form, "tasks": kept, "left_out": len(tasks) - kept}
    record("olympiad.tasks_exported", by=request.user, detail=detail, is_public=False)
    name = "tasks.xlsx" if form == "xlsx" else "tasks.gift.txt"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
