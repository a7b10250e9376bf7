"""Everything that writes the register, one file per noun."""

from mosty.agreements.actions.clearing import (
    NothingAsked,
    NotProven,
    Unreasoned,
    describe_clearance,
    enter_clearance,
)
from mosty.agreements.actions.drafts import Composing, compose
from mosty.agreements.actions.entering import (
    NoPartner,
    NoReason,
    open_idea,
    register_signed,
    strike,
)
from mosty.agreements.actions.linking import link_activity, link_exactly
from mosty.agreements.actions.locking import DoesNotFit, locked
from mosty.agreements.actions.obligations import describe_obligation, promise
from mosty.agreements.actions.papers import attach, describe_paper
from mosty.agreements.actions.parties import (
    SeatedTwice,
    correct_party_name,
    describe_party,
    mend_name,
    seat,
    seat_us,
)
from mosty.agreements.actions.stages import (
    BeforeSigning,
    NotCleared,
    archive,
    end_early,
    move,
    restore,
    sign,
    take_end_back,
)
from mosty.agreements.actions.terms import (
    NotLonger,
    describe,
    extend,
    move_place,
    take_extension_back,
)

__all__ = [
    "BeforeSigning",
    "Composing",
    "DoesNotFit",
    "NoPartner",
    "NoReason",
    "NotCleared",
    "NotLonger",
    "NotProven",
    "NothingAsked",
    "SeatedTwice",
    "Unreasoned",
    "archive",
    "attach",
    "compose",
    "correct_party_name",
    "describe",
    "describe_clearance",
    "describe_obligation",
    "describe_paper",
    "describe_party",
    "end_early",
    "enter_clearance",
    "extend",
    "link_activity",
    "link_exactly",
    "locked",
    "mend_name",
    "move",
    "move_place",
    "open_idea",
    "promise",
    "register_signed",
    "restore",
    "seat",
    "seat_us",
    "sign",
    "strike",
    "take_end_back",
    "take_extension_back",
]
