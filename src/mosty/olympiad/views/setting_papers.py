"""Papers in the office: pools, variants made from them, variants drawn in a browser."""

import json

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.olympiad import rules
from mosty.olympiad.actions import papers as writing
from mosty.olympiad.checklist import named, said
from mosty.olympiad.forms.papers import PaperForm, text_of
from mosty.olympiad.models import Paper, PoolTask, Track, Variant
from mosty.olympiad.views.entering import answered, confirmed, form_page
from mosty.olympiad.views.setting_rounds import address, found
from mosty.ui.addresses import numbered
from mosty.ui.methods import answers_to, require_safe

LONGEST = 1000


def paper_found(pk) -> Paper:
    rows = Paper.objects.select_related("round__edition__activity", "track")
    return get_object_or_404(rows, pk=pk)


def told_by(form) -> dict:
    names = ("pool", "fixed", "tasks_each", "variants_each")
    return {name: form.cleaned_data[name] for name in names}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def add_paper(request, pk):
    """The tracks without a paper are offered; `?track=` narrows the tasks."""
    one = found(pk)
    left = one.edition.tracks.exclude(papers__round=one)
    asked = request.POST.get("track") or request.GET.get("track") or ""
    track = left.filter(pk=asked).first() if asked.isdigit() else left.first()
    return form_page(
        request,
        PaperForm,
        lambda form: writing.add_paper(
            one, form.cleaned_data["track"], by=request.user, **told_by(form)
        ),
        title=_("Add a paper"),
        over=said(one),
        back=address(one),
        text=offered_words(track),
        options={"round": one, "track": track, "initial": {"track": track}},
        template="olympiad/office/setting_paper.html",
    )


def offered_words(track: Track | None) -> str:
    if track is None:
        return ""
    return _("Offered are tasks of the bank for “%(track)s”.") % {"track": said(track)}


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def edit_paper(request, pk):
    paper = paper_found(pk)

    def save(form):
        told = told_by(form)
        own = {name: told.pop(name) for name in ("tasks_each", "variants_each")}
        return writing.revise_paper(paper, own, by=request.user, **told)

    return form_page(
        request,
        PaperForm,
        save,
        title=_("Edit the paper"),
        over=said(paper.track),
        back=address(paper.round),
        text=_("Variants of a paper that is changed are made anew afterwards."),
        options={"round": paper.round, "paper": paper},
        template="olympiad/office/setting_paper.html",
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def remove_paper(request, pk):
    paper = paper_found(pk)
    return confirmed(
        request,
        lambda: writing.remove_paper(paper, by=request.user),
        title=_("Remove the paper"),
        text=_("Its variants go with it; tasks stay in the bank."),
        over=said(paper.track),
        back=address(paper.round),
        words=_("The paper is removed."),
    )


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def round_tasks(request, pk):
    """All tasks in the pools of a round, those that nobody has checked first."""
    one = found(pk)
    rows = PoolTask.objects.filter(paper__round=one).select_related("task")
    tasks = {row.task_id: row.task for row in rows}.values()
    ordered = sorted(tasks, key=lambda task: (task.checked_at is not None, task.pk))
    context = {"round": one, "tasks": [(task, text_of(task)) for task in ordered]}
    return render(request, "olympiad/office/setting_tasks.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def variants(request, pk):
    """What the pools give to each group; posted, the variants are made anew."""
    one = found(pk)
    here = numbered("olympiad_office:variants", pk=one.pk)
    if request.method == "POST":
        return answered(
            request,
            lambda: writing.make_variants(one, by=request.user),
            words=_("The variants are made. Have each drawn once in your browser."),
            to=here,
        )
    groups = list(one.groups.order_by("pk"))
    context = {
        "round": one,
        "papers": [told_of(paper, groups) for paper in one.papers.all()],
        "groups": groups,
        "has_variants": Variant.objects.filter(paper__round=one).exists(),
    }
    return render(request, "olympiad/office/setting_variants.html", context)


def told_of(paper: Paper, groups) -> dict:
    """A paper's variants, and where its pool is too small for tasks of one's own."""
    rows = paper.variants.select_related("paper__track", "group", "drawn_by__person")
    told = {"paper": paper, "title": said(paper.track), "pool": paper.pool.count()}
    told["needs"] = paper.tasks_each * max(len(groups), 1)
    told["variants"] = [
        {
            "variant": one,
            "group": said(one.group),
            "tasks": len(one.keys),
            "points": sum(key.get("points", 0) for key in one.keys.values()),
            "is_drawn": one.drawn_checksum == one.checksum,
        }
        for one in rows
    ]
    told["is_uneven"] = len({one["points"] for one in told["variants"]}) > 1
    try:
        made = writing.dealt(paper, groups) if groups else None
    except Refused as refusal:
        return told | {"fault": refusal.message}
    if made:
        told["shared"] = shared_told(made.shared, len(groups))
        told["repeated"] = len(made.repeated)
    return told


def shared_told(shared, groups: int) -> str:
    if not shared or groups < 2:
        return ""
    words = ngettext(
        "The pool is too small: %(count)s task stands in several groups of zones.",
        "The pool is too small: %(count)s tasks stand in several groups of zones.",
        len(shared),
    )
    return words % {"count": len(shared)}


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def drawing(request, pk):
    """Draws each variant of a round in this browser and keeps that it did."""
    one = found(pk)
    rows = Variant.objects.filter(paper__round=one)
    rows = rows.select_related("paper__track", "group", "drawn_by__person")
    told = [
        {
            "name": named(variant),
            "checksum": variant.checksum,
            "url": numbered("olympiad_office:drawn", pk=variant.pk),
            "items": variant.sheet.get("items", []),
            "languages": ["ru", "en"],
        }
        for variant in rows
    ]
    words = {
        "drawn": _("drawn"),
        "failed": _("could not be drawn: %(why)s"),
        "all": _("All variants are drawn."),
        "some": _("Some variants could not be drawn: look at those marked below."),
        "task": _("Task %(number)s"),
    }
    context = {"round": one, "variants": rows, "told": told, "words": words}
    return render(request, "olympiad/office/setting_drawing.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_set)
def drawn(request, pk):
    """A browser has drawn a variant of this checksum without a fault."""
    variant = get_object_or_404(Variant, pk=pk)
    try:
        told = json.loads(request.body[:LONGEST])
        writing.note_drawn(variant, str(told["checksum"]), by=request.user)
    except (ValueError, TypeError, KeyError, RecursionError):
        return JsonResponse({"words": _("Not understood.")}, status=400)
    except Refused as refusal:
        return JsonResponse({"words": str(refusal.message)}, status=409)
    return JsonResponse({"words": _("Drawn without a fault")})
