"""The form of a record, and edits that meet."""

from django import template

register = template.Library()


@register.inclusion_tag("ui/record_form.html", takes_context=True)
def record_form(context, form, *, submit, back="", action="", draft=True):
    """A whole form of the office: errors, parts, languages side by side, buttons.

    `submit` says what the button does, `back` is where one goes without saving.
    With `draft` what is typed is kept on the server until it is saved.
    """
    request = context["request"]
    return {
        "form": form,
        "submit": submit,
        "back": back,
        "action": action,
        "draft": request.path if draft else "",
        "csrf_token": context.get("csrf_token"),
        "is_upload": form.is_multipart(),
    }


@register.inclusion_tag("ui/record_part.html")
def record_part(part):
    """One part of the form, when a page lays them out itself."""
    return {"part": part}
