"""People at a partner."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.partners import actions
from mosty.partners.forms.contacts import ContactForm
from mosty.partners.models import KeptOrganisation
from mosty.partners.rules import may_keep
from mosty.partners.views.office.entering import page
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def add(request, organisation):
    def save(form):
        return actions.add_contact(organisation, by=request.user, **form.values())

    form, done = submitted(request, ContactForm, save)
    if done is not None:
        messages.success(request, _("The contact is saved."))
        return redirect(organisation)
    return page(request, organisation, form, title=_("New contact"))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def edit(request, organisation, contact):
    contact = found(request, organisation, contact)

    def save(form):
        return actions.describe_contact(
            contact, by=request.user, expected=form.expected(), **form.values()
        )

    form, done = submitted(request, ContactForm, save, thing=contact)
    if done is not None:
        messages.success(request, _("The contact is saved."))
        return redirect(organisation)
    return page(request, organisation, form, title=_("Edit the contact"))


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def archive(request, organisation, contact):
    actions.archive_contact(found(request, organisation, contact), by=request.user)
    messages.success(request, _("The contact is put away and can be brought back."))
    return redirect(organisation)


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def restore(request, organisation, contact):
    actions.restore_contact(found(request, organisation, contact), by=request.user)
    messages.success(request, _("The contact is here again."))
    return redirect(organisation)


def found(request, organisation, pk):
    rows = organisation.contacts.visible_to(request.user).select_related("person")
    return get_object_or_404(rows, pk=pk)
