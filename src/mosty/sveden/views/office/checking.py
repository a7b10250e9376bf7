"""Anybody's statutory page, looked at with the eyes of the supervisor."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.sveden import rules, strangers
from mosty.sveden.checking import wording
from mosty.sveden.forms.checking import CheckForm
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_read)
def check(request):
    """Errors and warnings with their lines, elements and remedies."""
    form, findings = submitted(request, CheckForm, checked)
    context = {"form": form, "findings": findings}
    if findings is not None:
        context["errors"] = told(findings.errors)
        context["warnings"] = told(findings.warnings)
    return render(request, "sveden/office/check.html", context)


def checked(form):
    cleaned = form.cleaned_data
    if cleaned["address"]:
        return strangers.check_address(cleaned["address"])
    if cleaned["file"]:
        return strangers.check_data(cleaned["file"].read())
    return strangers.check_data(cleaned["pasted"].encode())


def told(faults) -> list[dict]:
    return [
        {
            "page": fault.page,
            "line": fault.line,
            "itemprop": fault.itemprop,
            "message": wording.message(fault, gettext),
            "remedy": wording.remedy(fault, gettext),
        }
        for fault in faults
    ]
