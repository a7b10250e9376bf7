"""Who may do what with partners."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import STAFF, Role
from mosty.access.rules import holders

KEEPERS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.LAWYER)

may_read = holders(
    *STAFF,
    sentence=_(
        "Staff read the partners, their contacts and the contact log, as far as "
        "their roles open them."
    ),
)
may_keep = holders(
    *KEEPERS,
    sentence=_(
        "Administrators, coordinators and lawyers enter partners, name them, keep "
        "their contacts and the contact log, put them away and bring them back."
    ),
)
may_merge = holders(
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    sentence=_(
        "Administrators and coordinators decide whether two records are one partner, "
        "merge them and part them again."
    ),
)
may_overrule = holders(
    Role.LAWYER,
    Role.HEAD,
    sentence=_(
        "Lawyers and heads of unit answer by name for going on with a partner that a "
        "check has found in a list."
    ),
)
