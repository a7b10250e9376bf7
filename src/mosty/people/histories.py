"""What an entry of an account's history says besides its words: which role."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import Role
from mosty.journal.former import Change
from mosty.people import scopes
from mosty.ui.dates import speak


def of_account(entry, user) -> list[Change]:
    """The role that was given, taken or whose dates were changed."""
    told = entry.detail
    if told.get("role") not in Role.values:
        return []
    role = [str(Role(told["role"]).label)]
    if told.get("scope"):
        role.append(scopes.spoken(told["scope"]))
    dates = {
        "since": pgettext("role", "from %(day)s"),
        "until": pgettext("role", "until %(day)s"),
    }
    for name, words in dates.items():
        if told.get(name):
            day = speak(datetime.date.fromisoformat(told[name]))
            role.append(words % {"day": day})
    text, is_taken = ", ".join(role), entry.verb == "account.role_taken"
    return [Change(_("Role"), text if is_taken else "", "" if is_taken else text)]
