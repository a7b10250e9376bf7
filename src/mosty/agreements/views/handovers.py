"""Handing a desk over: from whom and to whom, what passes, the file; and back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.roles import audiences_of
from mosty.agreements.continuity import actions
from mosty.agreements.continuity.rules import (
    may_hand,
    may_leave_notes,
    may_see_handover,
)
from mosty.agreements.forms.continuity import NotesForm, SidesForm
from mosty.agreements.models import Handover, LeavingNote
from mosty.agreements.views.asking import Page, ask
from mosty.people.belongings import belongings
from mosty.people.models import User
from mosty.ui.methods import answers_to, require_safe

MOST = 100


@never_cache
@require_safe
@login_required
@guarded(may_see_handover)
def handovers(request):
    """Those one may read, and the beginning of another."""
    rows = Handover.objects.visible_to(request.user)
    rows = rows.select_related("giver", "taker", "document")[:MOST]
    may_begin = may_hand(request.user)
    context = {
        "handovers": rows,
        "may_begin": may_begin,
        "form": SidesForm() if may_begin else None,
    }
    return render(request, "agreements/office/handovers.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_hand)
def hand_over(request):
    """What passes, each ticked; then all of it in one go."""
    sides = SidesForm(request.GET)
    if not sides.is_valid():
        context = {
            "form": SidesForm(request.GET if request.GET else None),
            "handovers": [],
            "may_begin": True,
            "is_beginning": True,
        }
        return render(request, "agreements/office/handovers.html", context)
    giver, taker = sides.cleaned_data["giver"], sides.cleaned_data["taker"]
    note = LeavingNote.objects.filter(person=giver).first()
    notes, refusal = note.text if note else "", ""
    if request.method == "POST":
        notes = request.POST.get("notes", "").replace("\0", "")[:20000]
        try:
            done = actions.hand_over(
                giver,
                taker,
                chosen=chosen_of(request.POST),
                notes=notes,
                by=request.user,
                on=timezone.localdate(),
            )
        except Refused as error:
            refusal = error.message
        else:
            messages.success(request, passed_told(done))
            return redirect(done)
    context = {
        "giver": giver,
        "taker": taker,
        "groups": groups_of(giver, taker, request.POST or None),
        "notes": notes,
        "refusal": refusal,
    }
    return render(request, "agreements/office/hand_over.html", context)


def passed_told(handover) -> str:
    said = ngettext(
        "%(count)s piece has passed to %(taker)s.",
        "%(count)s pieces have passed to %(taker)s.",
        handover.count,
    )
    return said % {"count": handover.count, "taker": handover.taker}


def chosen_of(posted) -> dict[str, list[int]]:
    """The ticked keys of each belonging; anything else is passed over."""
    return {
        one.name: [
            int(key)
            for key in posted.getlist(one.name)
            if key.isascii() and key.isdigit() and len(key) < 19
        ]
        for one in belongings()
    }


def groups_of(giver, taker, posted) -> list[dict]:
    """What is on the desk; what the taker may not see cannot be ticked."""
    user = User.objects.filter(person=taker, is_active=True).first()
    audiences = audiences_of(user)
    chosen = chosen_of(posted) if posted else None
    held = actions.pieces_of(giver)
    return [
        {
            "name": one.name,
            "title": one.title,
            "pieces": [
                {
                    "piece": piece,
                    "may_pass": piece.audience in audiences,
                    "is_ticked": chosen is None or piece.key in chosen[one.name],
                }
                for piece in held[one.name]
            ],
        }
        for one in belongings()
        if one.name in held
    ]


@never_cache
@require_safe
@login_required
@guarded(may_see_handover, Handover)
def handover(request, handover):
    counts = [
        (one.title, len(handover.passed[one.name]))
        for one in belongings()
        if handover.passed.get(one.name)
    ]
    context = {
        "handover": handover,
        "counts": counts,
        "may_take_back": may_hand(request.user) and handover.taken_back_at is None,
    }
    return render(request, "agreements/office/handover.html", context)


@answers_to("POST")
@login_required
@guarded(may_hand, Handover)
def take_handover_back(request, handover):
    back = actions.take_back(handover, by=request.user)
    said = ngettext(
        "%(count)s piece is back where it was.",
        "%(count)s pieces are back where they were.",
        back,
    )
    messages.success(request, said % {"count": back})
    return redirect(handover)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_leave_notes)
def leaving_notes(request):
    """One's own notes for whoever takes the desk over."""
    person = request.user.person
    note = LeavingNote.objects.filter(person=person).first()

    def save(form):
        return actions.write_notes(person, form.cleaned_data["text"], by=request.user)

    page = Page(
        title=_("Notes for the successor"),
        text=_("They go into the handover file when your desk passes to somebody."),
        submit=_("Save"),
        back=reverse("agreements_office:handovers"),
        over=_("Handovers"),
        said=lambda done: _("Saved."),
        after=lambda done: reverse("agreements_office:leaving_notes"),
    )
    return ask(request, page, NotesForm, save, thing=note or LeavingNote(person=person))
