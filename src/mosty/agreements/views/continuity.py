"""Agreements and partners left alone: the worklist, and giving them to somebody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import rules
from mosty.agreements.continuity import actions, alone, lines
from mosty.agreements.continuity.alone import Asked, Reason
from mosty.agreements.continuity.rules import may_hand
from mosty.agreements.forms.continuity import CareForm, GiveForm
from mosty.agreements.models import Agreement, CareTerms
from mosty.agreements.views.asking import Page, ask
from mosty.people.models import Person
from mosty.ui.methods import answers_to, require_safe

PER_PAGE = 50
GIVEN = "agreements.given"


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def alone_list(request):
    """Agreements, or partners (`?what=partners`), one reason or all."""
    is_partners = request.GET.get("what") == "partners"
    reasons = alone.OF_PARTNERS if is_partners else tuple(Reason)
    asked = Asked.on_day(timezone.localdate())
    ask_rows = alone.partners if is_partners else alone.agreements
    rows = ask_rows(request.user, asked)
    figures = alone.counted(rows, reasons)
    reason = request.GET.get("reason", "")
    if reason in reasons:
        rows = rows.filter(**{f"is_{reason}": True})
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    line_of = lines.of_partner if is_partners else lines.of_agreement
    context = {
        "page": page,
        "lines": [line_of(one, reasons) for one in page],
        "is_partners": is_partners,
        "reason": reason if reason in reasons else "",
        "tabs": lines.tabs_of(figures, reasons, reason, is_partners=is_partners),
        "total": figures["total"],
        "form": GiveForm(initial={"taker": request.user.person_id}),
        "may_give": may_hand(request.user) and not is_partners,
        "given": given_before(request),
    }
    return render(request, "agreements/office/alone.html", context)


def given_before(request):
    """What was given last in this session, as long as nobody has looked away."""
    kept = request.session.get(GIVEN)
    if not kept:
        return None
    taker = Person.objects.filter(pk=kept["taker"]).first()
    return {"taker": taker, "count": len(kept["former"])} if taker else None


@answers_to("POST")
@login_required
@guarded(may_hand)
def give(request):
    """Those that are ticked, or the one whose button was pressed."""
    back = f"{reverse('agreements_office:alone')}?{request.GET.urlencode()}"
    form = GiveForm(request.POST)
    keys = request.POST.getlist("one") or request.POST.getlist("agreement")
    keys = [one for one in keys if one.isascii() and one.isdigit()][:PER_PAGE]
    seen = Agreement.objects.visible_to(request.user).filter(pk__in=keys)
    keys = list(seen.values_list("pk", flat=True))
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["taker"]))
    elif not keys:
        messages.error(request, _("Tick at least one agreement."))
    else:
        taker = form.cleaned_data["taker"]
        former = actions.give(keys, taker=taker, by=request.user)
        request.session[GIVEN] = {"taker": taker.pk, "former": list(former.items())}
        said = ngettext(
            "%(count)s agreement is given to %(person)s.",
            "%(count)s agreements are given to %(person)s.",
            len(former),
        )
        told = {"count": len(former), "person": taker}
        messages.success(request, said % told)
    return redirect(back)


@answers_to("POST")
@login_required
@guarded(may_hand)
def give_back(request):
    kept = request.session.pop(GIVEN, None)
    if kept:
        taker = Person.objects.filter(pk=kept["taker"]).first()
        back = actions.give_back(dict(kept["former"]), taker=taker, by=request.user)
        said = ngettext(
            "%(count)s agreement is taken back.",
            "%(count)s agreements are taken back.",
            back,
        )
        messages.success(request, said % {"count": back})
    return redirect("agreements_office:alone")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def care(request):
    """The days of reminders, and what counts as left alone."""

    def save(form):
        return actions.set_care(
            form.values(), by=request.user, expected=form.expected()
        )

    back = reverse("agreements_office:alone")
    page = Page(
        title=_("Reminders and the letter of the week"),
        text=_("They go to who is responsible, else to the deputy, else to the head."),
        submit=_("Save"),
        back=back,
        over=_("Left alone"),
        said=lambda done: _("Saved."),
        after=lambda done: reverse("agreements_office:care"),
    )
    return ask(request, page, CareForm, save, thing=CareTerms.objects.held())
