"""The room's periodic work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.agreements.actions import follow_projects
from mosty.agreements.reminders import remind_of_approvals, remind_of_ends


@app.periodic(cron="11 3 * * *")
@app.task(name="agreements.follow_projects", queueing_lock="agreements.follow_projects")
def follow(timestamp):
    follow_projects()


@app.periodic(cron="33 * * * *")
@app.task(name="agreements.remind", queueing_lock="agreements.remind")
def remind(timestamp):
    today = timezone.localdate()
    remind_of_ends(today)
    remind_of_approvals(today)
