"""Consents written, given and withdrawn; demands entered and decided."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.people.models import ConsentText, How, Purpose
from mosty.people.models.request import GROUNDS
from mosty.ui.forms import Pair, Part, RecordForm

OFF_SITE = [(How.PAPER.value, How.PAPER.label), (How.LETTER.value, How.LETTER.label)]
LONG = {"rows": 12}


def day(label, **options):
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day.")},
        **options,
    )


class ConsentTextForm(RecordForm):
    """The words of one version, side by side."""

    text_ru = forms.CharField(
        label=_("Text of the consent"), widget=forms.Textarea(attrs=LONG)
    )
    text_en = forms.CharField(required=False, widget=forms.Textarea(attrs=LONG))

    parts = (
        Part(
            "",
            (Pair("text"),),
            text=_(
                "Say who the operator is, for which purpose, which data, what may be "
                "done with them, until when, and how the consent is withdrawn (152-FZ, "
                "art. 9). An empty line begins a new paragraph."
            ),
        ),
    )


class PurposeForm(forms.Form):
    """Which consent a new version is for."""

    purpose = forms.ChoiceField(
        label=pgettext_lazy("consent", "Purpose"), choices=Purpose
    )


class PublishForm(forms.Form):
    on = day(pgettext_lazy("consent", "In force from"), initial=timezone.localdate)


class PaperConsentForm(forms.Form):
    """A consent that came on paper or by letter."""

    text = forms.ModelChoiceField(
        label=_("To which text"),
        queryset=ConsentText.objects.none(),
        error_messages={"required": _("Choose the text.")},
    )
    how = forms.ChoiceField(label=_("How it was given"), choices=OFF_SITE)
    on = day(_("Given on"), initial=timezone.localdate)
    scan = forms.FileField(
        label=_("Scan of the paper"),
        required=False,
        help_text=_("Only those who work on personal data see it."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["text"].queryset = ConsentText.objects.published()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("how") == How.PAPER and not cleaned.get("scan"):
            self.add_error("scan", _("Add the scan: it proves the consent."))
        return cleaned


class WithdrawalForm(forms.Form):
    how = forms.ChoiceField(label=_("How it was withdrawn"), choices=OFF_SITE)
    on = day(_("Withdrawn on"), initial=timezone.localdate)


class DemandForm(forms.Form):
    ground = forms.ChoiceField(label=_("Ground"), choices=GROUNDS)
    on = day(_("Received on"), initial=timezone.localdate)


class RefusalForm(forms.Form):
    answer = forms.CharField(
        label=_("Why the data stay"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The person reads these words; name the law and the article."),
        error_messages={"required": _("Say why: the person gets this as the answer.")},
    )


class DestructionForm(forms.Form):
    name = forms.CharField(
        label=_("Type the name of the person"),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type the name as it stands on this page.")},
    )
