"""What happens when a form of a record is sent."""

from collections.abc import Callable

from django import forms

from mosty.access.refusals import ChangedMeanwhile, Refused


def submitted(request, form_class: type[forms.Form], save: Callable, **options):
    """The form, and what `save(form)` gave when it was sent and held, else None.

    `save` calls an action. What the action refuses stands at the head of the form,
    and everything typed stays. When the record was changed between reading and
    writing, the form looks at it again and shows where the two meet. Further
    `options` go to the form, `thing` among them.
    """
    if request.method != "POST":
        return form_class(**options), None
    form = form_class(request.POST, request.FILES, **options)
    if not form.is_valid():
        return form, None
    try:
        return form, save(form)
    except ChangedMeanwhile:
        options["thing"].refresh_from_db()
        form = form_class(request.POST, request.FILES, **options)
        if not form.is_valid():
            return form, None
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return form, None
    try:
        return form, save(form)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return form, None
