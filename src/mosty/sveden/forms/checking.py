"""A page that is to be checked: an address, a file or its source."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 10 * 1024 * 1024


class CheckForm(forms.Form):
    """Exactly one of the three is looked at, the first that is filled in."""

    address = forms.URLField(
        label=_("Address of the page"),
        required=False,
        assume_scheme="https",
        help_text=_("For instance https://school.example/sveden/inter"),
    )
    file = forms.FileField(
        label=_("Or the saved page"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".html,.htm"}),
    )
    pasted = forms.CharField(
        label=_("Or its source"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false"}),
        help_text=_("In a browser: Ctrl+U, Ctrl+A, Ctrl+C."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("The page is larger than 10 MB."))
        return file

    def clean(self):
        cleaned = super().clean()
        filled = any(cleaned.get(name) for name in ("address", "file", "pasted"))
        if not self.errors and not filled:
            raise ValidationError(_("Give an address, choose a file or paste a page."))
        return cleaned
