"""What the site shows of the register and of one agreement, with a look at it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, rules, telling
from mosty.agreements.forms.showing import RegisterSettingsForm, ShownFieldsForm
from mosty.agreements.models import Agreement
from mosty.agreements.partner import with_partner
from mosty.agreements.record import record_of
from mosty.agreements.shown import with_shown
from mosty.agreements.views.asking import record_address
from mosty.institution import context as institutions
from mosty.ui.methods import answers_to

SHOW = "show"


def as_public(request, agreement, *, hidden=None, marks=None):
    """What a visitor would see of the agreement; None while they see nothing of it.

    `hidden` and `marks` stand in place of the default and of its own marks.
    """
    rows = with_shown(with_partner(Agreement.objects.public()))
    rows = rows.select_related("country", "region")
    one = rows.filter(pk=agreement.pk).first() if agreement else None
    if one is None:
        return None
    if hidden is not None:
        one.hidden_by_default = hidden
    if marks is not None:
        one.shown_here = [name for name, mark in marks.items() if mark is True]
        one.hidden_here = [name for name, mark in marks.items() if mark is False]
    return record_of(
        one,
        user=AnonymousUser(),
        institution=institutions.of(request),
        on=timezone.localdate(),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def settings(request):
    """The defaults, and how the newest agreement would look by them."""
    now = actions.settings_now()
    is_look = request.method == "POST" and SHOW in request.POST
    form, done = submitted(
        request,
        RegisterSettingsForm,
        lambda form: (
            None
            if is_look
            else actions.set_up_register(
                by=request.user,
                expected=form.expected() if now.pk else None,
                **form.values(),
            )
        ),
        thing=now,
    )
    if done is not None:
        messages.success(request, _("The settings are saved; the site follows."))
        return redirect(request.path)
    is_told = form.is_bound and "hidden" in getattr(form, "cleaned_data", {})
    typed = form.cleaned_data["hidden"] if is_told else now.hidden
    sample = Agreement.objects.public().order_by("-register_number").first()
    context = {
        "form": form,
        "record": as_public(request, sample, hidden=typed),
    }
    return render(request, "agreements/office/settings.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def shown_fields(request, agreement):
    """What all see of one agreement."""
    marks, is_look = actions.marks_of(agreement), SHOW in request.POST

    def save(form):
        if is_look:
            return None
        actions.show_fields(agreement, form.marks(), by=request.user)
        return agreement

    form, done = submitted(
        request,
        ShownFieldsForm,
        save,
        agreement=agreement,
        usual=actions.settings_now().hidden,
        marks=marks,
    )
    if done is not None:
        messages.success(request, _("Saved; the site shows it so from now on."))
        return redirect(record_address(agreement))
    is_told = form.is_bound and form.is_valid()
    context = {
        "form": form,
        "over": telling.called(agreement),
        "back": record_address(agreement),
        "defaults": reverse("agreements_office:settings"),
        "record": as_public(
            request, agreement, marks=form.marks() if is_told else marks
        ),
    }
    return render(request, "agreements/office/shown_fields.html", context)
