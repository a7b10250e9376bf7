"""The token that lets a device send answers of one attempt, and of no other.

Signed with the server's secret, so that every node can check it without asking the
database: who holds it may write into this attempt until its edition is closed.
"""

from django.core import signing

SALT = "olympiad.attempt"


class BadToken(Exception):
    """A token that this server did not sign, or not for this."""


def token_of(attempt) -> str:
    """The token of an attempt, by its key."""
    return signing.Signer(salt=SALT).sign(str(attempt.pk))


def attempt_of(token: str) -> str:
    """The key of the attempt that a token was signed for.

    Raises `BadToken`.
    """
    try:
        return signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature as error:
        raise BadToken from error
