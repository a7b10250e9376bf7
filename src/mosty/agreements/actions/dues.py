"""Deadlines that could not be counted while the working days of a year were unknown."""

from django.utils import timezone

from mosty.agreements import approvers
from mosty.agreements.actions.asking import due_on
from mosty.agreements.actions.clearing import reckon_due
from mosty.agreements.models import Clearance


def reckon_lacking_dues() -> None:
    """Count what lacks its day, now that the year may be loaded; repeatable."""
    steps = approvers.asked_steps().filter(due_on=None, workdays__gt=0)
    for step in steps:
        asked_on = timezone.localdate(step.asked_at)
        if day := due_on(asked_on, step.workdays):
            steps.filter(pk=step.pk).update(due_on=day)
    waiting = Clearance.objects.waiting().filter(due_on=None)
    waiting = waiting.exclude(submitted_on=None)
    for clearance in waiting.prefetch_related("questions"):
        reckon_due(clearance)
        if clearance.due_on is not None:
            waiting.filter(pk=clearance.pk).update(due_on=clearance.due_on)
