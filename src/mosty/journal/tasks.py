"""The journal's periodic work."""

import logging

from procrastinate.contrib.django import app

from mosty.journal import actions

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="journal.seal", queueing_lock="journal.seal")
def seal(timestamp):
    actions.seal()


@app.periodic(cron="17 * * * *")
@app.task(name="journal.forget_changes", queueing_lock="journal.forget_changes")
def forget_changes(timestamp):
    actions.forget_changes()


@app.periodic(cron="* * * * *")
@app.task(
    name="journal.resume_stalled",
    queueing_lock="journal.resume_stalled",
    pass_context=True,
)
async def resume_stalled(context, timestamp):
    """Put back the jobs of workers that died at them."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        log.warning("job %s (%s) is put back: its worker died", job.id, job.task_name)
        await manager.retry_job(job)
