"""Papers: files brought to an agreement, and what each of them is."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.actions.papers import is_open
from mosty.agreements.forms.fields import language_choices
from mosty.agreements.models import Paper
from mosty.documents.forms import DocumentsField
from mosty.ui.forms import RecordForm

PUBLISHED = _("Show on the site")
PUBLISHED_HINT = _(
    "Anybody will be able to read it. Check that it holds no personal data."
)


def choose_language():
    return [("", pgettext_lazy("language", "Not stated")), *language_choices()]


class PaperForm(RecordForm):
    """What a paper is for its agreement."""

    role = forms.ChoiceField(label=_("What it is"), choices=Paper.Role)
    language = forms.ChoiceField(
        label=_("Its language"), choices=choose_language, required=False
    )
    is_published = forms.BooleanField(
        label=PUBLISHED, required=False, help_text=PUBLISHED_HINT
    )

    def values_of(self, thing) -> dict:
        return {
            "role": thing.role,
            "language": thing.language,
            "is_published": is_open(thing),
        }


class AttachingForm(PaperForm):
    """Files for an agreement, each of them a paper of the same kind."""

    files = DocumentsField(label=_("Files"), is_paper=True)

    field_order = ("files", "role", "language", "is_published")

    def __init__(self, *args, user, agreement, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(user, box=f"agreement:{agreement.pk}")
