"""Stopping letters from a letter, without signing in."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mosty.letters import actions
from mosty.letters.actions.stopping import NoSuchLink
from mosty.ui.methods import answers_to


@csrf_exempt  # a mail program posts here for its reader (RFC 8058); the token signs
@never_cache
@answers_to("GET", "HEAD", "POST")
def unsubscribe(request, token):
    """Ask, then stop on a POST; a page that is merely fetched stops nothing."""
    try:
        stop = actions.stop_of(token)
    except NoSuchLink as refusal:
        context = {"message": refusal.message}
        return render(request, "letters/portal/no_link.html", context, status=404)
    if request.method == "POST":
        actions.unsubscribe(stop)
    context = {"stop": stop, "is_done": request.method == "POST"}
    return render(request, "letters/portal/unsubscribe.html", context)
