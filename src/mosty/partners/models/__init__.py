"""Organisations with dated names, ids, contacts, links and a contact log."""

from mosty.partners.models.check import CheckSource, PartnerCheck
from mosty.partners.models.contact import Contact
from mosty.partners.models.log import Channel, LogEntry
from mosty.partners.models.merging import Merge, MergedRow
from mosty.partners.models.namemark import NameMark
from mosty.partners.models.names import (
    OrganisationIdentifier,
    OrganisationLink,
    OrganisationName,
)
from mosty.partners.models.organisation import (
    KeptOrganisation,
    Kind,
    Organisation,
    listed,
)
from mosty.partners.models.suspicion import SuspectedPair

__all__ = [
    "Channel",
    "CheckSource",
    "Contact",
    "KeptOrganisation",
    "Kind",
    "LogEntry",
    "Merge",
    "MergedRow",
    "NameMark",
    "Organisation",
    "OrganisationIdentifier",
    "OrganisationLink",
    "OrganisationName",
    "PartnerCheck",
    "SuspectedPair",
    "listed",
]
