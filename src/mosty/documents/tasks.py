"""The room's background work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.documents import actions


@app.task(name="documents.look")
def look(version_id):
    actions.look(version_id)


@app.periodic(cron="23 * * * *")
@app.task(name="documents.forget_expired", queueing_lock="documents.forget_expired")
def forget_expired(timestamp):
    actions.forget_expired(now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="documents.look_at_missed", queueing_lock="documents.look_at_missed")
def look_at_missed(timestamp):
    actions.look_at_missed(now=timezone.now())
