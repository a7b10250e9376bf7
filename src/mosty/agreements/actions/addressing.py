"""How a text for a partner names its reader, the paper, and who writes."""

import re

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mosty.access.roles import STAFF, Role
from mosty.agreements import telling
from mosty.agreements.drafting import latin
from mosty.institution import context as institution
from mosty.partners.models import Contact
from mosty.people.models import User
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

CYRILLIC = re.compile("[\u0400-\u04ff]")


def person_named(person, *, country: str) -> str:
    """A person's name for readers of this language.

    In English the spelling that is held, else its transliteration, given name first.
    """
    if person.erased_at or get_language() != "en":
        return str(person)
    if person.name_en:
        return person.name_en
    name = " ".join(filter(None, (person.given_name, person.family_name)))
    return latin.written(name, country=country) if CYRILLIC.search(name) else name


def contact_named(contact) -> str:
    """A contact at a partner by name, or by the address of a shared box."""
    if contact.person is None:
        return str(contact)
    return person_named(contact.person, country=contact.organisation.country_id or "")


def greeted(contact) -> str:
    """How a letter calls the contact: never with the family name first."""
    person = contact.person
    if person is None or person.erased_at:
        return _("colleagues")
    if get_language() == "en" or not person.given_name:
        return contact_named(contact)
    told = (person.given_name, person.patronymic or person.family_name)
    return " ".join(filter(None, told))


def paper_told(agreement) -> str:
    """What the paper is, a line for each thing that is known of it."""
    title = in_language(agreement, "title").text
    signed = speak(agreement.signed_on, agreement.signed_precision)
    if not signed and not agreement.origin:
        signed = _("not signed yet")
    seats = agreement.parties.select_related("organisation").order_by("position", "pk")
    parties = [in_language(one.organisation, "name").text for one in seats]
    lines = (
        (_("Kind of paper"), telling.kind_of(agreement)),
        (_("Title"), title),
        (_("Parties"), "; ".join(parties)),
        (_("Number on the paper"), agreement.number),
        (_("Date of signing"), signed),
    )
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def house_named() -> str:
    """The full name of the institution."""
    return in_language(institution.current(), "name").text


def asker_of(person) -> dict[str, str]:
    """Who asks: name, position, telephone, e-mail; of nobody, those of the house."""
    ours = institution.current()
    if person is None or person.erased_at:
        told = {"name": house_named(), "position": ""}
        return {**told, "phone": ours.phone, "email": ours.email}
    user = User.objects.filter(person=person, is_active=True).first()
    seats = Contact.objects.present().filter(person=person, until=None)
    seat = seats.filter(organisation__is_ours=True).order_by("-pk").first()
    position = in_language(seat, "position").text if seat else ""
    return {
        "name": person_named(person, country=ours.country_code),
        "position": position or role_told(user),
        "phone": (seat and seat.phone) or person.phone or ours.phone,
        "email": (seat and seat.email) or person.email or user_email(user, ours),
    }


def user_email(user, ours) -> str:
    return user.email if user is not None else ours.email


def role_told(user) -> str:
    """In a word what an account does here; empty without a role of staff."""
    if user is None:
        return ""
    held = set(
        user.role_holdings.valid(timezone.localdate()).values_list("role", flat=True)
    )
    told = [
        str(one.label).lower() for one in Role if one in STAFF and one.value in held
    ]
    return told[0] if told else ""


def asker_told(person) -> str:
    """The same in lines, at the end of a letter."""
    told = asker_of(person)
    who = ", ".join(filter(None, (told["name"], told["position"])))
    lines = (
        (_("Who asks"), who),
        (_("Telephone"), told["phone"]),
        (_("E-mail"), told["email"]),
    )
    return "\n".join(f"{label}: {value}" for label, value in lines if value)
