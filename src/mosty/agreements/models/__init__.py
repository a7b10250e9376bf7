"""The register's tables, one file per noun."""

from mosty.agreements.models.agreement import Agreement, Section, TermRule
from mosty.agreements.models.approval import ApprovalRound, ApprovalStep
from mosty.agreements.models.clearance import Clearance
from mosty.agreements.models.draft import DraftWords
from mosty.agreements.models.lifecycle import NEXT, Stage
from mosty.agreements.models.obligation import AgreementActivity, Obligation
from mosty.agreements.models.paper import Extension, Paper
from mosty.agreements.models.party import Party

__all__ = [
    "NEXT",
    "Agreement",
    "AgreementActivity",
    "ApprovalRound",
    "ApprovalStep",
    "Clearance",
    "DraftWords",
    "Extension",
    "Obligation",
    "Paper",
    "Party",
    "Section",
    "Stage",
    "TermRule",
]
