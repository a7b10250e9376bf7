"""Accounts, persons without accounts, roles with scopes, links, sessions."""

from mosty.people.models.account import FACTORS, RoleHolding, User
from mosty.people.models.calendar import CalendarLink
from mosty.people.models.consent import SPREADING, Consent, ConsentText, How, Purpose
from mosty.people.models.draft import Draft
from mosty.people.models.link import SignInLink
from mosty.people.models.person import Person
from mosty.people.models.request import ErasureRequest, PersonalExport
from mosty.people.models.session import Session
from mosty.people.models.shared_memory import Remembered

__all__ = [
    "CalendarLink",
    "FACTORS",
    "SPREADING",
    "Consent",
    "ConsentText",
    "Draft",
    "ErasureRequest",
    "How",
    "Person",
    "PersonalExport",
    "Purpose",
    "Remembered",
    "RoleHolding",
    "Session",
    "SignInLink",
    "User",
]
