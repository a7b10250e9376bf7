"""Entries of the menus, and addresses that have moved."""

from urllib.parse import unquote

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.pages.models import MenuItem
from mosty.ui.forms import Pair, Part, RecordForm


class MenuItemForm(RecordForm):
    """One entry; the page offers the addresses of this site in a list."""

    title_ru = forms.CharField(label=pgettext_lazy("menu", "Title"), max_length=80)
    title_en = forms.CharField(max_length=80, required=False)
    address = forms.CharField(
        label=_("Where it leads"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "addresses", "autocomplete": "off"}),
        help_text=_(
            "Begin to type and choose a page of this site, or write an address of "
            "another one from https:// on."
        ),
    )
    place = forms.ChoiceField(
        label=_("Where it stands"), choices=MenuItem.Place, widget=forms.RadioSelect
    )

    parts = (Part("", (Pair("title"), "address", "place")),)


class RedirectForm(forms.Form):
    """An address at which nothing stands any more, and where it leads."""

    old_path = forms.CharField(
        label=_("Old address"), max_length=300, help_text=_("Like /old-page.html")
    )
    new_path = forms.CharField(
        label=_("New address"), max_length=300, help_text=_("Like /contacts/")
    )

    def clean_old_path(self):
        return unquote(self.cleaned_data["old_path"])
