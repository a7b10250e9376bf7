"""Directions and forms of cooperation in the office: their words."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.activities import actions, rules
from mosty.activities.forms import HeadingForm
from mosty.activities.models import CooperationForm, Direction
from mosty.ui.addresses import page
from mosty.ui.methods import answers_to, require_safe

MODELS = {"directions": Direction, "forms": CooperationForm}


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def headings(request):
    """Both lists, with what is not translated yet."""
    context = {
        "lists": [
            {"name": name, "title": title_of(name), "headings": model.objects.all()}
            for name, model in MODELS.items()
        ],
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "activities/office/headings.html", context)


def title_of(name):
    return {
        "directions": _("Directions of cooperation"),
        "forms": _("Forms of cooperation"),
    }[name]


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def edit(request, name, number):
    if name not in MODELS:
        raise Http404
    heading = get_object_or_404(MODELS[name], number=number)

    def save(form):
        return actions.reword(
            heading, by=request.user, expected=form.expected(), **form.values()
        )

    form, saved = submitted(request, HeadingForm, save, thing=heading)
    back = page("activities_office:headings")
    if saved is not None:
        messages.success(request, _("Saved."))
        return redirect(back)
    context = {"form": form, "heading": heading, "list": title_of(name), "back": back}
    return render(request, "activities/office/heading.html", context)
