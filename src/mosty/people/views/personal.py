"""Personal data in the office: persons, their consents, demands to destroy."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.listings.office.page import office_page
from mosty.people import personal, rules
from mosty.people.actions import consents, erasing, exports
from mosty.people.forms.personal import (
    DemandForm,
    DestructionForm,
    PaperConsentForm,
    RefusalForm,
    WithdrawalForm,
)
from mosty.people.models import Consent, ErasureRequest, Person
from mosty.people.register import CONSENTS, DEMANDS, PERSONS
from mosty.people.views.data import given_out, said_of
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to, require_safe

FORM = "people/office/personal_form.html"


@require_safe
@login_required
@guarded(rules.may_care_for_data)
def persons(request):
    """Everybody whom the house knows by name."""
    return office_page(request, PERSONS)


@require_safe
@login_required
@guarded(rules.may_care_for_data)
def demands(request):
    """Demands to destroy data; those that wait stand first."""
    return office_page(request, DEMANDS)


@require_safe
@login_required
@guarded(rules.may_care_for_data)
def given(request):
    """The consents of all persons."""
    return office_page(request, CONSENTS)


@never_cache
@require_safe
@login_required
@guarded(rules.may_care_for_data, Person)
def person(request, person):
    """What was agreed to, what is kept, and what may be done about it."""
    now = timezone.now()
    subject = personal.subject_of(person)
    context = {
        "person": person,
        "consents": person.consents.select_related("text", "document"),
        "sections": personal.sections_of(subject),
        "demands": person.erasure_requests.all(),
        "is_asked": person.erasure_requests.open().exists(),
        "copies": person.exports.filter(for_user_id=request.user.pk).usable(now),
        "may_hand_out": rules.may_hand_out(request.user, person),
        "has_account": subject.user is not None,
    }
    return render(request, "people/office/person_data.html", context)


def form_page(request, form, *, title, submit, back, lede=""):
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "back": back,
        "lede": lede,
    }
    return render(request, FORM, context)


def page_of(person) -> str:
    return reverse("people_office:person_data", args=[person.pk])


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_care_for_data, Person)
def record_consent(request, person):
    """A consent that came on paper or by letter."""

    def save(form):
        told = form.cleaned_data
        return consents.record_consent(
            person,
            told["text"],
            by=request.user,
            how=told["how"],
            on=told["on"],
            scan=told["scan"],
        )

    form, done = submitted(request, PaperConsentForm, save)
    if done is not None:
        messages.success(request, _("The consent is recorded."))
        return redirect(page_of(person))
    return form_page(
        request,
        form,
        title=_("Record a consent"),
        submit=_("Record the consent"),
        back=page_of(person),
        lede=str(person),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_care_for_data, Consent)
def record_withdrawal(request, consent):
    def save(form):
        told = form.cleaned_data
        return said_of(
            consents.withdraw_consent(
                consent, by=request.user, how=told["how"], on=told["on"]
            )
        )

    form, done = submitted(request, WithdrawalForm, save)
    if done is not None:
        messages.success(request, done)
        return redirect(page_of(consent.person))
    return form_page(
        request,
        form,
        title=_("Record a withdrawal"),
        submit=_("Withdraw the consent"),
        back=page_of(consent.person),
        lede=_("What stands on the site under it is taken off at once."),
    )


@answers_to("POST")
@login_required
@guarded(rules.may_hand_out, Person)
def hand_out(request, person):
    """A copy for a person who has no account, to be handed on."""
    exports.order_export(person, by=request.user, language=get_language() or "ru")
    messages.success(request, _("The copy is here for 24 hours."))
    return redirect(page_of(person))


@never_cache
@require_safe
@login_required
@guarded(rules.may_care_for_data)
def take_copy(request, key):
    return given_out(request, key)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_care_for_data, Person)
def enter_demand(request, person):
    def save(form):
        told = form.cleaned_data
        return erasing.ask_erasure(
            person, by=request.user, ground=told["ground"], received_on=told["on"]
        )

    form, done = submitted(request, DemandForm, save)
    if done is not None:
        messages.success(request, _("The demand is entered, and stands on the desk."))
        return redirect(done)
    return form_page(
        request,
        form,
        title=_("Enter a demand to destroy data"),
        submit=_("Enter"),
        back=page_of(person),
        lede=str(person),
    )


@never_cache
@require_safe
@login_required
@guarded(rules.may_care_for_data, ErasureRequest)
def demand(request, demand):
    """What would be destroyed and what kept; or what became of it."""
    return demand_page(request, demand)


def demand_page(request, demand, *, refusal=None, destruction=None):
    context = {
        "demand": demand,
        "person": demand.person,
        "late": demand.is_open and demand.due_on < timezone.localdate(),
        "may_erase": rules.may_erase(request.user),
        "refusal": refusal or RefusalForm(),
        "destruction": destruction or DestructionForm(),
    }
    if demand.is_open:
        subject = personal.subject_of(demand.person)
        context["sections"] = personal.sections_of(subject)
        context["kept"] = personal.kept_of(subject)
    else:
        context["told"] = demand.told.get(current_language(), {})
    return render(request, "people/office/demand.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_erase, ErasureRequest)
def refuse(request, demand):
    def save(form):
        answer = form.cleaned_data["answer"]
        return erasing.refuse_erasure(demand, by=request.user, answer=answer)

    form, done = submitted(request, RefusalForm, save)
    if done is None:
        return demand_page(request, demand, refusal=form)
    messages.success(request, _("The demand is refused; the answer is kept with it."))
    return redirect(demand)


@answers_to("POST")
@login_required
@guarded(rules.may_care_for_data, ErasureRequest)
def take_back(request, demand):
    erasing.take_back(demand, by=request.user)
    messages.success(request, _("The demand is taken back; the data stay."))
    return redirect(demand)


@answers_to("POST")
@login_required
@guarded(rules.may_erase, ErasureRequest)
def carry_out(request, demand):
    """Destroy: the name was typed, and what will be lost stood on the page."""

    def save(form):
        name = form.cleaned_data["name"]
        return erasing.carry_out(demand, by=request.user, name=name)

    form, done = submitted(request, DestructionForm, save)
    if done is None:
        return demand_page(request, demand, destruction=form)
    messages.success(
        request, _("The data are destroyed. The act is ready to be signed.")
    )
    return redirect(done)
