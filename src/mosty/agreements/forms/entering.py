"""Entering an agreement: what all forms of it ask, and a paper that exists."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.agreements.facts import AgreementFacts, PartyFacts
from mosty.agreements.forms.fields import agree_on_term, text
from mosty.agreements.forms.paper import (
    CARE,
    MORE,
    PAPER,
    RENEWAL,
    TERM,
    AgreementFields,
)
from mosty.agreements.forms.papers import PUBLISHED, PUBLISHED_HINT
from mosty.agreements.models.agreement import (
    Kind,
    Level,
    RenewalRule,
    Section,
    TermRule,
)
from mosty.documents.forms import DocumentsField
from mosty.institution.context import current as institution
from mosty.partners.forms import PartnerChoice, PartnerField
from mosty.ui.forms import Part

FACTS = frozenset(AgreementFacts.__dataclass_fields__)
RELATED = ("directions", "responsible", "parent")


class EnteringForm(PartnerChoice, AgreementFields):
    """A new agreement with its partner, whom the same form may enter.

    `facts()`, `parties(by)` and `related()` are for the action.
    """

    section = forms.ChoiceField(
        label=_("Section of the register"),
        choices=[
            ("", pgettext_lazy("section", "By the partner’s country")),
            *Section.choices,
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    second_partner = PartnerField(label=_("Second partner"), required=False)
    third_partner = PartnerField(label=_("Third partner"), required=False)
    name_at_signing = text(
        _("The partner’s name on the paper"),
        500,
        help_text=_("Only if the paper calls it otherwise than the register."),
    )
    signatory = text(_("Who signs for the partner"), 200)
    signatory_position = text(_("Position"), 200)

    MORE_PARTIES = Part(
        _("More parties, who signed"),
        (
            "name_at_signing",
            "signatory",
            "signatory_position",
            "second_partner",
            "third_partner",
        ),
        is_folded=True,
    )

    def __init__(self, *args, **options):
        usual = {
            "kind": Kind.AGREEMENT,
            "level": Level.UNKNOWN,
            "term_rule": TermRule.UNKNOWN,
            "renewal_rule": RenewalRule.UNKNOWN,
            "audience": Audience.PUBLIC,
        }
        options["initial"] = {**usual, **(options.get("initial") or {})}
        super().__init__(*args, **options)
        for name in ("second_partner", "third_partner"):
            self.fields[name].belongs_to(self.user)
        self.fields["parent"].asked_by(self.user)

    def clean(self):
        agree_on_term(self, self.cleaned_data)
        cleaned = super().clean()
        chosen = [
            one
            for one in map(cleaned.get, ("partner", "second_partner", "third_partner"))
            if one is not None
        ]
        if len({one.pk for one in chosen}) < len(chosen):
            self.add_error(
                "second_partner", _("The same partner is named twice. Empty one.")
            )
        return cleaned

    def parties(self, by) -> list[PartyFacts]:
        """The partners in their order; one that is new is entered now."""
        cleaned = self.cleaned_data
        lead = PartyFacts(
            self.partner_for(by=by, waits=not self.is_seen_at_once()),
            name_at_signing=cleaned["name_at_signing"],
            signatory=cleaned["signatory"],
            signatory_position=cleaned["signatory_position"],
        )
        others = (cleaned["second_partner"], cleaned["third_partner"])
        return [lead, *(PartyFacts(one) for one in others if one is not None)]

    def is_seen_at_once(self) -> bool:
        """Whether visitors see the agreement as soon as it is entered."""
        return self.cleaned_data["audience"] == Audience.PUBLIC

    def facts(self, parties) -> AgreementFacts:
        values = {k: v for k, v in self.values().items() if k in FACTS}
        values["section"] = values.get("section") or section_of(parties[0])
        return AgreementFacts(**values)

    def related(self) -> dict:
        return {name: self.cleaned_data[name] for name in RELATED}


def section_of(party) -> Section:
    is_home = party.organisation.country_id == institution().country_code
    return Section.INTERREGIONAL if is_home else Section.FOREIGN


class SignedForm(EnteringForm):
    """An agreement that exists already: its paper, and who says that it is signed."""

    reason = text(
        _("How it is known that it is signed"),
        500,
        required=True,
        help_text=_("“The original lies in the archive”, “the partner sent a copy”."),
    )
    scan = DocumentsField(label=_("Scan of the paper"), required=False, is_paper=True)
    scan_is_published = forms.BooleanField(
        label=PUBLISHED, required=False, help_text=PUBLISHED_HINT
    )

    parts = (
        PartnerChoice.PARTNER,
        PartnerChoice.NEW_PARTNER,
        EnteringForm.MORE_PARTIES,
        Part(_("Proof"), ("reason", "scan", "scan_is_published")),
        PAPER,
        TERM,
        RENEWAL,
        CARE,
        MORE,
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["scan"].belongs_to(self.user, box="agreement:new")
