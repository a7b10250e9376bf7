"""The token that lets a device send answers of one attempt, and of no other.

Signed with the server's secret, so that every node can check it without asking the
database: who holds it may write into this attempt until its edition is closed.
"""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

SALT = b"mosty.olympiad.attempt"
MAC_BYTES = 16


class BadToken(Exception):
    """A token that this server did not sign, or not for this."""


def sign(attempt: str, *, secret: str) -> str:
    """`<attempt>.<mac>`; the attempt is a UUID's 32 letters and digits."""
    key = sha256(SALT + secret.encode()).digest()
    mac = hmac.digest(key, attempt.encode("utf-8", "replace"), sha256)[:MAC_BYTES]
    return f"{attempt}.{urlsafe_b64encode(mac).decode().rstrip('=')}"


def attempt_of(token: str, *, secret: str) -> str:
    """The attempt that a token was signed for.

    Raises `BadToken`.
    """
    attempt = token.partition(".")[0]
    right = sign(attempt, secret=secret)
    if not hmac.compare_digest(token.encode("utf-8", "replace"), right.encode()):
        raise BadToken
    return attempt
