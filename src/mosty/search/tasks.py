"""The index's periodic work."""

import logging

from procrastinate.contrib.django import app

from mosty.search import actions

log = logging.getLogger(__name__)


@app.periodic(cron="40 3 * * *")
@app.task(name="search.sweep", queueing_lock="search.sweep")
def sweep(timestamp):
    """Nothing is lost when the index is busy: a word that stands nowhere helps nobody."""
    try:
        actions.sweep()
    except actions.IndexBusy:
        log.info("old words wait for the next night: the index is busy")
