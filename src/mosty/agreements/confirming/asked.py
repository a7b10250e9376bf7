"""How a partner is asked: the fields that a letter for one and for many share."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES = (
    ("ru", pgettext_lazy("language", "Russian")),
    ("en", pgettext_lazy("language", "English")),
)


def days_field():
    return forms.IntegerField(
        label=_("For how many days the link works"),
        min_value=1,
        max_value=365,
        widget=forms.NumberInput(attrs={"class": "day"}),
    )


def note_field():
    return forms.CharField(
        label=_("A line of your own in the letter"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def language_field(**options):
    return forms.ChoiceField(
        label=_("Language of the letter"), widget=forms.RadioSelect, **options
    )


class AskingManyForm(forms.Form):
    """The same for many agreements: each contact in a language of theirs."""

    language = language_field(
        choices=[("", _("As the contact reads")), *LANGUAGES], required=False
    )
    days = days_field()
    note = note_field()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["days"].initial = 30
