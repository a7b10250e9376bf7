"""Input of the register, one file per noun."""

from mosty.agreements.forms.beginning import DraftForm
from mosty.agreements.forms.choosing import AgreementsField
from mosty.agreements.forms.clearing import ClearanceForm
from mosty.agreements.forms.dates import DatesForm, EndForm, ExtensionForm, SigningForm
from mosty.agreements.forms.done import DoneForm
from mosty.agreements.forms.entering import SignedForm
from mosty.agreements.forms.obligations import ObligationForm
from mosty.agreements.forms.paper import AgreementForm
from mosty.agreements.forms.papers import AttachingForm, PaperForm, RenewingForm
from mosty.agreements.forms.parties import NameForm, PartyForm, SeatForm

__all__ = [
    "AgreementForm",
    "AgreementsField",
    "AttachingForm",
    "ClearanceForm",
    "DatesForm",
    "DoneForm",
    "DraftForm",
    "EndForm",
    "ExtensionForm",
    "NameForm",
    "ObligationForm",
    "PaperForm",
    "PartyForm",
    "RenewingForm",
    "SeatForm",
    "SignedForm",
    "SigningForm",
]
