"""Where an answer sheet starts, asks how it stands, tells that it is there, hands in.

All but the start are proved by the attempt's token: no session, no cookie, no CSRF.
"""

import json

from allauth.core.internal import ratelimit
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mosty.access.refusals import Refused
from mosty.olympiad import actions, answering, outcomes, tokens
from mosty.olympiad.batches import CLIENT
from mosty.olympiad.codes import normal
from mosty.olympiad.models import Attempt, Message, Presence, Track
from mosty.olympiad.reception import BEARER
from mosty.olympiad.sheet_words import tongues
from mosty.olympiad.telling import started_told
from mosty.ui.methods import answers_to, require_safe

MOST_BYTES = 4_096
LIMITS = {"start": "30/m/key", "guess": "100/10m/ip", "practice": "120/10m/ip"}
MESSAGES = 5


class Unheard(Exception):
    """Whoever asks is not let in; the arguments are a code and a status of HTTP."""


def door(view):
    """Answer what is `Unheard` as JSON, and let nothing be kept by anybody."""

    @never_cache
    def opened(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Unheard as error:
            code, status = error.args
            return JsonResponse({"error": code}, status=status)

    return opened


def body_of(request) -> dict:
    try:
        told = json.loads(request.read(MOST_BYTES + 1))
    except (ValueError, RecursionError) as error:
        raise Unheard("form", 400) from error
    if not isinstance(told, dict):
        raise Unheard("form", 400)
    return told


def attempt_by(request, *related: str) -> Attempt:
    """The attempt whose token came along."""
    try:
        token = request.headers.get("Authorization", "").removeprefix(BEARER)
        key = tokens.attempt_of(token)
    except tokens.BadToken as error:
        raise Unheard("token", 401) from error
    found = Attempt.objects.select_related("round__edition", *related).filter(pk=key)
    attempt = found.first()
    if attempt is None or attempt.round.edition.log_destroyed_at:
        raise Unheard("closed", 410)
    return attempt


def may(request, action: str, *, key=None) -> bool:
    return bool(
        ratelimit.consume(
            request, app="olympiad", action=action, config=LIMITS, key=key
        )
    )


@answers_to("POST")
@door
def start(request):
    """By a code, or a practice by its track; what stands begun is told again."""
    asked = body_of(request)
    if "practice" in asked:
        started = practice(request, asked["practice"])
    else:
        started = by_code(request, str(asked.get("code", ""))[:64])
    return JsonResponse(started_told(started))


def practice(request, number):
    track = None
    if isinstance(number, int):
        track = Track.objects.select_related("edition").filter(pk=number).first()
    if track is None:
        raise Unheard("nothing", 404)
    if not may(request, "practice"):
        raise Unheard("often", 429)
    try:
        return actions.start_practice(track)
    except Refused as error:
        raise Unheard("nothing", 404) from error


def by_code(request, code: str):
    if not may(request, "start", key=normal(code)):
        raise Unheard("often", 429)
    try:
        return actions.start(actions.entrant_of(code))
    except actions.UnknownCode as error:
        told = "code" if may(request, "guess") else "often"
        raise Unheard(told, 404 if told == "code" else 429) from error
    except Refused as error:
        raise Unheard("nothing", 404) from error


@require_safe
@door
def state(request):
    """The answers as they stand in the log; `?sheet=1` tells the tasks too."""
    attempt = attempt_by(request, "variant")
    told = standing_told(attempt)
    told["answers"] = answering.told(answering.answers_of(attempt))
    if request.GET.get("sheet"):
        told["sheet"] = attempt.variant.sheet
    return JsonResponse(told)


@csrf_exempt
@answers_to("POST")
@door
def pulse(request):
    """Note a device; tell the time, the end and what the organisers say."""
    attempt, told = attempt_by(request), body_of(request)
    client, waiting = told.get("client"), told.get("waiting")
    is_known = isinstance(client, str) and CLIENT.fullmatch(client)
    if not is_known or type(waiting) is not int:
        raise Unheard("form", 400)
    is_private = told.get("private") is True
    actions.see(attempt, client, waiting=waiting, is_private=is_private)
    messages = Message.objects.filter(round_id=attempt.round_id)[:MESSAGES]
    return JsonResponse(
        standing_told(attempt)
        | {
            "devices": Presence.objects.filter(attempt=attempt).count(),
            "messages": [
                {"id": one.pk, "at": one.sent_at.isoformat(), **tongues(one, "text")}
                for one in messages
            ],
        }
    )


@csrf_exempt
@answers_to("POST")
@door
def hand_in(request):
    return JsonResponse(standing_told(actions.hand_in(attempt_by(request))))


@require_safe
@door
def outcome(request):
    """A practice's outcome as a part of a page, in the language asked for."""
    attempt = attempt_by(request, "variant")
    if not attempt.round.edition.is_practice:
        raise Unheard("nothing", 404)
    if attempt.handed_in_at is None and attempt.ends_at > timezone.now():
        raise Unheard("runs", 409)
    language = "en" if request.GET.get("language") == "en" else "ru"
    with translation.override(language):
        told = outcomes.outcome_of(attempt, language=language, with_keys=True)
        return render(request, "olympiad/portal/outcome.html", {"outcome": told})


def standing_told(attempt: Attempt) -> dict:
    handed = attempt.handed_in_at
    return {
        "server_now": timezone.now().isoformat(),
        "deadline": attempt.ends_at.isoformat(),
        "handed_in_at": handed.isoformat() if handed else None,
        "closed": attempt.round.edition.is_closed,
    }
