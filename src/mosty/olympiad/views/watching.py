"""The live board of a round, a message to all, and results shown by code."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.olympiad import rules
from mosty.olympiad.actions import deciding
from mosty.olympiad.actions.destroying import destroy_log
from mosty.olympiad.actions.messaging import send_message
from mosty.olympiad.board import FIGURES, TO_HELP, board_of
from mosty.olympiad.codes import shown
from mosty.olympiad.forms.watching import EndForm, MessageForm
from mosty.olympiad.models import Edition, Round
from mosty.olympiad.views.entering import answered
from mosty.ui import zones
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.methods import answers_to

MOST_CODES = 300
COUNTED = ("entered", "started", "active", "done", "absent", "silent", "late")


def round_of(pk) -> Round:
    rows = Round.objects.select_related("edition__activity").prefetch_related("groups")
    return get_object_or_404(rows, pk=pk)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_enter_for_all)
def board(request, pk):
    """Who started, who is there, whom to help; a message to all."""
    one = round_of(pk)
    form, sent = submitted(
        request,
        MessageForm,
        lambda form: send_message(one, **form.cleaned_data, by=request.user),
    )
    if sent is not None:
        messages.success(request, _("The message is on its way to every sheet."))
        return redirect("olympiad_office:board", pk=pk)
    context = board_context(request, one)
    if request.headers.get("HX-Request"):
        return render(request, "olympiad/watching/board_part.html", context)
    told = one.messages.select_related("sent_by__person")[:5]
    return render(
        request, "olympiad/watching/board.html", {**context, "form": form, "told": told}
    )


def board_context(request, one: Round) -> dict:
    now, language = timezone.now(), current_language()
    told = board_of(one, now=now)
    url = numbered("olympiad_office:board", pk=one.pk)
    asked = request.GET.get("show", "")
    mark = asked if asked in FIGURES else ""
    chosen = told.those(mark) if mark else []
    zone = timezone.get_current_timezone_name()
    return {
        "round": one,
        "now": now,
        "zone": zones.spoken(zone, language=language, at=now),
        "url": f"{url}?show={mark}" if mark else url,
        "figures": [figure(told, name, url) for name in FIGURES if name not in TO_HELP],
        "help": [figure(told, name, url) for name in TO_HELP],
        "mark": mark,
        "mark_title": FIGURES.get(mark, ""),
        "rows": [
            {
                "row": row,
                "code": shown(row.code),
                "zone": zones.spoken(row.zone, language=language, at=now),
            }
            for row in chosen[:MOST_CODES]
        ],
        "more": max(len(chosen) - MOST_CODES, 0),
        "by_zone": [
            (zones.spoken(name, language=language, at=now), counts(figures))
            for name, figures in told.group("zone")
        ],
        "by_school": [
            (name or _("without a list"), counts(figures))
            for name, figures in told.group("school")
        ],
    }


def figure(told, name, url) -> dict:
    number = told.figures[name]
    target = f"{url}?show={name}#codes" if number else ""
    return {"title": FIGURES[name], "value": number, "url": target}


def counts(figures) -> list[tuple[str, int]]:
    return [(FIGURES[name], figures[name]) for name in COUNTED]


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_enter_for_all)
def publish(request, pk):
    """Says what is shown to whom, then folds anew and shows it."""
    one = round_of(pk)
    back = numbered("olympiad_office:board", pk=pk)
    if request.method == "POST":
        return answered(
            request,
            lambda: deciding.publish_results(one, by=request.user),
            words=_("The results are folded anew and shown by code."),
            to=back,
        )
    return render(
        request, "olympiad/watching/publish.html", {"round": one, "back": back}
    )


@answers_to("POST")
@login_required
@guarded(rules.may_enter_for_all)
def hide(request, pk):
    one = round_of(pk)
    return answered(
        request,
        lambda: deciding.hide_results(one, by=request.user),
        words=_("The results are hidden again."),
        to=numbered("olympiad_office:board", pk=pk),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_enter_for_all)
def end_log(request, pk):
    """What is destroyed and what stays; an administrator types the title."""
    may_end = rules.may_end_log(request.user)
    if request.method == "POST" and not may_end:
        raise PermissionDenied
    rows = Edition.objects.select_related("activity", "log_act")
    edition = get_object_or_404(rows, pk=pk)
    form, ended = submitted(
        request,
        EndForm,
        lambda form: destroy_log(
            edition, by=request.user, title=form.cleaned_data["title"]
        ),
    )
    if ended is not None:
        messages.success(request, _("The log is destroyed; the act is kept."))
        return redirect("olympiad_office:end_log", pk=pk)
    rounds = edition.rounds.filter(is_rehearsal=False, results_shown_at=None)
    context = {
        "edition": edition,
        "form": form if may_end else None,
        "title": str(edition),
        "unpublished": [in_language(one, "title").text for one in rounds],
        "back": numbered("olympiad_office:edition", pk=pk),
    }
    return render(request, "olympiad/watching/end_log.html", context)
