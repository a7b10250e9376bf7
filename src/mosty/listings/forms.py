"""What is asked beside a register: columns, views."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.listings.models import LONGEST_NAME


class ColumnsForm(forms.Form):
    """Which columns stand; none of them means the usual ones."""

    column = forms.MultipleChoiceField(required=False)

    def __init__(self, data, *, listing):
        super().__init__(data)
        self.fields["column"].choices = [
            (one.name, one.title) for one in listing.columns
        ]


class ViewForm(forms.Form):
    """A view by its name."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        label=_("Name of the view"),
        error_messages={"required": _("Give the view a name.")},
    )
    is_shared = forms.BooleanField(required=False, label=_("For all colleagues"))
    is_first = forms.BooleanField(
        required=False, label=_("Open the register with this view")
    )
    takes_present = forms.BooleanField(
        required=False, label=_("Keep the filters and columns as they stand now")
    )
