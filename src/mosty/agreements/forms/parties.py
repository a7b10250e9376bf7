"""A party of an agreement: its seat, what the paper says of it, its name."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mosty.agreements.facts import PartyFacts
from mosty.agreements.forms.fields import NOT_COME, text
from mosty.agreements.forms.mending import WHY, Explaining
from mosty.partners.forms import PartnerChoice, PartnerField
from mosty.ui.forms import Part, PreciseDateField, RecordForm

SIGNED = Part(
    _("Who signed"),
    (
        "signatory",
        "signatory_position",
        "authority",
        "own_number",
        "signed_on",
        "original_place",
    ),
)


class SigningFields(forms.Form):
    """What the paper says of a party."""

    name_at_signing = text(_("Name on the paper"), 500)
    signatory = text(_("Signatory"), 200)
    signatory_position = text(_("Position"), 200)
    authority = text(
        _("On what ground"), 300, help_text=_("The charter, a power of attorney.")
    )
    own_number = text(_("Number given by this party"), 80)
    signed_on = PreciseDateField(label=_("Signed by this party on"), is_day=True)
    original_place = text(
        _("Where its original lies"),
        200,
        help_text=_("“Archive, file 12-04”, “kept by the partner”."),
    )

    def clean_signed_on(self):
        told = self.cleaned_data["signed_on"]
        if told and told.on > localdate():
            raise forms.ValidationError(NOT_COME)
        return told


class PartyForm(Explaining, RecordForm, SigningFields):
    """Edits a party; another organisation may take its seat."""

    organisation = PartnerField(label=_("Organisation in the register"))
    acceded_on = PreciseDateField(label=_("Acceded on"), is_day=True)
    withdrawn_on = PreciseDateField(label=_("Withdrew on"), is_day=True)

    parts = (
        Part("", ("organisation", "name_at_signing")),
        SIGNED,
        Part(
            _("Joined later, left earlier"),
            ("acceded_on", "withdrawn_on"),
            is_folded=True,
        ),
        WHY,
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.fields["name_at_signing"].required = True
        if self.thing.organisation.is_ours:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].belongs_to(user)

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("acceded_on"), cleaned.get("withdrawn_on")
        if since and until and until.on < since.on:
            words = _("It cannot withdraw before it accedes. Look at both days.")
            self.add_error("withdrawn_on", words)
        return cleaned


class SeatForm(Explaining, PartnerChoice, SigningFields):
    """Seats one more party."""

    parts = (
        PartnerChoice.PARTNER,
        PartnerChoice.NEW_PARTNER,
        Part("", ("name_at_signing",)),
        SIGNED,
        WHY,
    )

    def facts(self, by) -> PartyFacts:
        values = self.values()
        return PartyFacts(self.partner_for(by=by, waits=True), **values)


class NameForm(RecordForm):
    """A mistake in a name: no paper ever bore what stands in the register."""

    name_at_signing = forms.CharField(
        label=_("Name on the paper, as it is right"), max_length=500
    )
    is_borne_today = forms.BooleanField(
        label=_("The name of the organisation has the same mistake: mend it too"),
        required=False,
        initial=True,
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        party, bearer = self.thing, self.thing.organisation
        if bearer.is_ours or bearer.name_ru != party.name_at_signing:
            del self.fields["is_borne_today"]

    def values_of(self, thing):
        return {"name_at_signing": thing.name_at_signing}
