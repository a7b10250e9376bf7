"""The room's background work."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mosty.imports import actions


@app.task(name="imports.enter", retry=RetryStrategy(max_attempts=5, wait=5))
def enter(draft_id):
    actions.enter(draft_id, today=timezone.localdate())
