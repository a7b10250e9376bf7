"""The register's tables, one file per noun."""

from mosty.agreements.models.absence import Absence
from mosty.agreements.models.agreement import Agreement, Section, TermRule
from mosty.agreements.models.approval import ApprovalLink, ApprovalRound, ApprovalStep
from mosty.agreements.models.care import CareTerms, WeekLetter
from mosty.agreements.models.clearance import Clearance, ClearanceQuestion
from mosty.agreements.models.confirmation import (
    Confirmation,
    ConfirmationCode,
    ProposedChange,
)
from mosty.agreements.models.draft import DraftWords
from mosty.agreements.models.handover import Handover, LeavingNote
from mosty.agreements.models.life import (
    LifeLetter,
    LifeQuestion,
    LifeSettings,
    LifeTerms,
)
from mosty.agreements.models.lifecycle import NEXT, Stage
from mosty.agreements.models.notice import RenewalNotice
from mosty.agreements.models.obligation import (
    AgreementActivity,
    Discharge,
    Obligation,
)
from mosty.agreements.models.pack import Piece, RulePack
from mosty.agreements.models.paper import Extension, Paper
from mosty.agreements.models.party import Party
from mosty.agreements.models.plan import WorkPlan
from mosty.agreements.models.remark import ClauseRemark
from mosty.agreements.models.route import Route, RouteStep
from mosty.agreements.models.shown import PublicField, RegisterSettings, ShownField

__all__ = [
    "NEXT",
    "Absence",
    "Agreement",
    "AgreementActivity",
    "ApprovalLink",
    "ApprovalRound",
    "ApprovalStep",
    "ClauseRemark",
    "CareTerms",
    "Clearance",
    "ClearanceQuestion",
    "Confirmation",
    "ConfirmationCode",
    "Discharge",
    "DraftWords",
    "Extension",
    "Handover",
    "LeavingNote",
    "LifeLetter",
    "LifeQuestion",
    "LifeSettings",
    "LifeTerms",
    "Obligation",
    "Paper",
    "Party",
    "ProposedChange",
    "PublicField",
    "RegisterSettings",
    "Piece",
    "RenewalNotice",
    "Route",
    "RouteStep",
    "RulePack",
    "Section",
    "ShownField",
    "Stage",
    "TermRule",
    "WorkPlan",
    "WeekLetter",
]
