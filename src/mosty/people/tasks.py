"""Periodic work of the room."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.people import actions
from mosty.people.actions.drafts import forget_drafts


@app.periodic(cron="41 * * * *")
@app.task(name="people.forget_expired", queueing_lock="people.forget_expired")
def forget_expired(timestamp):
    actions.forget_expired()


@app.periodic(cron="43 3 * * *")
@app.task(name="people.forget_drafts", queueing_lock="people.forget_drafts")
def forget_old_drafts(timestamp):
    forget_drafts(now=timezone.now())
