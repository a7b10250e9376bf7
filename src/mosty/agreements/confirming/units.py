"""What may be proposed otherwise: the columns that are changed together.

A unit of the agreement, of a party, or of the contact who was asked. Accepting one is
an edit of these columns by the action that edits them anyway.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.activities.models import Direction
from mosty.agreements import telling
from mosty.agreements.models import Agreement, Party
from mosty.journal.changing import told, told_value, understood
from mosty.partners.models import Contact
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

MODELS = {"agreement": Agreement, "party": Party, "contact": Contact}


@dataclass(frozen=True)
class Unit:
    """`says(probe)` tells the columns of a record in memory, in words."""

    name: str
    of: str
    label: object
    columns: tuple[str, ...]
    says: Callable

    @property
    def model(self):
        return MODELS[self.of]


def joined(*columns):
    def says(probe):
        told = dict.fromkeys(getattr(probe, one) for one in columns)
        return " / ".join(filter(None, told))

    return says


def day(column):
    return lambda probe: speak(getattr(probe, column))


def renewal(probe):
    return "; ".join(filter(None, telling.renewal_parts(probe)))


def directions(keys):
    rows = Direction.objects.filter(pk__in=keys).order_by("number")
    return "; ".join(in_language(one, "title").text for one in rows)


UNITS = {
    one.name: one
    for one in (
        Unit(
            "kind",
            "agreement",
            _("Kind in the words of the paper"),
            ("kind_text_ru", "kind_text_en"),
            joined("kind_text_ru", "kind_text_en"),
        ),
        Unit(
            "title",
            "agreement",
            _("Title"),
            ("title_ru", "title_en"),
            joined("title_ru", "title_en"),
        ),
        Unit(
            "number",
            "agreement",
            _("Number on the paper"),
            ("number",),
            joined("number"),
        ),
        Unit(
            "signed",
            "agreement",
            _("Date of signing"),
            ("signed_on", "signed_precision"),
            lambda probe: speak(probe.signed_on, probe.signed_precision),
        ),
        Unit(
            "in_force_from",
            "agreement",
            _("Entry into force"),
            ("in_force_from",),
            day("in_force_from"),
        ),
        Unit(
            "term",
            "agreement",
            _("Term"),
            ("term_rule", "term_months", "valid_until", "valid_precision"),
            telling.term_told,
        ),
        Unit(
            "renewal",
            "agreement",
            _("Extension"),
            (
                "renewal_rule",
                "renewal_months",
                "renewal_limit",
                "renewal_notice_months",
                "renewal_notice_days",
            ),
            renewal,
        ),
        Unit(
            "directions",
            "agreement",
            pgettext_lazy("terms", "Directions of cooperation"),
            ("directions",),
            directions,
        ),
        Unit(
            "languages",
            "agreement",
            _("Languages"),
            ("languages", "prevailing_language"),
            telling.languages_told,
        ),
        Unit(
            "basis",
            "agreement",
            _("Basis"),
            ("basis_ru", "basis_en"),
            joined("basis_ru", "basis_en"),
        ),
        Unit(
            "party_name",
            "party",
            _("Name on the paper"),
            ("name_at_signing",),
            joined("name_at_signing"),
        ),
        Unit(
            "party_signatory",
            "party",
            _("Signatory"),
            ("signatory", "signatory_position"),
            lambda probe: ", ".join(
                filter(None, (probe.signatory, probe.signatory_position))
            ),
        ),
        Unit(
            "party_authority",
            "party",
            _("On what ground"),
            ("authority",),
            joined("authority"),
        ),
        Unit(
            "party_number",
            "party",
            _("Number given by this party"),
            ("own_number",),
            joined("own_number"),
        ),
        Unit(
            "party_signed",
            "party",
            _("Signed by this party on"),
            ("signed_on",),
            day("signed_on"),
        ),
        Unit(
            "contact_position",
            "contact",
            _("Position"),
            ("position_ru", "position_en"),
            joined("position_ru", "position_en"),
        ),
        Unit("contact_email", "contact", _("E-mail"), ("email",), joined("email")),
        Unit("contact_phone", "contact", _("Telephone"), ("phone",), joined("phone")),
    )
}


def units_of(of: str) -> list[Unit]:
    return [one for one in UNITS.values() if one.of == of]


def held(unit: Unit, thing) -> dict:
    """The unit's columns as the journal tells them."""
    return {name: told(thing, name) for name in unit.columns}


def proposed(unit: Unit, values: dict) -> dict:
    """Values of a form for the unit's columns, as the journal would tell them."""
    probe = unit.model()
    return {name: told_value(probe, name, values[name]) for name in unit.columns}


def meant(unit: Unit, values: dict) -> dict:
    """What `held` and `proposed` tell, to be written."""
    return {name: understood(unit.model, name, values[name]) for name in unit.columns}


def said(unit: Unit, values: dict) -> str:
    """What `held` and `proposed` tell, in words; empty where nothing is stated."""
    if unit.name == "directions":
        return directions(values["directions"])
    return unit.says(unit.model(**meant(unit, values)))
