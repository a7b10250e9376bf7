"""Where a text stands at a moment: told by its times, never stored."""

import datetime

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a text", "Draft")
    SCHEDULED = "scheduled", pgettext_lazy("state of a text", "Waits for its time")
    PUBLISHED = "published", pgettext_lazy("state of a text", "On the site")
    ENDED = "ended", pgettext_lazy("state of a text", "Withdrawn")
    ARCHIVED = "archived", pgettext_lazy("state of a text", "Archived")


def state_of(
    published_from: datetime.datetime | None,
    published_until: datetime.datetime | None,
    at: datetime.datetime,
    *,
    is_archived: bool = False,
) -> State:
    """The moment of the end belongs to the time after it."""
    if is_archived:
        return State.ARCHIVED
    if published_from is None:
        return State.DRAFT
    if published_until is not None and published_until <= at:
        return State.ENDED
    return State.SCHEDULED if published_from > at else State.PUBLISHED
