"""The room's periodic work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.partners.actions import carry_late
from mosty.partners.actions.marks import mark_missing
from mosty.partners.actions.suspecting import compare_marked
from mosty.partners.reminders import remind_of_steps

MOST_ROUNDS = 20


@app.periodic(cron="27 * * * *")
@app.task(name="partners.remind", queueing_lock="partners.remind")
def remind(timestamp):
    remind_of_steps(timezone.localdate())


@app.periodic(cron="*/2 * * * *")
@app.task(name="partners.suspect", queueing_lock="partners.suspect")
def suspect(timestamp):
    """Look who is like the organisations that came or changed, some at a time."""
    for _round in range(MOST_ROUNDS):
        if not mark_missing() + compare_marked():
            break


@app.periodic(cron="41 * * * *")
@app.task(name="partners.carry_late", queueing_lock="partners.carry_late")
def carry(timestamp):
    carry_late()
