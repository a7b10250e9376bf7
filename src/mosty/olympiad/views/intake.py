"""`POST /olympiad/events`: the door of answers as Django opens it.

Where the door before Django (`olympiad/gate.py`) stands, it is not reached.
"""

import threading

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from mosty.olympiad import actions
from mosty.olympiad.batches import MOST_BYTES
from mosty.olympiad.reception import RETRY_AFTER_S, Reply, received
from mosty.ui.methods import answers_to

MOST_AT_ONCE = 64
_room = threading.BoundedSemaphore(MOST_AT_ONCE)


@csrf_exempt  # no cookie is asked for: the token of the attempt is the proof
@answers_to("POST")
def events(request):
    """Take a batch. The token is the proof: no session, no cookie, no CSRF."""
    if not _room.acquire(blocking=False):
        return answer(Reply(503, {"error": "busy"}))
    try:
        return answer(
            received(
                request.read(MOST_BYTES + 1),
                request.headers.get("Authorization", ""),
                write=actions.take,
            )
        )
    finally:
        _room.release()


def answer(reply: Reply) -> JsonResponse:
    response = JsonResponse(reply.told, status=reply.status)
    response["Cache-Control"] = "no-store"
    if reply.is_busy:
        response["Retry-After"] = str(RETRY_AFTER_S)
    return response
