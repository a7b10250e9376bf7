"""The index's periodic work."""

from procrastinate.contrib.django import app

from mosty.search import actions


@app.periodic(cron="40 3 * * *")
@app.task(name="search.sweep", queueing_lock="search.sweep")
def sweep(timestamp):
    actions.sweep()
