"""Everything that the office's page of one partner shows."""

from dataclasses import dataclass

from django.db.models import Prefetch

from mosty.access.roles import audiences_of
from mosty.documents.models import Document
from mosty.partners import matters
from mosty.partners.models import Contact, KeptOrganisation, LogEntry
from mosty.partners.record import Link, Name, facts_of, links_of, names_of
from mosty.partners.remarks import remarks_of
from mosty.partners.zones import local_time

MOST_ENTRIES = 30


@dataclass(frozen=True)
class Said:
    """An entry of the log, with what it concerns and the files one may see."""

    entry: LogEntry
    matter: matters.Matter | None
    documents: list[Document]


@dataclass(frozen=True)
class OfficeRecord:
    organisation: KeptOrganisation
    facts: list[dict]
    names: list[Name]
    links: list[Link]
    contacts: list[Contact]
    gone: list[Contact]
    log: list[Said]
    is_whole_log: bool
    steps: list[LogEntry]
    documents: list[Document]
    remarks: list[str]
    now_there: str


def office_record(organisation, *, user, at, is_whole=False) -> OfficeRecord:
    """What `user` may know; the newest entries of the log, or all of them."""
    visible = KeptOrganisation.objects.visible_to(user)
    contacts = organisation.contacts.visible_to(user).select_related("person")
    contacts = contacts.order_by("is_archived", "until", "person__family_name", "pk")
    entries = entries_of(organisation, user)
    shown = list(entries if is_whole else entries[: MOST_ENTRIES + 1])
    cut = len(shown) if is_whole else MOST_ENTRIES
    documents = organisation.documents.visible_to(user).prefetch_related("versions")
    return OfficeRecord(
        organisation=organisation,
        facts=facts_of(organisation, visible),
        names=names_of(organisation),
        links=links_of(organisation, visible),
        contacts=[one for one in contacts if not is_gone(one, at.date())],
        gone=[one for one in contacts if is_gone(one, at.date())],
        log=told(shown[:cut], organisation, user),
        is_whole_log=len(shown) <= cut,
        steps=list(steps_of(organisation, user)),
        documents=list(documents),
        remarks=remarks_of(organisation),
        now_there=local_time(organisation, at),
    )


def is_gone(contact, on) -> bool:
    return contact.is_archived or (contact.until is not None and contact.until < on)


def entries_of(organisation, user):
    files = Document.objects.visible_to(user).prefetch_related("versions")
    rows = organisation.log.visible_to(user).present().newest_first()
    return rows.select_related(
        "contact__person", "ours", "responsible"
    ).prefetch_related(Prefetch("documents", queryset=files, to_attr="open_documents"))


def told(entries, organisation, user) -> list[Said]:
    has_matters = any(entry.matter for entry in entries)
    known = matters.known(organisation, user) if has_matters else {}
    return [
        Said(entry, known.get(entry.matter), entry.open_documents) for entry in entries
    ]


def steps_of(organisation, user):
    """Steps still to be taken, those due first."""
    rows = organisation.log.filter(audience__in=audiences_of(user)).open_steps()
    return rows.select_related("responsible").order_by("due_on", "pk")
