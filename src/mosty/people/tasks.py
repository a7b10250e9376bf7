"""Periodic work of the room."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mosty.people import actions
from mosty.people.actions.drafts import forget_drafts
from mosty.people.actions.exports import forget_exports
from mosty.people.actions.exports import write_export as write
from mosty.people.actions.sessions import forget_remembered


@app.periodic(cron="41 * * * *")
@app.task(name="people.forget_expired", queueing_lock="people.forget_expired")
def forget_expired(timestamp):
    actions.forget_expired()
    forget_remembered(now=timezone.now())


@app.periodic(cron="43 3 * * *")
@app.task(name="people.forget_drafts", queueing_lock="people.forget_drafts")
def forget_old_drafts(timestamp):
    forget_drafts(now=timezone.now())


@app.task(name="people.write_export", retry=RetryStrategy(max_attempts=3, wait=5))
def write_export(export_id):
    write(export_id)


@app.periodic(cron="*/20 * * * *")
@app.task(name="people.forget_exports", queueing_lock="people.forget_exports")
def forget_old_exports(timestamp):
    forget_exports(now=timezone.now())
