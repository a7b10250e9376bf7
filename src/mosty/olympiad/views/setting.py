"""Editions in the office: the list, one with its order of work, founding, closing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.olympiad import actions, rules
from mosty.olympiad.actions import editions as writing
from mosty.olympiad.checklist import checklist
from mosty.olympiad.forms.setting import EditionForm
from mosty.olympiad.models import Edition, Task
from mosty.olympiad.views.entering import confirmed, form_page
from mosty.ui.addresses import numbered, page
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to, require_safe


def address(edition) -> str:
    return numbered("olympiad_office:edition", pk=edition.pk)


def called(edition) -> str:
    return in_language(edition.activity, "title").text


def found(pk) -> Edition:
    return get_object_or_404(Edition.objects.select_related("activity"), pk=pk)


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def editions(request):
    rows = Edition.objects.select_related("activity").prefetch_related("rounds")
    context = {
        "editions": rows.order_by("is_closed", "is_practice", "-pk"),
        "tasks": Task.objects.filter(is_archived=False).count(),
        "has_practice": any(one.is_practice for one in rows),
    }
    return render(request, "olympiad/office/setting_editions.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def edition(request, pk):
    one = found(pk)
    rounds = [
        {"round": each, "list": checklist(each), "groups": each.groups.count()}
        for each in one.rounds.select_related("edition__activity")
    ]
    context = {
        "edition": one,
        "title": called(one),
        "rounds": rounds,
        "tracks": one.tracks.all(),
        "entrants": one.entrants.filter(is_withdrawn=False).count(),
    }
    return render(request, "olympiad/office/setting_edition.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def add_edition(request):
    def save(form):
        told = form.values()
        return writing.found_edition(told.pop("title_ru"), by=request.user, **told)

    return form_page(
        request,
        EditionForm,
        save,
        title=_("Found an edition"),
        over=_("Olympiad"),
        back=page("olympiad_office:editions"),
        words=_("The edition is founded. Its tracks come next."),
        to=address,
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def edit_edition(request, pk):
    one = found(pk)
    return form_page(
        request,
        EditionForm,
        lambda form: writing.revise_edition(
            one, form.values(), by=request.user, expected=form.expected()
        ),
        title=_("Edit the edition"),
        over=called(one),
        back=address(one),
        options={"thing": one},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def close_edition(request, pk):
    """Says what ends, then ends it."""
    one = found(pk)
    return confirmed(
        request,
        lambda: writing.close_edition(one, by=request.user),
        title=_("Close the edition"),
        text=_(
            "No code opens a round of it any more. Answers, results and the journal "
            "stay."
        ),
        over=called(one),
        back=address(one),
        words=_("The edition is closed."),
    )


@answers_to("POST")
@login_required
@guarded(rules.may_set)
def found_practice(request):
    one = actions.found_practice(by=request.user)
    messages.success(request, _("Visitors may try the olympiad on the site now."))
    return redirect(address(one))
