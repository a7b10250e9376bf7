"""The queue of records that may be one: side by side, decided with one key."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.partners import actions, queue
from mosty.partners.dossier import Reading
from mosty.partners.forms.merging import DecisionForm, OtherRecordForm, signed_looks
from mosty.partners.models import KeptOrganisation, SuspectedPair
from mosty.partners.rules import may_merge
from mosty.partners.side_by_side import compared
from mosty.partners.views.office.entering import page
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50
PAIR = "partners/office/pair.html"
SAID = {
    "same": gettext_lazy("The records are merged. It can be taken back."),
    "never": gettext_lazy("Remembered: these two are never the same."),
    "rename": gettext_lazy("Linked: one was renamed to the other."),
    "branch": gettext_lazy("Linked: one is a branch of the other."),
    "later": gettext_lazy("Put off. It waits under “Put off”."),
}


@never_cache
@require_safe
@login_required
@guarded(may_merge)
def duplicates(request):
    """All pairs that wait, those put off, those decided."""
    asked = queue.Asked.of(request.GET)
    shown = queue.pairs_for(request.user, asked)
    counts = queue.counts_for(request.user)
    here = reverse("partners_office:duplicates")
    context = {
        "asked": asked,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "tabs": [
            {
                "title": title,
                "url": f"{here}?tab={tab}",
                "count": counts[tab],
                "current": tab == asked.tab,
            }
            for tab, title in queue.TABS.items()
        ],
        "first": shown.first() if asked.tab != queue.DECIDED else None,
        "relations": SuspectedPair.Relation.choices,
        "countries": queue.countries_for(request.user),
        "last": queue.last_of(request.user),
        **progress(counts),
    }
    return render(request, "partners/office/duplicates.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_merge, SuspectedPair)
def pair(request, pair):
    """Compare two records and say what they are."""
    asked = queue.Asked.of(request.GET)
    form = DecisionForm(request.POST or None, pair=pair)
    if request.method == "POST" and form.is_valid():
        try:
            decide(pair, form, by=request.user)
        except Refused as refusal:
            pair.refresh_from_db()
            form.add_error(None, refusal.message)
        else:
            messages.success(request, SAID[form.cleaned_data["decision"]])
            return redirect(address_after(pair, request.user, asked))
    return render(request, PAIR, context_of(request, pair, form, asked))


def decide(pair, form, *, by):
    """Do what the button says."""
    decision = form.cleaned_data["decision"]
    if decision == form.SAME:
        reason = form.cleaned_data["reason"] or _("Entered twice")
        actions.say_same(
            pair,
            kept=form.side,
            reason=reason,
            take=form.take,
            seen=form.looks,
            by=by,
        )
    elif decision == form.RENAME:
        on = form.cleaned_data["renamed_on"].on
        actions.say_renamed(pair, present=form.side, on=on, by=by)
    elif decision == form.BRANCH:
        actions.say_branch(pair, head=form.side, by=by)
    else:
        actions.say_apart(pair, by=by, is_for_ever=decision == form.NEVER)


def context_of(request, pair, form, asked):
    user = request.user
    reading = Reading(user=user, at=timezone.localtime())
    shown = compared(pair, reading)
    before, after = queue.neighbours(pair, queue.pairs_for(user, asked))
    sent = request.POST if request.method == "POST" else {}
    is_open = pair.decision in (SuspectedPair.Decision.OPEN, queue.Decision.LATER)
    counts = queue.counts_for(user)
    return {
        "pair": pair,
        "shown": shown,
        "form": form,
        "kept": sent.get("kept") or shown.kept,
        "takes": [
            (row, sent.get(f"take-{row.take}") or row.chosen) for row in shown.rows
        ],
        "seen": signed_looks(shown.a, shown.b),
        "is_open": is_open,
        "query": asked.query,
        "before": before,
        "after": after,
        "last": queue.last_of(user),
        **progress(counts),
    }


def progress(counts) -> dict:
    """How many pairs are done with, of how many."""
    done = counts[queue.DECIDED]
    return {"done": done, "of": done + counts[queue.OPEN] + counts[queue.LATER]}


def address_after(pair, user, asked) -> str:
    """The next pair of the queue; at its end, the first that is left, or the list."""
    rows = queue.pairs_for(user, asked)
    _before, after = queue.neighbours(pair, rows)
    following = after or rows.exclude(pk=pair.pk).first()
    if following is None or asked.tab == queue.DECIDED:
        address = reverse("partners_office:duplicates")
    else:
        address = reverse("partners_office:pair", args=[following.pk])
    return f"{address}?{asked.query}" if asked.query else address


@answers_to("POST")
@login_required
@guarded(may_merge, SuspectedPair)
def take_back(request, pair):
    """Undo what was decided, and look at the pair again."""
    actions.take_back(pair, by=request.user)
    messages.success(request, _("Taken back. The pair waits again."))
    return redirect("partners_office:pair", pk=pair.pk)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_merge, KeptOrganisation)
def compare(request, organisation):
    """Name another record of the same organisation, and compare the two."""

    def save(form):
        other = form.cleaned_data["other"]
        if other.pk == organisation.pk:
            raise actions.MergedWithItself(organisation)
        return actions.suspect(
            organisation,
            other,
            score=1,
            verdict=SuspectedPair.Verdict.DOUBTFUL,
            relation=SuspectedPair.Relation.DUPLICATE,
            reasons=[_("Named by %(person)s") % {"person": request.user.person}],
        )

    form, done = submitted(request, OtherRecordForm, save, user=request.user)
    if done is not None:
        return redirect("partners_office:pair", pk=done.pk)
    title = _("Merge with another record")
    return page(request, organisation, form, title=title, submit=_("Compare"))
