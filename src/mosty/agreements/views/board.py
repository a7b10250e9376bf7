"""The board of agreements by stage, and moving a card."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import rules
from mosty.agreements.board.moving import attempt
from mosty.agreements.board.page import Board
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.views.office import consent_of
from mosty.institution import context as institutions
from mosty.listings.answers import viewing_of
from mosty.ui.methods import answers_to, require_safe

LONGEST = 2000


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def board(request):
    context = {"board": board_of(request, request.GET)}
    return render(request, "agreements/office/board.html", context)


def board_of(request, query) -> Board:
    country = institutions.of(request).country_code
    return Board(query, viewing_of(request), jurisdiction=country)


@answers_to("POST")
@login_required
@guarded(rules.may_keep)
def move_card(request):
    """`to` names a card and a stage; a refusal says what lacks, and where it is mended."""
    agreement, stage = card_of(request)
    at = request.POST.get("at", "")[:LONGEST]
    made = attempt(
        agreement,
        stage,
        by=request.user,
        jurisdiction=institutions.of(request).country_code,
        calling_off=consent_of(request),
    )
    back = reverse("agreements_office:board") + (f"?{at}" if at else "")
    if made.is_moved and not request.htmx:
        messages.success(request, made.words)
        return redirect(f"{back}#card-{agreement.pk}")
    context = {
        "attempt": made,
        "attempt_url": request.path,
        "attempt_kept": (("to", f"{agreement.pk}.{stage}"), ("at", at)),
        "back": f"{back}#card-{agreement.pk}",
        "over": _("Board"),
    }
    if not request.htmx:
        status = 200 if made.running else 409
        return render(request, "agreements/office/moving.html", context, status=status)
    context["board"] = board_of(request, QueryDict(at))
    context["is_part"] = True
    answer = render(request, "agreements/office/board_part.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def card_of(request) -> tuple[Agreement, Stage]:
    key, _dot, stage = request.POST.get("to", "").partition(".")
    if not (
        key.isascii() and key.isdigit() and len(key) < 19 and stage in Stage.values
    ):
        raise Http404
    agreement = Agreement.objects.visible_to(request.user).filter(pk=key).first()
    if agreement is None:
        raise Http404
    return agreement, Stage(stage)
