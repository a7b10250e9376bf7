"""The room's background work."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mosty.imports import actions

ATTEMPTS = 5


@app.task(
    name="imports.enter",
    retry=RetryStrategy(max_attempts=ATTEMPTS, wait=5),
    pass_context=True,
)
def enter(context, draft_id):
    """Enter a draft; after the last attempt it waits for a person again."""
    try:
        actions.enter(draft_id, today=timezone.localdate())
    except Exception:
        if context.job.attempts >= ATTEMPTS:
            actions.break_off(draft_id)
        raise


@app.task(
    name="imports.check",
    retry=RetryStrategy(max_attempts=ATTEMPTS, wait=5),
    pass_context=True,
)
def check(context, draft_id, number):
    """Check the rows of a draft; after the last attempt a person may try again."""
    try:
        actions.check(draft_id, number)
    except Exception:
        if context.job.attempts >= ATTEMPTS:
            actions.give_back(draft_id)
        raise
