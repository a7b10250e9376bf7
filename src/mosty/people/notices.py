"""The occasions on which the room tells people something."""

from django.utils.translation import gettext_lazy as _

from mosty.letters.kinds import Group, NoticeKind, Way, declare_notice

ROLE_GIVEN, ROLE_TAKEN = "people.role_given", "people.role_taken"
DEMAND = "people.demand_entered"
NOTICES = (
    NoticeKind(
        ROLE_GIVEN,
        _("You are given a role"),
        _("Your account was given a role or other dates of it: %(role)s."),
        is_required=True,
    ),
    NoticeKind(
        ROLE_TAKEN,
        _("A role is taken from you"),
        _("Your account does not hold this role any more: %(role)s."),
        is_required=True,
    ),
    NoticeKind(
        DEMAND,
        _("A demand to destroy personal data was entered"),
        _("Demand No. %(number)s to destroy personal data: answer by %(day)s."),
        Way.AT_ONCE,
    ),
)


def declare() -> None:
    for kind in NOTICES:
        declare_notice(kind, Group.ACCOUNTS)
