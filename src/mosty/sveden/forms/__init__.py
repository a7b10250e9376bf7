"""Input of the room: how the page is published, where it was placed, who signed."""

from mosty.sveden.forms.placing import PlacementForm
from mosty.sveden.forms.publishing import AccreditationsForm, PublishingForm
from mosty.sveden.forms.signing import SignatureForm

__all__ = ["AccreditationsForm", "PlacementForm", "PublishingForm", "SignatureForm"]
