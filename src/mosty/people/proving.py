"""Proofs kept in the session: a code sent to a new address, a sign-in just now."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django.conf import settings
from django.core.exceptions import ValidationError

KEY = "people.new_email"
TRIES = 3
JUST_NOW_S = 600


def begin(request, address) -> str:
    """A code for the address; the session keeps what is needed to know it again."""
    code = get_adapter().generate_login_code()
    request.session[KEY] = {
        "email": address,
        "code": code,
        "at": time.time(),
        "tries": 0,
    }
    return code


def address_asked(request) -> str:
    asked = request.session.get(KEY)
    if not asked or time.time() - asked["at"] > settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        request.session.pop(KEY, None)
        return ""
    return asked["email"]


def is_right(request, code) -> bool:
    """Compare a code; after three wrong ones, or the right one, it is void."""
    asked = request.session[KEY]
    if compare_user_code(actual=code, expected=asked["code"]):
        del request.session[KEY]
        return True
    asked["tries"] += 1
    request.session[KEY] = asked
    if asked["tries"] >= TRIES:
        del request.session[KEY]
    return False


def may_ask_again(request) -> bool:
    return ratelimit.consume(request, action="manage_email", user=request.user)


def came_by_mail(request) -> bool:
    """Whether this person has just come in by a code or a link from their mailbox."""
    records = get_authentication_records(request, request.user)
    since = time.time() - JUST_NOW_S
    return any(
        one["method"] in {"code", "link"} and one["at"] > since for one in records
    )


def knows_password(request, password) -> bool:
    """Check the present password, counted like an attempt to sign in."""
    try:
        return get_adapter().reauthenticate(request.user, password)
    except ValidationError:
        return False
