"""The rules of countries that ask for a conclusion, as the office keeps them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, rules
from mosty.agreements.forms.packs import PackForm
from mosty.agreements.models import RulePack
from mosty.agreements.views.asking import Page, ask
from mosty.institution import context as institutions
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def packs(request):
    context = {
        "packs": RulePack.objects.all(),
        "may_rule": rules.may_rule(request.user),
        "here": institutions.of(request).country_code,
    }
    return render(request, "agreements/office/packs.html", context)


def page_of_pack(title, submit, said):
    back = reverse("agreements_office:packs")
    return Page(
        title=title,
        text=_(
            "What a law asks for before an agreement is signed. Every change makes a new "
            "version; applications keep the one under which they were begun."
        ),
        submit=submit,
        back=back,
        over=_("Conclusions before signing"),
        said=lambda done: said,
        after=lambda done: back,
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_rule)
def add_pack(request):
    def save(form):
        return actions.add_pack(by=request.user, **form.values())

    page = page_of_pack(_("A new rule"), _("Add the rule"), _("The rule is added."))
    initial = {
        "jurisdiction": institutions.of(request).country_code,
        "partners": "foreign",
        "term_unit": "calendar",
    }
    return ask(request, page, PackForm, save, initial=initial)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_rule, RulePack)
def pack(request, pack):
    def save(form):
        return actions.describe_pack(
            pack, by=request.user, expected=form.expected(), **form.values()
        )

    page = page_of_pack(
        _("A rule that asks for a conclusion"), _("Save"), _("The rule is saved.")
    )
    return ask(request, page, PackForm, save, thing=pack)


@answers_to("POST")
@login_required
@guarded(rules.may_rule, RulePack)
def put_pack_away(request, pack):
    is_archived = not pack.is_archived
    actions.put_pack_away(pack, by=request.user, is_archived=is_archived)
    away, back = _("The rule asks for nothing any more."), _("The rule asks again.")
    messages.success(request, away if is_archived else back)
    return redirect("agreements_office:packs")
