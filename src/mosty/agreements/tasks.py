"""The room's periodic work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.agreements.actions import follow_projects
from mosty.agreements.continuity.reminding import remind_of_days
from mosty.agreements.reminders import remind_of_approvals


@app.periodic(cron="11 3 * * *")
@app.task(name="agreements.follow_projects", queueing_lock="agreements.follow_projects")
def follow(timestamp):
    follow_projects()


@app.periodic(cron="33 * * * *")
@app.task(name="agreements.remind", queueing_lock="agreements.remind")
def remind(timestamp):
    remind_of_approvals(timezone.localdate())


@app.periodic(cron="41 0,3,9 * * *")
@app.task(name="agreements.remind_of_days", queueing_lock="agreements.remind_of_days")
def remind_days(timestamp):
    remind_of_days(timezone.localdate())
