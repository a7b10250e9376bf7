"""Background work on registers: many rows at once, long files."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from mosty.listings import actions


@app.task(name="listings.bulk", retry=RetryStrategy(max_attempts=5, wait=5))
def bulk(run_id):
    actions.carry_on(run_id)


@app.task(name="listings.write_file", retry=RetryStrategy(max_attempts=3, wait=5))
def write_file(file_id):
    actions.write_file(file_id)


@app.periodic(cron="41 3 * * *")
@app.task(name="listings.forget_files", queueing_lock="listings.forget_files")
def forget_files(timestamp):
    actions.forget_files()
