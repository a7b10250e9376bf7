"""Putting a file in, and matching its columns; the whole register as a file."""

import tempfile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.agreements.exchange.writing import write
from mosty.agreements.models import Agreement
from mosty.imports import actions, blanks
from mosty.imports.forms import SAMPLES, BeginForm, ColumnsForm
from mosty.imports.lists.columns import COLUMNS
from mosty.imports.models import Draft
from mosty.imports.rules import may_import
from mosty.ui.methods import answers_to, require_safe

MOST_AT_ONCE = 3_000


class TooLong(Refused):
    message = gettext_lazy(
        "The register is too long to be written while you wait. Let an administrator "
        "run “mosty agreements export FILE” on the server."
    )


BLANKS = {
    "xlsx": (
        blanks.as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (blanks.as_csv, "text/csv; charset=utf-8"),
}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_import)
def add(request):
    """Paste or choose a file; it is read and checked, and nothing is written."""

    def save(form):
        return actions.begin(
            form.cleaned_data["kind"],
            by=request.user,
            today=localdate(),
            upload=form.upload(),
            pasted=form.cleaned_data["pasted"],
        )

    initial = {"kind": request.GET.get("kind", Draft.Kind.PARTNERS)}
    options = {"by": request.user, "initial": initial}
    form, draft = submitted(request, BeginForm, save, **options)
    if draft is None:
        return render(request, "imports/office/add.html", {"form": form})
    return redirect(draft)


@require_safe
@login_required
@guarded(may_import)
def blank(request, kind, form):
    """The table to be filled in, with headings, an example and allowed values."""
    if kind not in COLUMNS or form not in BLANKS:
        raise Http404
    make, media_type = BLANKS[form]
    answer = HttpResponse(make(kind), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="mosty-{kind}.{form}"'
    return answer


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_import, Draft)
def columns(request, draft):
    """Which heading means which of our columns, with samples beside them."""
    if draft.stage == Draft.Stage.REVIEW and request.method != "POST":
        draft = actions.match_anew(draft)
    if draft.stage not in {Draft.Stage.COLUMNS, Draft.Stage.REVIEW}:
        return redirect(draft)

    def save(form):
        wanted = form.cleaned_data["save_as"]
        noted = form.cleaned_data.get("noted", ())
        return actions.match_columns(draft, form.mapping(), save_as=wanted, noted=noted)

    saved = actions.saved_mapping(draft)
    left_over = actions.left_over(draft, draft.mapping)
    options = {"draft": draft, "samples": samples_of(draft), "left_over": left_over}
    if request.method != "POST" and saved is not None:
        options["initial"] = {"save_as": saved.name}
    form, matched = submitted(request, ColumnsForm, save, **options)
    if matched is not None:
        return redirect("imports_office:draft", pk=matched.pk)
    context = {
        "draft": draft,
        "form": form,
        "saved": saved,
        "rows": draft.rows.count(),
        "passed": draft.preview.get("passed", []),
    }
    return render(request, "imports/office/columns.html", context)


@never_cache
@require_safe
@login_required
@guarded(may_import)
def whole(request):
    """The whole register as one workbook; a long one is written by the command."""
    if Agreement.objects.count() > MOST_AT_ONCE:
        raise TooLong
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    write(file, at=timezone.now())
    file.seek(0)
    name = f"mosty-register-{localdate():%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)


def samples_of(draft) -> list[list[str]]:
    """The first texts of each column of the file."""
    found: list[list[str]] = [[] for _heading in draft.headings]
    for cells in draft.rows.values_list("cells", flat=True)[:20]:
        for at, text in enumerate(cells[: len(found)]):
            if text and len(found[at]) < SAMPLES and text not in found[at]:
                found[at].append(text)
    return found


@answers_to("POST")
@login_required
@guarded(may_import, Draft)
def table(request, draft):
    """Take another sheet or table of the same file."""
    number = request.POST.get("table", "")
    try:
        draft = actions.choose_table(draft, int(number) if number.isdigit() else -1)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("imports_office:columns", pk=draft.pk)
