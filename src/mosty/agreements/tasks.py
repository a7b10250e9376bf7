"""The room's periodic work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.agreements.reminders import remind_of_approvals, remind_of_ends


@app.periodic(cron="33 * * * *")
@app.task(name="agreements.remind", queueing_lock="agreements.remind")
def remind(timestamp):
    today = timezone.localdate()
    remind_of_ends(today)
    remind_of_approvals(today)
