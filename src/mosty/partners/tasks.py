"""The room's periodic work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.partners.reminders import remind_of_steps


@app.periodic(cron="27 * * * *")
@app.task(name="partners.remind", queueing_lock="partners.remind")
def remind(timestamp):
    remind_of_steps(timezone.localdate())
