"""Who signed a published document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.documents.forms import DocumentsField
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm


class SignatureForm(RecordForm):
    """The signer, and the file of a detached signature."""

    name = forms.CharField(label=_("Who signed it"), max_length=200)
    position_ru = forms.CharField(label=_("Position of the signer"), max_length=300)
    position_en = forms.CharField(max_length=300, required=False)
    signed_on = PreciseDateField(
        label=_("When it was signed"), is_day=True, required=True
    )
    certificate = forms.CharField(
        label=_("Key of the signature"),
        max_length=120,
        required=False,
        help_text=_("The serial number of the certificate, if there is one."),
    )
    files = DocumentsField(
        label=_("File of the signature (.sig)"), is_many=False, required=False
    )

    parts = (
        Part(_("Signer"), ("name", Pair("position"), "signed_on", "certificate")),
        Part(_("Signature beside the document"), ("files",)),
    )

    def __init__(self, *args, user, document, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(user, box=f"signature:{document.pk}")
