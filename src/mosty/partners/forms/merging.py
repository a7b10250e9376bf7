"""What a person says of two records, and which one record is to be looked for."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.partners.forms.choosing import ForReader, PartnerField
from mosty.partners.looks import COLUMNS, looks_of
from mosty.ui.forms import Part, PreciseDateField

SALT = "partners.looks"
ENDS = {"a": "A", "b": "B"}


def signed_looks(*organisations) -> str:
    """How the records look now, to be sent back by the form."""
    looks = {str(one.pk): looks_of(one) for one in organisations}
    return signing.dumps(looks, salt=SALT, compress=True)


def looks_sent(text) -> dict:
    """What `signed_looks` gave, by the keys of the records; nothing for a wrong one."""
    try:
        looks = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return {}
    return {int(key): look for key, look in looks.items()}


class DecisionForm(forms.Form):
    """One of five buttons, with what it needs."""

    SAME, NEVER, RENAME, BRANCH, LATER = "same", "never", "rename", "branch", "later"

    decision = forms.ChoiceField(
        choices=[(one, one) for one in (SAME, NEVER, RENAME, BRANCH, LATER)]
    )
    kept = forms.ChoiceField(
        choices=ENDS,
        required=False,
        error_messages={"invalid_choice": _("Choose A or B.")},
    )
    reason = forms.CharField(
        label=pgettext_lazy("merge", "Why they are one"),
        max_length=500,
        required=False,
    )
    renamed_on = PreciseDateField(label=_("Renamed on"), is_day=True)
    seen = forms.CharField(required=False, max_length=4000)

    def __init__(self, *args, pair, **options):
        super().__init__(*args, **options)
        self.pair = pair

    def clean(self):
        cleaned = super().clean()
        needs_side = (self.SAME, self.RENAME, self.BRANCH)
        if cleaned.get("decision") in needs_side and not cleaned.get("kept"):
            self.add_error("kept", _("Say which of the two, A or B."))
        return cleaned

    @property
    def side(self):
        """The record that is kept, bears the present name, or is the head."""
        return getattr(self.pair, self.cleaned_data["kept"])

    @property
    def take(self) -> set[str]:
        """Columns whose values come from the other record."""
        other = "b" if self.cleaned_data["kept"] == "a" else "a"
        names = [group[0] for group in COLUMNS]
        return {name for name in names if self.data.get(f"take-{name}") == other}

    @property
    def looks(self) -> dict:
        return looks_sent(self.cleaned_data["seen"])


class OtherRecordForm(ForReader):
    """Names the record that may be the same organisation."""

    other = PartnerField(label=_("The other record of the same organisation"))

    parts = (Part(_("Which record to compare with"), ("other",)),)
