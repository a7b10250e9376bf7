"""Where forms keep what is typed, and find it again after a crash."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import signed_in
from mosty.people.actions import drafts as actions
from mosty.people.models.draft import Draft
from mosty.ui.methods import answers_to

LONGEST_ADDRESS = 300


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(signed_in)
def drafts(request):
    """GET gives the draft of `form` (204 if there is none), POST keeps one."""
    form = (request.POST or request.GET).get("form", "")
    if not form.startswith("/") or len(form) > LONGEST_ADDRESS:
        return HttpResponseBadRequest()
    if request.method == "POST":
        return keep(request, form)
    draft = Draft.objects.filter(user=request.user, form=form).first()
    if draft is None:
        return HttpResponse(status=204)
    moment = date_format(timezone.localtime(draft.kept_at), "j E, H:i")
    answer = {
        "values": draft.values,
        "said": _("You typed here on %(moment)s and did not save.")
        % {"moment": moment},
        "back": _("Put it back"),
        "drop": _("Throw it away"),
    }
    return JsonResponse(answer)


def keep(request, form):
    values = pairs_of(request.POST.get("values", ""))
    if values is None:
        return HttpResponseBadRequest()
    try:
        actions.keep_draft(request.user, form, values, at=timezone.now())
    except actions.TooLong as refusal:
        return HttpResponse(str(refusal.message), status=413)
    moment = timezone.localtime().strftime("%H:%M")
    words = _("Kept at %(moment)s, not saved yet.") % {"moment": moment}
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def pairs_of(text):
    """The pairs of field and text, or None when this is something else."""
    try:
        values = json.loads(text)
    except ValueError:
        return None
    is_sound = isinstance(values, list) and all(
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(one, str) for one in pair)
        for pair in values
    )
    return values if is_sound else None
