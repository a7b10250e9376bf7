"""Two versions of a text compared; two languages held side by side."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import rules, telling
from mosty.agreements.models import Agreement
from mosty.agreements.texts import kept, told
from mosty.agreements.views.asking import record_address
from mosty.documents.refusals import UnreadableFile
from mosty.ui.methods import require_safe


def picked(texts, key: str):
    """The text whose version the address names, or None."""
    return next((one for one in texts if str(one.version.pk) == key), None)


def context_of(request, agreement) -> dict:
    return {
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": record_address(agreement),
        "texts": kept.texts_of(agreement, request.user),
        "may_keep": rules.may_keep(request.user),
    }


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def compare(request, agreement):
    context = context_of(request, agreement)
    texts = context["texts"]
    after = picked(texts, request.GET.get("after", "")) or next(iter(texts), None)
    before = picked(texts, request.GET.get("before", "")) or earlier(texts, after)
    context |= {"before": before, "after": after}
    if before and after:
        context |= changes_between(before, after)
    return render(request, "agreements/office/compared.html", context)


def earlier(texts, after):
    """The version before this one, of the same paper if it has one."""
    rest = [one for one in texts if after and one.version.pk != after.version.pk]
    same = [
        one
        for one in rest
        if one.paper.pk == after.paper.pk and one.version.number < after.version.number
    ]
    return next(iter([*same, *rest]), None)


def changes_between(before, after) -> dict:
    try:
        columns = kept.compared(before, after)
    except UnreadableFile as refusal:
        return {"refusal": str(refusal)}
    titles = ["", ""] if len(columns) == 1 else [_("Left column"), _("Right column")]
    return {
        "columns": [
            {
                "title": title,
                "summary": told.summary_of(changes),
                "changes": told.told_changes(changes),
                "all": changes,
            }
            for title, changes in zip(titles, columns, strict=False)
        ]
    }


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, Agreement)
def parallel(request, agreement):
    context = context_of(request, agreement)
    texts = context["texts"]
    text = picked(texts, request.GET.get("text", "")) or next(iter(texts), None)
    other = picked(texts, request.GET.get("other", ""))
    context |= {"text": text, "other": other}
    if text:
        context |= findings_in(agreement, text, other)
    return render(request, "agreements/office/parallel.html", context)


def findings_in(agreement, text, other) -> dict:
    try:
        held = kept.held(agreement, text, other)
    except UnreadableFile as refusal:
        return {"refusal": str(refusal)}
    if held is None:
        return {"is_in_one": True}
    return {
        "held": held,
        "findings": told.told_findings(held),
        "languages": held.languages,
    }
