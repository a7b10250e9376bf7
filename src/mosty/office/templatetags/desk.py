"""The desk's own pieces."""

from django import template

register = template.Library()


@register.inclusion_tag("office/task.html", takes_context=True)
def desk_task(context, task):
    """What waits: a number, a verb, its first records with their next steps."""
    left = max(0, task.count - len(task.lines))
    return {"task": task, "left": left, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("office/step.html", takes_context=True)
def desk_step(context, step, *, about):
    """A next step: a link, or a button that posts; `about` is read to the blind."""
    token = context.get("csrf_token")
    return {"step": step, "about": about, "csrf_token": token}


@register.inclusion_tag("office/new_record.html")
def new_record(beginnings):
    """What this person may begin, under one button."""
    return {"beginnings": list(beginnings)}
