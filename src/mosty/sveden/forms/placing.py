"""A person's word that an edition stands on another site."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.ui.forms import PreciseDateField, RecordForm


class PlacementForm(RecordForm):
    placed_on = PreciseDateField(
        label=_("It stands there since"), is_day=True, required=True
    )
    address = forms.URLField(
        label=_("Its address on the other site"),
        required=False,
        assume_scheme="https",
    )
