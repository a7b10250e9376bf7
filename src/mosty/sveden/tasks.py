"""The room's periodic work."""

from procrastinate.contrib.django import app

from mosty.sveden import actions


@app.periodic(cron="*/5 * * * *")
@app.task(name="sveden.look", queueing_lock="sveden.look")
def look(timestamp):
    actions.look_if_changed()
