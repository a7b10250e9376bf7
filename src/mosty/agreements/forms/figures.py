"""What is asked of the figures: by what to narrow them, and a name for a view."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60


class KeepForm(forms.Form):
    """A saved view by its name."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        label=_("Name of the view"),
        error_messages={"required": _("Give the view a name.")},
    )
    is_shared = forms.BooleanField(required=False, label=_("For all colleagues"))
