"""When a signed-in person was last here."""

import time

from django.contrib.auth import SESSION_KEY

from mosty.people.sessions import SEEN

EVERY_S = 300


class SeenLately:
    """Mark the session of a page that asked who is there, every five minutes.

    The mark writes the session, which puts its end off.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        session = request.session
        if session.accessed and SESSION_KEY in session:
            now = int(time.time())
            if now - session.get(SEEN, 0) >= EVERY_S:
                session[SEEN] = now
        return response
