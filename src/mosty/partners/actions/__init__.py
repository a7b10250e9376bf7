"""Everything that writes organisations, their contacts and the contact log."""

from mosty.partners.actions.contacts import (
    add_contact,
    archive_contact,
    describe_contact,
    restore_contact,
)
from mosty.partners.actions.entering import amend, enter
from mosty.partners.actions.forgetting import forget_contacts, take_out
from mosty.partners.actions.letters import AlreadyHere, log_letter
from mosty.partners.actions.links import link, unlink
from mosty.partners.actions.log import (
    amend_entry,
    archive_entry,
    attach,
    finish_step,
    restore_entry,
    write_entry,
)
from mosty.partners.actions.merging import (
    LaterMerge,
    MergedWithItself,
    OursIsKept,
    PartedAlready,
    PutAwayRecord,
    ShownToOthers,
    carry_late,
    merge,
    unmerge,
)
from mosty.partners.actions.names import (
    TooEarly,
    correct_name,
    name_anew,
    name_in_english,
    put_back,
    rename,
)
from mosty.partners.actions.numbers import NumberTaken, WrongNumber, number
from mosty.partners.actions.organisations import (
    GivenUp,
    OurOwn,
    archive,
    describe,
    keep_paper,
    locked,
    register,
    restore,
)
from mosty.partners.actions.ours import keep_ours
from mosty.partners.actions.suspicion import (
    DecidedMeanwhile,
    HeadIsBelow,
    say_apart,
    say_branch,
    say_renamed,
    say_same,
    suspect,
    take_back,
)

__all__ = [
    "AlreadyHere",
    "GivenUp",
    "LaterMerge",
    "MergedWithItself",
    "NumberTaken",
    "OurOwn",
    "OursIsKept",
    "PartedAlready",
    "PutAwayRecord",
    "ShownToOthers",
    "TooEarly",
    "WrongNumber",
    "add_contact",
    "amend",
    "amend_entry",
    "archive",
    "archive_contact",
    "archive_entry",
    "attach",
    "carry_late",
    "correct_name",
    "describe",
    "describe_contact",
    "enter",
    "finish_step",
    "forget_contacts",
    "keep_ours",
    "keep_paper",
    "link",
    "locked",
    "log_letter",
    "merge",
    "name_anew",
    "name_in_english",
    "number",
    "put_back",
    "register",
    "rename",
    "restore",
    "restore_contact",
    "restore_entry",
    "take_out",
    "unlink",
    "unmerge",
    "write_entry",
    "DecidedMeanwhile",
    "HeadIsBelow",
    "say_apart",
    "say_branch",
    "say_renamed",
    "say_same",
    "suspect",
    "take_back",
]
