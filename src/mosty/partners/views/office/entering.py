"""Entering a partner, describing, naming and linking it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.partners import actions
from mosty.partners.forms.organisations import (
    LinkForm,
    NamesForm,
    NewOrganisationForm,
    OrganisationForm,
)
from mosty.partners.models import KeptOrganisation, OrganisationLink
from mosty.partners.rules import may_keep
from mosty.ui.methods import answers_to

PAGE = "partners/office/form.html"


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep)
def add(request):
    """Enter a partner, unless it turns out to be there already."""

    def save(form):
        return form.same_as or actions.enter(form.values(), by=request.user)

    form, done = submitted(request, NewOrganisationForm, save, user=request.user)
    if done is not None:
        words = _("It is in the register already. Here it is.")
        if form.same_as is None:
            words = _("The partner is in the register.")
        messages.success(request, words)
        return redirect("partners_office:record", pk=done.pk)
    context = {
        "form": form,
        "title": _("New partner"),
        "submit": _("Enter the partner"),
        "back": reverse("partners_office:records"),
    }
    return render(request, PAGE, context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def edit(request, organisation):
    def save(form):
        return actions.amend(
            organisation, form.values(), expected=form.expected(), by=request.user
        )

    form, done = submitted(
        request, OrganisationForm, save, thing=organisation, user=request.user
    )
    if done is not None:
        messages.success(request, _("Saved."))
        return redirect(organisation)
    return page(request, organisation, form, title=_("Edit the partner"))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def names(request, organisation):
    """Mend a name, or give a new one from a day on."""

    def save(form):
        return actions.name_anew(
            organisation,
            form.values(),
            on=form.on,
            expected=form.expected(),
            by=request.user,
        )

    form, done = submitted(
        request, NamesForm, save, thing=organisation, user=request.user
    )
    if done is not None:
        messages.success(request, _("The names of the partner are saved."))
        return redirect(organisation)
    return page(request, organisation, form, title=_("Names of the partner"))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def link(request, organisation):
    """Say how it came from another organisation, or went into one."""

    def save(form):
        told = form.cleaned_data
        return actions.link(
            organisation,
            told["other"],
            relation=told["relation"],
            on=told["on"].on,
            by=request.user,
        )

    form, done = submitted(request, LinkForm, save, user=request.user)
    if done is not None:
        messages.success(request, _("The link is saved."))
        return redirect(organisation)
    return page(request, organisation, form, title=_("Link with an organisation"))


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def unlink(request, organisation, link):
    of_either = OrganisationLink.objects.filter(source=organisation)
    of_either |= OrganisationLink.objects.filter(target=organisation)
    actions.unlink(get_object_or_404(of_either, pk=link), by=request.user)
    messages.success(request, _("The link is gone. Its history keeps it."))
    return redirect(organisation)


def page(request, organisation, form, *, title, submit="", back=""):
    context = {
        "form": form,
        "one": organisation,
        "title": title,
        "submit": submit or _("Save"),
        "back": back or organisation.get_absolute_url(),
    }
    return render(request, PAGE, context)
