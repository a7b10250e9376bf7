"""Delivery, digests, reminders and returned letters in the background."""

from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app

from mosty.letters import actions
from mosty.letters.models import State
from mosty.letters.patience import is_over, wait_s


class StillWaiting(Exception):
    """The letter has not left yet; `attempts` were made."""

    def __init__(self, letter_id, attempts):
        super().__init__(f"letter {letter_id} waits after {attempts} attempts")
        self.attempts = attempts


class Patience(BaseRetryStrategy):
    """Again while the letter waits, more seldom each time."""

    def get_retry_decision(self, *, exception, job):
        if isinstance(exception, StillWaiting):
            return RetryDecision(retry_in={"seconds": wait_s(exception.attempts)})
        if is_over(job.attempts):
            return None
        return RetryDecision(retry_in={"seconds": wait_s(job.attempts + 1)})


@app.task(name="letters.deliver", retry=Patience())
def deliver(letter_id):
    letter = actions.attempt(letter_id)
    if letter is not None and letter.state == State.WAITING:
        raise StillWaiting(letter.pk, letter.attempts)


@app.periodic(cron="*/10 * * * *")
@app.task(name="letters.pick_up", queueing_lock="letters.pick_up")
def pick_up(timestamp):
    actions.pick_up(now=timezone.now())


@app.periodic(cron="3-59/15 * * * *")
@app.task(name="letters.digests", queueing_lock="letters.digests")
def digests(timestamp):
    actions.send_digests(now=timezone.now())


@app.periodic(cron="*/15 * * * *")
@app.task(name="letters.reminders", queueing_lock="letters.reminders")
def reminders(timestamp):
    actions.send_reminders(now=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(
    name="letters.returned", queueing_lock="letters.returned", lock="letters.returned"
)
def returned(timestamp):
    actions.read_mailbox()
