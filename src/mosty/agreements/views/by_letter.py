"""A decision by the one-time link of a letter: the facts first, then a button."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import anybody
from mosty.access.submitting import submitted
from mosty.agreements import actions, approvers, approving, telling
from mosty.agreements.actions.links import Spent, is_asleep, link_of
from mosty.agreements.forms.approval import APPROVE, DecisionForm
from mosty.agreements.naming import version_told
from mosty.agreements.texts.kept import READABLE, Text
from mosty.agreements.views.texts import changes_between
from mosty.ui.methods import answers_to

GONE, ALTERED = 410, 404


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def decide(request, token):
    """Nothing changes until the button is pressed; the link is spent by that alone."""
    link = link_of(token)
    if link is None:
        return spent(request, Spent.ALTERED.label, status=ALTERED)
    step, now = link.step, timezone.now()
    on = timezone.localdate(now)
    why = actions.why_spent(link, now=now, on=on)
    if why:
        return spent(request, why, link=link, on=on)
    form, done = submitted(
        request,
        DecisionForm,
        lambda form: actions.decide_by_link(
            link,
            is_approved=form.cleaned_data["decision"] == APPROVE,
            remark=form.cleaned_data["remark"],
            position=form.position,
            now=now,
            on=on,
        ),
        earlier=approving.earlier_told(step),
        remarked=step.remarks_of(link.user.person),
    )
    if done is not None:
        return redirect(request.path)
    context = {"link": link, "form": form, **told_of(link, on=on)}
    return render(request, "agreements/portal/decide.html", context)


def told_of(link, *, on) -> dict:
    """The facts, the text and what came before it: all that a decision stands on."""
    step, agreement = link.step, link.step.round.agreement
    columns, refusal = approving.readable(agreement, step.round.version)
    told = approving.approving_of(agreement, user=link.user, on=on)
    return {
        "agreement": agreement,
        "over": telling.called(agreement),
        "told": told,
        "round": approving.round_told(step.round, user=None, on=on),
        "former": approving.former_of(told, step.round),
        "whose": approvers.on_whose_behalf(link.user, step, on=on),
        "columns": columns,
        "refusal": refusal,
        "compared": compared_in(step.round),
    }


def compared_in(round_) -> dict:
    """How the text differs from the one before; nothing where there was none."""
    before = approving.version_before(round_)
    if before is None or round_.version is None:
        return {}
    texts = (Text(None, before), Text(None, round_.version))
    if any(one.version.media_type not in READABLE for one in texts):
        return {}
    return {"before": version_told(before), **changes_between(*texts)}


def spent(request, why, *, link=None, on=None, status=GONE):
    """Why the link does not work, in clear words, and the way into the office."""
    step = link.step if link else None
    agreement = step.round.agreement if step else None
    context = {
        "why": why,
        "agreement": agreement,
        "over": telling.called(agreement) if agreement else "",
        "done": approving.done_told(step) if step else None,
        "owes_factor": step is not None
        and link.used_at is None
        and is_asleep(link, on=on),
    }
    template = "agreements/portal/link_spent.html"
    return render(request, template, context, status=status)
