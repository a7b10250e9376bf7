"""Everything that writes organisations, their contacts and the contact log."""

from mosty.partners.actions.contacts import (
    add_contact,
    archive_contact,
    describe_contact,
    restore_contact,
)
from mosty.partners.actions.links import link, unlink
from mosty.partners.actions.log import (
    amend_entry,
    archive_entry,
    attach,
    finish_step,
    restore_entry,
    write_entry,
)
from mosty.partners.actions.names import (
    TooEarly,
    correct_name,
    name_in_english,
    put_back,
    rename,
)
from mosty.partners.actions.numbers import NumberTaken, WrongNumber, number
from mosty.partners.actions.organisations import (
    archive,
    describe,
    keep_document,
    locked,
    register,
    restore,
)

__all__ = [
    "NumberTaken",
    "TooEarly",
    "WrongNumber",
    "add_contact",
    "amend_entry",
    "archive",
    "archive_contact",
    "archive_entry",
    "attach",
    "correct_name",
    "describe",
    "describe_contact",
    "finish_step",
    "keep_document",
    "link",
    "locked",
    "name_in_english",
    "number",
    "put_back",
    "register",
    "rename",
    "restore",
    "restore_contact",
    "restore_entry",
    "unlink",
    "write_entry",
]
