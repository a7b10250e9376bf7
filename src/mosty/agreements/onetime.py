"""Tokens of the links in letters: a row's key, signed, and nothing else."""

from django.core import signing


def token_of(row, *, salt: str) -> str:
    return signing.dumps(row.pk, salt=salt)


def row_of(token: str, rows, *, salt: str):
    """The row of a token as it was written; None for one that was altered."""
    try:
        number = signing.loads(token, salt=salt)
    except signing.BadSignature:
        return None
    return rows.filter(pk=number).first()
