"""People with accounts: who they are, what they may, where they are signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.roles import SENTENCES, WITH_SECOND_FACTOR
from mosty.listings.office.page import office_page
from mosty.people import actions, queries, rules, scopes, tables
from mosty.people.forms.accounts import InvitationForm, RoleForm
from mosty.people.forms.own import NamesForm
from mosty.people.models import RoleHolding, Session, User
from mosty.people.policy import entries, sentences_of, sheet
from mosty.people.register import ACCOUNTS
from mosty.ui.methods import answers_to, require_safe


@require_safe
@login_required
@guarded(rules.may_let_in)
def accounts(request):
    """Everybody who has an account, with roles, factor and last visit."""
    return office_page(request, ACCOUNTS)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_let_in)
def invite(request):
    """Open an account and write to its owner; one that exists gets the role."""
    form = InvitationForm(request.POST or None, by=request.user)
    if form.is_valid():
        asked = form.cleaned_data
        role = {name: asked.pop(name) for name in ("role", "scope", "since", "until")}
        user = actions.invite_with_role(by=request.user, role=role, **asked)
        messages.success(request, _("The invitation is on its way."))
        return redirect("people_office:account", pk=user.pk)
    context = {"form": form, "roles": offered(form)}
    return render(request, "people/office/invite.html", context)


def offered(form) -> list[tuple]:
    """The roles that the form lets one choose, each with its sentence."""
    given = {value for value, _label in form.fields["role"].choices}
    return [(role, told) for role, told in SENTENCES.items() if role in given]


@never_cache
@require_safe
@login_required
@guarded(rules.may_let_in, User)
def account(request, user):
    now, today = timezone.now(), timezone.localdate()
    holdings = user.role_holdings.order_by("role", "scope")
    context = {
        "account": user,
        "holdings": [
            {
                "holding": one,
                "scope": scopes.spoken(one.scope),
                "sentence": SENTENCES[one.role],
                "is_over": bool(one.until and one.until < today),
                "is_to_come": bool(one.since and one.since > today),
                "asks_factor": one.role in WITH_SECOND_FACTOR,
            }
            for one in holdings
        ],
        "sessions": Session.objects.signed_in(user, at=now),
        "factors": queries.factor_words(user),
        "is_me": user == request.user,
    }
    return render(request, "people/office/account.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_let_in, User)
def names(request, user):
    form = NamesForm(request.POST or None, instance=user.person)
    if form.is_valid():
        actions.set_names(user, by=request.user, **form.cleaned_data)
        messages.success(request, _("The names are saved."))
        return redirect("people_office:account", pk=user.pk)
    context = {"form": form, "account": user}
    return render(request, "people/office/names.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_let_in, User)
def give_role(request, user):
    form = RoleForm(request.POST or None, by=request.user)
    if form.is_valid():
        asked = form.cleaned_data
        actions.give_role(user, asked.pop("role"), by=request.user, **asked)
        messages.success(request, _("The role is given."))
        return redirect("people_office:account", pk=user.pk)
    context = {"form": form, "account": user, "roles": offered(form)}
    return render(request, "people/office/role.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_let_in, User)
def take_role(request, user, holding):
    held = get_object_or_404(RoleHolding, pk=holding, user=user)
    actions.take_role(held, by=request.user)
    messages.success(request, _("The role is taken. It can be given again."))
    return redirect("people_office:account", pk=user.pk)


@answers_to("POST")
@login_required
@guarded(rules.may_let_in, User)
def send_invitation(request, user):
    actions.send_invitation(user, by=request.user)
    messages.success(
        request, _("A new invitation is on its way; earlier links do not work.")
    )
    return redirect("people_office:account", pk=user.pk)


@answers_to("POST")
@login_required
@guarded(rules.may_let_in, User)
def close(request, user):
    actions.close(user, by=request.user)
    messages.success(request, _("The account is closed, its sessions have ended."))
    return redirect("people_office:account", pk=user.pk)


@answers_to("POST")
@login_required
@guarded(rules.may_let_in, User)
def reopen(request, user):
    actions.reopen(user, by=request.user)
    messages.success(request, _("The account is open again."))
    return redirect("people_office:account", pk=user.pk)


@answers_to("POST")
@login_required
@guarded(rules.may_let_in, User)
def end_sessions(request, user):
    actions.end_sessions(user, by=request.user)
    messages.success(request, _("This person is signed out everywhere."))
    return redirect("people_office:account", pk=user.pk)


@answers_to("POST")
@login_required
@guarded(rules.may_let_in, User)
def forget_factors(request, user):
    actions.forget_factors(user, by=request.user)
    messages.success(
        request, _("The second factors are taken away. They can be set up again.")
    )
    return redirect("people_office:account", pk=user.pk)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read_policy)
def policy(request):
    """What each role may, one's own first; then every address on one sheet."""
    listed = entries()
    roles = [
        {
            "label": role.label,
            "sentence": sentence,
            "asks_factor": role in WITH_SECOND_FACTOR,
            "is_own": request.user.holds(role),
            "sentences": sentences_of(role, listed),
        }
        for role, sentence in SENTENCES.items()
    ]
    roles.sort(key=lambda one: not one["is_own"])
    context = {
        "roles": roles,
        "parts": tables.policy(sheet()),
        "may_let_in": rules.may_let_in(request.user),
    }
    return render(request, "people/office/policy.html", context)
