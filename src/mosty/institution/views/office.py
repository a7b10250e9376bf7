"""The institution's settings, and the wizard of one that has just begun."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.institution import actions, forms
from mosty.institution.context import current
from mosty.institution.models import Institution
from mosty.institution.rules import may_set_up
from mosty.ui.forms import RecordForm
from mosty.ui.methods import answers_to, require_safe


@dataclass(frozen=True)
class Page:
    """A part of the settings."""

    title: object
    text: object
    form: type[RecordForm]


PAGES = {
    "names": Page(
        gettext_lazy("Names"),
        gettext_lazy("How the institution is called at the head of every page."),
        forms.NamesForm,
    ),
    "place": Page(
        gettext_lazy("Place and clock"),
        gettext_lazy("Where the bridges begin on the map, and whose midnight it is."),
        forms.PlaceForm,
    ),
    "contacts": Page(
        gettext_lazy("Contacts"),
        gettext_lazy("Shown at the foot of every page."),
        forms.ContactsForm,
    ),
    "look": Page(
        gettext_lazy("Look and languages"),
        gettext_lazy("The accent colour, the kind of map, the English half."),
        forms.LookForm,
    ),
}


@never_cache
@require_safe
@login_required
@guarded(may_set_up)
def settings(request):
    """All parts on one page, each with its way to be changed."""
    one = current()
    if one.pk is None:
        return redirect("institution_office:begin", part="names")
    pages = [
        {
            "name": name,
            "title": page.title,
            "text": page.text,
            "facts": facts(page, one),
        }
        for name, page in PAGES.items()
    ]
    return render(
        request, "institution/office/settings.html", {"pages": pages, "one": one}
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_set_up)
def part(request, part):
    """Change one part of the settings."""
    page, one = page_of(part), current()
    if one.pk is None:
        return redirect("institution_office:begin", part="names")
    form, saved = submitted(
        request, page.form, lambda form: save(request, form), thing=one
    )
    if saved is not None:
        messages.success(request, _("Saved. The site shows it already."))
        return redirect("institution_office:settings")
    context = {"page": page, "form": form}
    return render(request, "institution/office/part.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_set_up)
def begin(request, part):
    """The wizard: one part after another, each saved before the next."""
    page, one = page_of(part), current()
    order = list(PAGES)
    if one.pk is None and part != order[0]:
        return redirect("institution_office:begin", part=order[0])
    thing = one if one.pk else None
    form, saved = submitted(
        request, page.form, lambda form: save(request, form), thing=thing
    )
    place = order.index(part)
    if saved is not None:
        if place + 1 < len(order):
            return redirect("institution_office:begin", part=order[place + 1])
        messages.success(request, _("The institution is set up. What comes next:"))
        return redirect("office:first_steps")
    context = {
        "page": page,
        "form": form,
        "place": place + 1,
        "places": len(order),
        "back": order[place - 1] if place else "",
        "following": order[place + 1] if place + 1 < len(order) and thing else "",
    }
    return render(request, "institution/office/begin.html", context)


@never_cache
@require_safe
@login_required
@guarded(may_set_up)
def go_on(request):
    """To the wizard until it is gone through, then to the settings."""
    if current().email:
        return redirect("institution_office:settings")
    return redirect("institution_office:begin", part=next(iter(PAGES)))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_set_up)
def logo(request):
    """Put a logo at the head of every page."""
    form = forms.LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.wear_logo(form.cleaned_data["logo"], by=request.user)
        messages.success(request, _("The logo stands at the head of every page."))
        return redirect("institution_office:settings")
    context = {"form": form, "one": current()}
    return render(request, "institution/office/logo.html", context)


@answers_to("POST")
@login_required
@guarded(may_set_up)
def logo_off(request):
    actions.wear_logo(None, by=request.user)
    messages.success(request, _("The logo is taken off."))
    return redirect("institution_office:settings")


def page_of(part) -> Page:
    if part not in PAGES:
        raise Http404
    return PAGES[part]


def save(request, form) -> Institution:
    """Found the institution with its first part, or describe it."""
    if form.thing is None:
        return actions.found(by=request.user, **form.values())
    return actions.describe(by=request.user, expected=form.expected(), **form.values())


def facts(page, one) -> list[tuple[str, str]]:
    """What a part says now, in words."""
    form = page.form(thing=one)
    return [
        (field.label, form.spoken(name, form.initial.get(name)))
        for name, field in form.fields.items()
    ]
