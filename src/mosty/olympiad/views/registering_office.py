"""Pupils entered by the office, quotas of partners, time granted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.olympiad import rules
from mosty.olympiad.actions.quotas import set_quota
from mosty.olympiad.actions.registering import grant_extra, is_open
from mosty.olympiad.codes import shown
from mosty.olympiad.desks import lists_of, standings
from mosty.olympiad.forms.entering import ExtraForm, QuotaForm
from mosty.olympiad.models import Edition
from mosty.olympiad.views import registering as pages
from mosty.olympiad.views.entering import form_page
from mosty.olympiad.views.registering import OFFICE, edition_of, entrant_of
from mosty.ui.methods import answers_to, require_safe

MOST_LISTS = 200


@never_cache
@require_safe
@login_required
@guarded(rules.may_enter_for_all)
def pupils(request):
    """All lists, the youngest first, and what is open."""
    today = localdate()
    standing = Count("entrants", filter=Q(entrants__is_withdrawn=False))
    asked = Count(
        "entrants",
        filter=Q(entrants__is_withdrawn=False, entrants__extra_asked_min__gt=0)
        & Q(entrants__extra_min=0),
    )
    rows = Edition.objects.filter(is_practice=False, is_closed=False)
    context = OFFICE.context(
        editions=[
            {"edition": one, "is_open": is_open(one, today), "standings": []}
            for one in rows.select_related("activity").order_by("-pk")
        ],
        lists=lists_of(request.user)
        .annotate(standing=standing, asked=asked)
        .order_by("-entered_at")[:MOST_LISTS],
    )
    return render(request, "olympiad/registering/pupils.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_enter_for_all)
def quotas(request, pk):
    """Quotas of partners and what of them is used; one set at a time."""
    edition = edition_of(pk)
    form, quota = submitted(
        request,
        QuotaForm,
        lambda form: set_quota(edition, by=request.user, **form.cleaned_data),
        user=request.user,
    )
    if quota is not None:
        messages.success(request, _("The quota is set."))
        return redirect(OFFICE.url("quotas", pk=edition.pk))
    context = {"form": form, "edition": edition, "standings": standings(edition)}
    return render(request, "olympiad/registering/quotas.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_enter_for_all)
def extra(request, pk):
    """Time beyond that of all, for one pupil and for a reason."""
    entrant = entrant_of(request, pk)
    asked = entrant.extra_asked_min
    told = {"minutes": asked, "ground": entrant.extra_ground}
    text = _("Asked for: %(minutes)s min; ground: %(ground)s") % told if asked else ""
    initial = {"minutes": entrant.extra_min or asked or None}
    return form_page(
        request,
        ExtraForm,
        lambda form: grant_extra(
            entrant,
            form.cleaned_data["minutes"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
        title=_("Time for one pupil"),
        over=shown(entrant.code),
        back=OFFICE.url("list", pk=entrant.registration_id),
        text=text,
        options={"initial": initial | {"reason": entrant.extra_ground}},
        words=_("The time is granted; it stands on the sheet that is printed."),
    )


def page(view, *methods):
    """The shared page as it stands in the office."""

    @never_cache
    @answers_to(*methods)
    @login_required
    @guarded(rules.may_enter_for_all)
    def wrapper(request, pk):
        return view(request, OFFICE, pk)

    return wrapper


enter = page(pages.enter, "GET", "HEAD", "POST")
a_list = page(pages.a_list, "GET", "HEAD")
sheet = page(pages.sheet, "GET", "HEAD")
sheet_pdf = page(pages.sheet_pdf, "GET", "HEAD", "POST")
replace = page(pages.replace, "POST")
withdraw = page(pages.withdraw, "GET", "HEAD", "POST")
