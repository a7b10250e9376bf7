"""Delivery in the background."""

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
