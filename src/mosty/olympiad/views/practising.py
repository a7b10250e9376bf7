"""The practice edition in the office: whether it is there, and the button to found it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.olympiad import actions, rules
from mosty.olympiad.models import Attempt, Edition, Task, Track
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def practice(request):
    """What the practice holds, and how often it was taken; POST founds it."""
    if request.method == "POST":
        actions.found_practice(by=request.user)
        messages.success(request, _("Anybody may take the practice on the site now."))
        return redirect("olympiad_office:practice")
    edition = Edition.objects.filter(is_practice=True).first()
    attempts = Attempt.objects.filter(round__edition=edition)
    context = {
        "edition": edition,
        "tracks": Track.objects.filter(edition=edition),
        "begun": attempts.count(),
        "handed": attempts.exclude(handed_in_at=None).count(),
        "unchecked": Task.objects.unchecked().count(),
    }
    return render(request, "olympiad/office/practice.html", context)
