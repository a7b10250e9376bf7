"""Beginning an agreement: an idea of one, or a text that is being written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.agreements import telling
from mosty.agreements.forms.entering import EnteringForm
from mosty.agreements.forms.fields import text
from mosty.agreements.forms.paper import CARE, MORE, RENEWAL
from mosty.agreements.models import Stage
from mosty.partners import actions as partners
from mosty.partners.forms import PartnerChoice
from mosty.ui.forms import Pair, Part

CONTACT = {
    "contact_family_name": "family_name",
    "contact_given_name": "given_name",
    "contact_position": "position_ru",
    "contact_email": "email",
    "contact_phone": "phone",
}


class DraftForm(EnteringForm):
    """An agreement that is only thought of, or written but not signed."""

    stage = forms.ChoiceField(
        label=_("How far it is"),
        choices=[
            (Stage.IDEA, _("An idea")),
            (Stage.DRAFT, _("A text is being written")),
        ],
        initial=Stage.IDEA,
        widget=forms.RadioSelect,
    )
    title_ru = text(
        _("Title"),
        500,
        help_text=_(
            "What it is about, in a few words. Without one it is called by its parties."
        ),
    )
    is_shown_as_planned = forms.BooleanField(
        label=_("Show on the site as planned"), required=False
    )
    our_signatory = text(_("Who will sign for us"), 200)
    our_signatory_position = text(_("Position of who will sign for us"), 200)
    signatory = text(_("Who will sign for the partner"), 200)
    signatory_position = text(_("Position of who will sign for the partner"), 200)
    contact_family_name = text(_("Family name"), 120)
    contact_given_name = text(_("Given name"), 120)
    contact_position = text(_("Position"), 200)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    contact_phone = text(_("Telephone"), 60)
    signed_on = None
    in_force_from = None

    parts = (
        PartnerChoice.PARTNER,
        Part(
            PartnerChoice.NEW_PARTNER.title,
            PartnerChoice.NEW_PARTNER.fields,
            text=_(
                "Staff see it in the register of partners; the site shows it once an "
                "agreement with it is on the site."
            ),
            is_folded=True,
        ),
        Part(
            _("Whom to speak to at the partner"),
            tuple(CONTACT),
            text=_(
                "Only staff see it. One with an e-mail that the register has already "
                "is not entered twice."
            ),
            is_folded=True,
        ),
        Part(
            _("The paper"),
            (
                "stage",
                Pair("title"),
                "section",
                "kind",
                Pair("kind_text"),
                "number",
                "is_shown_as_planned",
            ),
        ),
        Part(_("The term that is meant"), ("term_rule", "valid_until", "term_months")),
        CARE,
        Part(
            _("Who will sign"),
            (
                "our_signatory",
                "our_signatory_position",
                "signatory",
                "signatory_position",
            ),
            is_folded=True,
        ),
        Part(
            _("More partners"),
            ("name_at_signing", "second_partner", "third_partner"),
            is_folded=True,
        ),
        RENEWAL,
        MORE,
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["audience"].choices = telling.who_sees_unsigned()

    def clean(self):
        cleaned = super().clean()
        told = {name for name in CONTACT if cleaned.get(name)}
        if told and not told & {
            "contact_family_name",
            "contact_email",
            "contact_phone",
        }:
            words = _("Write a name, an e-mail or a telephone number: one is enough.")
            self.add_error("contact_family_name", words)
        return cleaned

    def is_seen_at_once(self) -> bool:
        is_planned = self.cleaned_data["is_shown_as_planned"]
        return is_planned and super().is_seen_at_once()

    def related(self) -> dict:
        shown = {"is_shown_as_planned": self.cleaned_data["is_shown_as_planned"]}
        return {**super().related(), **shown}

    def our_signatory_told(self) -> tuple[str, str]:
        cleaned = self.cleaned_data
        return cleaned["our_signatory"], cleaned["our_signatory_position"]

    def enter_contact(self, organisation, *, by) -> None:
        """The contact person of the partner, unless the register has the address."""
        values = {own: self.cleaned_data[name] for name, own in CONTACT.items()}
        email = values["email"]
        present = organisation.contacts.present()
        is_known = bool(email) and present.filter(email__iexact=email).exists()
        if any(values.values()) and not is_known:
            partners.add_contact(organisation, by=by, **values)
