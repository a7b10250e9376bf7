"""Addresses that show a text to whoever holds them, for a few days."""

from django.core import signing

from mosty.pages.models import News, Page

SALT = "mosty.pages.preview"
DAYS = 7
MODELS = {"news": News, "page": Page}


def token_of(text) -> str:
    return signing.dumps([text._meta.model_name, text.pk], salt=SALT)


def text_of(token: str):
    """The text, or None: the time is over, it was archived, the token is not ours."""
    try:
        name, pk = signing.loads(token, salt=SALT, max_age=DAYS * 86_400)
    except signing.BadSignature:
        return None
    return MODELS[name].objects.filter(pk=pk, is_archived=False).first()
