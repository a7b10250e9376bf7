"""The words of a model's choices, translated once in each language."""

from functools import cache

from django.db.models import TextChoices
from django.utils.translation import get_language


def labels(choices: type[TextChoices]) -> dict[str, str]:
    """Words by value in the reader's language; not to be changed."""
    return labels_in(choices, get_language())


def label(choices: type[TextChoices], value: str) -> str:
    """What the value is called; one that is no choice is called by itself."""
    return labels(choices).get(value, value)


@cache
def labels_in(choices, _language):
    return {value: str(words) for value, words in choices.choices}
