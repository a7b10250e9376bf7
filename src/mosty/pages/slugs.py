"""Addresses of texts, in Latin letters."""

from mosty.search.words import CYRILLIC, other_script, tokens

LONGEST = 80


def slug_of(title: str) -> str:
    """`Школа открыта!` is `shkola-otkryta`; a title without letters is `text`."""
    words = [
        other_script(one) if CYRILLIC.search(one) else one for one in tokens(title)
    ]
    ours = [
        "".join(sign for sign in one if sign.isascii() and sign.isalnum())
        for one in words
    ]
    slug = "-".join(filter(None, ours))
    if len(slug) > LONGEST:
        slug = slug[:LONGEST].rsplit("-", 1)[0]
    return slug or "text"
