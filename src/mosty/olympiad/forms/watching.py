"""Input while a round runs and after it: a message, a decision, the end of a log."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MessageForm(forms.Form):
    """What everybody who takes the round is told."""

    text_ru = forms.CharField(
        label=_("Message, in Russian"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "ru"}),
    )
    text_en = forms.CharField(
        label=_("Message, in English"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )


class DecisionForm(forms.Form):
    """Which late answers, whether they count, and why."""

    events = forms.MultipleChoiceField(
        label=_("Late answers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the answers that you decide on.")},
    )
    is_counted = forms.TypedChoiceField(
        label=_("Decision"),
        coerce=lambda told: told == "yes",
        choices=[("yes", _("They count")), ("no", _("They do not count"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, late, **options):
        super().__init__(*args, **options)
        self.fields["events"].choices = [(one.key, one.key) for one in late]

    def keys(self) -> list[tuple[str, int]]:
        told = (key.rpartition(":") for key in self.cleaned_data["events"])
        return [(client, int(seq)) for client, _colon, seq in told]


class EndForm(forms.Form):
    """The title, typed by whoever destroys the log."""

    title = forms.CharField(
        label=_("Type the title of the edition"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
