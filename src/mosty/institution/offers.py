"""What the room brings to the office and the journal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.access.desk import (
    FirstStep,
    Group,
    Place,
    offer_first_step,
    offer_place,
)
from mosty.institution.actions import restore
from mosty.institution.forms import ContactsForm, LookForm, NamesForm, PlaceForm
from mosty.institution.models import Institution
from mosty.institution.rules import may_set_up
from mosty.journal.kinds import Kind, register_kind, say

FORMS = (NamesForm, PlaceForm, ContactsForm, LookForm)


def register() -> None:
    title = _("Institution")
    offer_place(
        Place(Group.CARE, title, "institution_office:settings", may_set_up, order=80)
    )
    offer_first_step(
        FirstStep(
            _("Say whose Mosty this is"),
            _("Names in both languages, the city, the clock, the colour."),
            "institution_office:go_on",
            may_set_up,
            is_done=lambda: Institution.objects.exclude(email="").exists(),
            order=10,
        )
    )
    register_kind(
        Kind(
            model=Institution,
            rule=may_set_up,
            labels=labels,
            restore=restore,
            address=lambda thing: reverse("institution_office:settings"),
        )
    )
    say(
        {
            "institution.founded": _("The institution was entered"),
            "institution.described": _("What is said of the institution changed"),
            "institution.logo_put": _("A logo was put up"),
            "institution.logo_taken_off": _("The logo was taken off"),
        }
    )


def labels() -> dict[str, object]:
    """Each column under the label of its field."""
    found = {}
    for form_class in FORMS:
        found |= {name: field.label for name, field in form_class().fields.items()}
    return found
