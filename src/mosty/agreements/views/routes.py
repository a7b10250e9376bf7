"""Routes of approval."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import actions, rules
from mosty.agreements.forms.approval import RouteForm
from mosty.agreements.models import Route
from mosty.agreements.views.asking import Page, ask
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_keep)
def routes(request):
    rows = Route.objects.prefetch_related("steps__person")
    return render(request, "agreements/office/routes.html", {"routes": rows})


def route_page(title, submit, said):
    back = reverse("agreements_office:routes")
    return Page(
        title=title,
        text=_(
            "Steps follow each other; those marked as together are asked at once. "
            "Rounds that run keep the steps they began with."
        ),
        submit=submit,
        back=back,
        over=_("Routes of approval"),
        said=lambda done: said,
        after=lambda done: back,
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def add_route(request):
    def save(form):
        return actions.lay_out(by=request.user, **laid_out(form))

    page = route_page(
        _("A new route of approval"), _("Add the route"), _("The route is added.")
    )
    return ask(request, page, RouteForm, save)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Route)
def edit_route(request, route):
    seen_at = route.changed_at

    def save(form):
        return actions.lay_out_anew(
            route, by=request.user, seen_at=seen_at, **laid_out(form)
        )

    page = route_page(_("A route of approval"), _("Save"), _("The route is saved."))
    return ask(request, page, RouteForm, save, thing=route)


def laid_out(form) -> dict:
    told = form.cleaned_data
    words = {name: told[name] for name in ("title_ru", "title_en", "kind")}
    steps = [actions.StepFacts(**one) for one in form.steps()]
    return {**words, "steps": steps}


@answers_to("POST")
@login_required
@guarded(rules.may_keep, Route)
def put_route_away(request, route):
    is_archived = not route.is_archived
    actions.put_route_away(route, by=request.user, is_archived=is_archived)
    away, back = _("The route is put away."), _("The route is offered again.")
    messages.success(request, away if is_archived else back)
    return redirect("agreements_office:routes")
