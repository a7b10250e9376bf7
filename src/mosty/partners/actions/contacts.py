"""People at a partner."""

from django.db import transaction

from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.actions.organisations import locked
from mosty.partners.models import Contact
from mosty.people.models import Person

OF_PERSON = ("family_name", "given_name", "patronymic", "name_en", "language")


@transaction.atomic
def add_contact(organisation, *, by=None, **values) -> Contact:
    """Add a person, or a shared box where no family name is given.

    `values` are columns of `Contact` and, of the person, `OF_PERSON`.
    """
    organisation = locked(organisation)
    named, own = parted(values)
    person = new_person(named, by=by)
    contact = Contact.objects.create(organisation=organisation, person=person, **own)
    record("contact.added", contact, by=by)
    return contact


@transaction.atomic
def describe_contact(contact, *, by=None, expected=None, **values) -> Contact:
    """Change columns of the contact and of the person behind it."""
    named, own = parted(values)
    _named, expected = parted(expected or {})
    if named and contact.person is not None:
        change(contact.person, named, by=by, verb="person.described", is_public=False)
    elif named.get("family_name"):
        own["person"] = new_person(named, by=by)
    row, _changes = change(
        contact, own, by=by, verb="contact.described", expected=expected
    )
    return row


def archive_contact(contact, *, by=None) -> Contact:
    """Put away: they are no more to be written to; nothing is lost."""
    values = {"is_archived": True}
    return change(contact, values, by=by, verb="contact.archived")[0]


def restore_contact(contact, *, by=None) -> Contact:
    values = {"is_archived": False}
    return change(contact, values, by=by, verb="contact.restored")[0]


def new_person(named, *, by):
    """Somebody whom we know by name; nobody without a family name."""
    if not named.get("family_name"):
        return None
    person = Person.objects.create(**named)
    record("person.added", person, by=by, is_public=False)
    return person


def parted(values: dict) -> tuple[dict, dict]:
    """Columns of the person, and those of the contact."""
    named = {name: value for name, value in values.items() if name in OF_PERSON}
    return named, {k: v for k, v in values.items() if k not in named}
