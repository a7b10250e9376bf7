"""A page with one form: how every form of the room is asked and answered."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from mosty.access.submitting import submitted

FORM = "agreements/office/form.html"


@dataclass(frozen=True)
class Line:
    """A line of a warning; `url` is where it is mended."""

    text: str
    url: str


@dataclass(frozen=True)
class Page:
    """What stands around the form, and what happens once it was sent.

    `warning` with its `lines` is what to know first, `steps` is what
    else may be done here. `back` is the page behind it. `said(done)` is told when it is saved, and
    `after(done)` is where one goes then. `desk` brings back to the desk those who
    came from there.
    """

    title: object
    submit: object
    back: str
    said: Callable
    after: Callable
    over: object = ""
    text: object = ""
    lines: tuple = ()
    warning: object = ""
    steps: tuple = ()
    template: str = FORM


def ask(request, page: Page, form_class, save, **options):
    """The form, or the way on after `save(form)` has held."""
    form, done = submitted(request, form_class, save, **options)
    if done is not None:
        messages.success(request, page.said(done))
        is_from_desk = request.GET.get("from") == "desk"
        return redirect(reverse("office:desk") if is_from_desk else page.after(done))
    return render(request, page.template, {"page": page, "form": form})


def record_address(agreement) -> str:
    return reverse("agreements_office:record", kwargs={"pk": agreement.pk})
