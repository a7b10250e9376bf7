"""The room's periodic work."""

from django.utils import timezone
from procrastinate.contrib.django import app

from mosty.agreements.actions import compare_lately_changed, follow_projects
from mosty.agreements.actions.absences import hand_over_all
from mosty.agreements.actions.dues import reckon_lacking_dues
from mosty.agreements.actions.sleepers import look_for_sleepers
from mosty.agreements.continuity import week
from mosty.agreements.continuity.reminding import remind_of_days
from mosty.agreements.findable import every_agreement
from mosty.agreements.reminders import remind_of_approvals
from mosty.search.actions import index_many


@app.periodic(cron="11 3 * * *")
@app.task(name="agreements.follow_projects", queueing_lock="agreements.follow_projects")
def follow(timestamp):
    follow_projects()


@app.periodic(cron="27 4 * * *")
@app.task(
    name="agreements.look_for_sleepers", queueing_lock="agreements.look_for_sleepers"
)
def find_sleepers(timestamp):
    look_for_sleepers(timezone.localdate())


@app.periodic(cron="33 * * * *")
@app.task(name="agreements.remind", queueing_lock="agreements.remind")
def remind(timestamp):
    today = timezone.localdate()
    hand_over_all(today)
    reckon_lacking_dues()
    remind_of_approvals(today)


@app.periodic(cron="41 0,3,9 * * *")
@app.task(name="agreements.remind_of_days", queueing_lock="agreements.remind_of_days")
def remind_days(timestamp):
    remind_of_days(timezone.localdate())


@app.periodic(cron="7-59/20 * * * *")
@app.task(name="agreements.week_letters", queueing_lock="agreements.week_letters")
def week_letters(timestamp):
    week.write_letters(now=timezone.now())


@app.periodic(cron="51 2 * * *")
@app.task(
    name="agreements.compare_confirmed", queueing_lock="agreements.compare_confirmed"
)
def compare_confirmed(timestamp):
    compare_lately_changed(timezone.now())


@app.task(name="agreements.find_anew", queueing_lock="agreements.find_anew")
def find_anew():
    """What is searched follows what the site shows of each agreement."""
    index_many(every_agreement())
