"""The account behind a kept number: the room stands below `people`."""

from django.contrib.auth import get_user_model


def account(by_id: int):
    """The account, or None where it is gone or closed."""
    return get_user_model().objects.filter(pk=by_id, is_active=True).first()
