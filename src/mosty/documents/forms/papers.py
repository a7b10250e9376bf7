"""What a document is called, what it is, and who may see it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.documents.forms.boxes import DocumentsField
from mosty.documents.models import Kind
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm

LANGUAGES = [
    ("", pgettext_lazy("language", "not stated")),
    ("ru", pgettext_lazy("language", "Russian")),
    ("en", pgettext_lazy("language", "English")),
    ("ru+en", pgettext_lazy("language", "Russian and English")),
    ("other", pgettext_lazy("language", "Another")),
]
KIND = pgettext_lazy("document", "Kind")
LANGUAGE = pgettext_lazy("document", "Language")
SEEN_BY = _("Who may see it")


class PaperForm(RecordForm):
    """The record of a document; its files are versions and have forms of their own."""

    title_ru = forms.CharField(label=pgettext_lazy("document", "Title"), max_length=400)
    title_en = forms.CharField(max_length=400, required=False)
    purpose_ru = forms.CharField(
        label=_("What it is for"), max_length=400, required=False
    )
    purpose_en = forms.CharField(max_length=400, required=False)
    kind = forms.ChoiceField(label=KIND, choices=Kind)
    dated_on = PreciseDateField(
        label=_("Date of the paper"), precision_name="dated_precision"
    )
    language = forms.ChoiceField(label=LANGUAGE, choices=LANGUAGES, required=False)
    audience = forms.ChoiceField(label=SEEN_BY, choices=Audience)

    parts = (
        Part("", (Pair("title"), Pair("purpose"))),
        Part(_("About the paper"), ("kind", "dated_on", "language")),
        Part(SEEN_BY, ("audience",)),
    )


class NewPapersForm(forms.Form):
    """Files that become documents, one each; a title only where there is one file."""

    files = DocumentsField(label=_("Files"), is_paper=True)
    title_ru = forms.CharField(
        label=pgettext_lazy("document", "Title"),
        max_length=400,
        required=False,
        help_text=_("Empty: each document is called as its file is."),
    )
    kind = forms.ChoiceField(label=KIND, choices=Kind, initial=Kind.OTHER)
    dated_on = PreciseDateField(
        label=_("Date of the paper"), precision_name="dated_precision"
    )
    audience = forms.ChoiceField(
        label=SEEN_BY, choices=Audience, initial=Audience.STAFF
    )

    def __init__(self, *args, by, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(by, box="documents:new")

    def columns(self) -> dict:
        """What the new documents have in common."""
        told = self.cleaned_data
        columns = {name: told[name] for name in ("kind", "audience")}
        day = told["dated_on"]
        columns |= {"dated_on": day.on, "dated_precision": day.precision}
        if told["title_ru"]:
            columns["title_ru"] = told["title_ru"]
        return columns


class VersionForm(forms.Form):
    """A file that replaces the newest version, and why."""

    file = DocumentsField(label=_("File"), is_many=False, is_paper=True)
    reason = forms.CharField(
        label=_("Why there is a new version"),
        max_length=400,
        help_text=_("For example: the stamped copy instead of the draft."),
    )

    def __init__(self, *args, by, document, **options):
        super().__init__(*args, **options)
        self.fields["file"].belongs_to(by, box=f"document:{document.pk}:version")


class AudienceForm(forms.Form):
    """Opens or closes a document at once."""

    audience = forms.ChoiceField(label=SEEN_BY, choices=Audience)
