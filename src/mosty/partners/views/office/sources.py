"""Where partners are looked up, as the office keeps it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.institution import context as institutions
from mosty.partners import actions
from mosty.partners.forms.checks import CheckSourceForm
from mosty.partners.models import CheckSource
from mosty.partners.rules import may_keep, may_read
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(may_read)
def sources(request):
    context = {
        "sources": CheckSource.objects.all(),
        "can_keep": may_keep(request.user),
        "here": institutions.of(request).country_code,
    }
    return render(request, "partners/office/sources.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep)
def add(request):
    def save(form):
        return actions.add_source(by=request.user, **form.values())

    form, done = submitted(request, CheckSourceForm, save)
    return answer(request, form, done, title=_("A new source of checks"))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, CheckSource)
def edit(request, source):
    def save(form):
        return actions.describe_source(
            source, by=request.user, expected=form.expected(), **form.values()
        )

    form, done = submitted(request, CheckSourceForm, save, thing=source)
    return answer(request, form, done, title=_("A source of checks"))


def answer(request, form, done, *, title):
    if done is not None:
        messages.success(request, _("The source is saved."))
        return redirect("partners_office:sources")
    context = {
        "form": form,
        "title": title,
        "submit": _("Save"),
        "back": reverse("partners_office:sources"),
    }
    return render(request, "partners/office/form.html", context)


@answers_to("POST")
@login_required
@guarded(may_keep, CheckSource)
def put_away(request, source):
    is_archived = not source.is_archived
    actions.put_source_away(source, by=request.user, is_archived=is_archived)
    away, back = _("The source is asked no more."), _("The source is asked again.")
    messages.success(request, away if is_archived else back)
    return redirect("partners_office:sources")
