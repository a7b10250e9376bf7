"""Signing in by a one-time link, and signing out."""

from django.contrib.auth import login, logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from mosty.people import actions, limits, rules
from mosty.people.forms import SignInForm
from mosty.people.models import SignInLink
from mosty.ui.methods import answers_to, require_safe

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@answers_to("GET", "HEAD", "POST")
def sign_in(request):
    """Ask for a link; the answer is the same whether the account exists or not."""
    way_back = own_path(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated and request.method != "POST":
        return redirect(way_back or first_page(request.user))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            actions.send_sign_in_link(
                form.cleaned_data["email"],
                client=request.client_address,
                language=get_language() or "ru",
                now=timezone.now(),
                way_back=way_back,
            )
        except actions.TooManyRequests as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("people:sent")
    context = {"form": form, "next": way_back, "hours": limits.HOURS}
    status = 429 if form.is_bound and form.non_field_errors() else 200
    return render(request, "people/portal/sign_in.html", context, status=status)


@never_cache
@require_safe
def sent(request):
    context = {"hours": limits.HOURS}
    return render(request, "people/portal/sent.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
def use_link(request, token):
    """Show whom the link signs in; sign in when the button is pressed, once.

    A page that is merely looked at (by a mail program, say) spends nothing.
    """
    now = timezone.now()
    usable = SignInLink.objects.usable(token, now).select_related("user__person")
    link = usable.first()
    if link is None:
        return render(request, "people/portal/spent.html", status=410)
    way_back = own_path(request, request.GET.get("next"))
    if request.method != "POST":
        context = {"link": link, "next": way_back}
        return render(request, "people/portal/use_link.html", context)
    user = actions.use_sign_in_link(token, now=now)
    login(request, user, backend=BACKEND)
    return redirect(way_back or first_page(user))


@answers_to("POST")
def sign_out(request):
    logout(request)
    return redirect("portal:home")


def first_page(user) -> str:
    """The desk for staff, the site for others."""
    return reverse("office:desk" if rules.is_staff(user) else "portal:home")


def own_path(request, address) -> str:
    """The address if it leads to a page of this site, else nothing."""
    if not address or not address.startswith("/"):
        return ""
    allowed = url_has_allowed_host_and_scheme(address, {request.get_host()})
    return address if allowed else ""
