"""Everything that writes people, accounts, roles and sessions."""

from mosty.people.actions.accounts import (
    EmailTaken,
    change_email,
    close,
    invite,
    invite_with_role,
    reopen,
    send_email_code,
    set_names,
    set_password,
)
from mosty.people.actions.calendars import (
    calendar_address,
    link_by,
    note_reading,
    open_calendar,
    reader_of,
    shut_calendar,
    token_of,
)
from mosty.people.actions.factors import (
    forget_factors,
    may_do_without,
    refuse_last_factor,
)
from mosty.people.actions.links import (
    LinkSpent,
    issue_sign_in_link,
    send_invitation,
    use_sign_in_link,
)
from mosty.people.actions.notes import note_change, note_sign_in, send_code
from mosty.people.actions.roles import give_role, take_role
from mosty.people.actions.sessions import end_session, end_sessions, forget_expired

__all__ = [
    "EmailTaken",
    "LinkSpent",
    "calendar_address",
    "change_email",
    "close",
    "end_session",
    "end_sessions",
    "forget_expired",
    "forget_factors",
    "give_role",
    "invite",
    "invite_with_role",
    "issue_sign_in_link",
    "link_by",
    "may_do_without",
    "note_change",
    "note_reading",
    "note_sign_in",
    "open_calendar",
    "reader_of",
    "refuse_last_factor",
    "reopen",
    "send_code",
    "send_email_code",
    "send_invitation",
    "set_names",
    "set_password",
    "shut_calendar",
    "take_role",
    "token_of",
    "use_sign_in_link",
]
