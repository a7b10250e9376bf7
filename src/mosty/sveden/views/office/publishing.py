"""How the page stands: what waits, what was published, how it is published."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.institution.context import current as institution
from mosty.journal.kinds import names_of
from mosty.places.workdays import lacking_years, loaded_years
from mosty.sveden import actions, block, page, pending, rules, standing
from mosty.sveden.calendar import administrators
from mosty.sveden.forms import AccreditationsForm, PlacementForm, PublishingForm
from mosty.sveden.models import Accreditation, Edition, OtherSite, Publishing
from mosty.sveden.register import content_now
from mosty.sveden.rows import Content, changes
from mosty.ui.methods import answers_to, require_safe

SHOWN = 20


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def overview(request):
    """What waits with its last day, the editions, and what may be done."""
    settings = standing.publishing()
    content = content_now(settings)
    last = standing.last_edition()
    edition = standing.baseline(settings)
    before = Content.of(edition.content) if edition else Content()
    editions = list(Edition.objects.prefetch_related("placements")[: SHOWN + 1])
    context = {
        "publishing": settings,
        "is_file": settings.other_site == OtherSite.FILE,
        "waiting": pending.waiting_on(localdate()),
        "count": len(content.marked),
        "seen": content.sha256(),
        "is_published": last is not None and last.sha256 == content.sha256(),
        "differences": differences(before, content),
        "editions": told_editions(editions[:SHOWN]),
        "has_more": len(editions) > SHOWN,
        "may_publish": rules.may_publish(request.user),
        "may_set_up": rules.may_set_up(request.user),
    }
    return render(request, "sveden/office/page.html", context)


def differences(before: Content, after: Content) -> list[dict]:
    """What the next edition would change, each row as it was and as it will be."""
    was = {row.number: row for row in before.rows}
    found = []
    for number, (kind, row) in changes(before, after).items():
        former = was.get(number)
        found.append(
            {
                "number": number,
                "kind": kind,
                "before": page.said(former.details) if former else "",
                "after": page.said(row.details) if row and kind != "removed" else "",
                "title": page.said((row or former).organisation) if number else "",
            }
        )
    return found


def told_editions(editions) -> list[dict]:
    names = names_of({one.made_by for one in editions})
    return [
        {
            "edition": one,
            "by": names.get(one.made_by, ""),
            "placed": next(iter(one.placements.all()), None),
        }
        for one in editions
    ]


@answers_to("POST")
@login_required
@guarded(rules.may_publish)
def publish(request):
    """Show the register as the person has just seen it."""
    edition = actions.publish(by=request.user, seen=request.POST.get("seen", ""))
    messages.success(
        request, _("Edition %(number)s is published.") % {"number": edition.number}
    )
    return redirect("sveden_office:page")


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def editions(request):
    """All editions, the newest first."""
    found = list(Edition.objects.defer("content").prefetch_related("placements"))
    context = {"editions": told_editions(found)}
    return render(request, "sveden/office/editions.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def edition(request, number):
    """A past edition as the page showed it, and what it changed."""
    one = get_object_or_404(Edition, number=number)
    content = Content.of(one.content)
    former = Edition.objects.filter(number__lt=number).first()
    following = Edition.objects.filter(number__gt=number).order_by("number").first()
    context = {
        **page.tables(content, page.sheet_of(content.marked, 1, is_whole=True)),
        "edition": one,
        "by": names_of({one.made_by}).get(one.made_by, ""),
        "until": following.made_at if following else None,
        "former": former,
        "following": following,
        "is_whole": one.sha256 == content.sha256(),
        "differences": differences(Content.of(former.content), content)
        if former
        else [],
        "placements": one.placements.all(),
        "may_publish": rules.may_publish(request.user),
    }
    return render(request, "sveden/office/edition.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_publish)
def placed(request, number):
    """A person says since when an edition stands on another site."""
    one = get_object_or_404(Edition, number=number)

    def save(form):
        return actions.confirm_placed(
            one,
            by=request.user,
            on=form.cleaned_data["placed_on"].on,
            address=form.cleaned_data["address"],
        )

    initial = {"address": standing.publishing().other_address}
    form, done = submitted(request, PlacementForm, save, initial=initial)
    if done is not None:
        messages.success(request, _("It is noted where this edition stands."))
        return redirect("sveden_office:page")
    title = _("Edition %(number)s stands on another site") % {"number": number}
    back = reverse("sveden_office:edition", kwargs={"number": number})
    context = {"form": form, "title": title, "back": back}
    return render(request, "sveden/office/form.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set_up)
def settings(request):
    """How the page is published; an institution that never said is asked the same."""
    one = standing.publishing()

    def save(form):
        return actions.set_up(form.values(), by=request.user, expected=form.expected())

    if one.pk is None and request.method == "POST":
        one, _is_new = Publishing.objects.get_or_create(is_only=True)
    form, done = submitted(request, PublishingForm, save, thing=one)
    if done is not None:
        messages.success(request, _("Saved. The page follows it already."))
        return redirect("sveden_office:page")
    title, back = _("How the page is published"), reverse("sveden_office:page")
    context = {"form": form, "title": title, "back": back, "history": one.pk}
    return render(request, "sveden/office/form.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set_up)
def accreditations(request):
    """The rows of the table that the former rules asked for."""

    def save(form):
        actions.accredit_exactly(form.told_rows(), by=request.user)
        return True

    thing = list(Accreditation.objects.all())
    form, done = submitted(request, AccreditationsForm, save, thing=thing)
    if done is not None:
        messages.success(request, _("The accreditations are saved."))
        return redirect("sveden_office:page")
    title = _("International accreditation of educational programmes")
    context = {"form": form, "title": title, "back": reverse("sveden_office:page")}
    return render(request, "sveden/office/form.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def block_file(request):
    """The page as a file of its own, to be put on another site."""
    text = block.whole_page(standing.shown(), language="ru", institution=institution())
    response = HttpResponse(text, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="inter.html"'
    return response


@never_cache
@require_safe
@login_required
@guarded(rules.may_set_up)
def workdays(request):
    """Which production calendars are here and which is lacking; what to do about it."""
    on = localdate()
    context = {
        "loaded": sorted(loaded_years()),
        "lacking": lacking_years(on),
        "administrators": administrators(on),
        "may_load": rules.may_load_workdays(request.user),
    }
    return render(request, "sveden/office/workdays.html", context)
