"""Who is there, when they were last here, and which of their forms were saved."""

import time

from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.utils.functional import SimpleLazyObject

from mosty.people.actions.drafts import drop_draft
from mosty.people.backends import asked_by
from mosty.people.sessions import SEEN

EVERY_S = 300
LED_AWAY = 302
ENTRANCES = ("/sign-in", "/en/sign-in", "/me/factors", "/en/me/factors")


class KnownAccount(AuthenticationMiddleware):
    """Django's, with the account as the data that the page shows has it."""

    def process_request(self, request):
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: self._account(request))

    def _account(self, request):
        if not hasattr(request, "_cached_user"):
            with asked_by(request):
                request._cached_user = get_user(request)
        return request._cached_user


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


class SavedForms:
    """Let go of a form's draft once the form was saved: it answered by leading on.

    An answer that shows the form again, a refusal or a failure keeps the draft, and
    so does being led to sign in or to a second factor.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if (
            request.method == "POST"
            and response.status_code == LED_AWAY
            and request.user.is_authenticated
            and not response.url.startswith(ENTRANCES)
        ):
            drop_draft(request.user, request.path)
        return response
