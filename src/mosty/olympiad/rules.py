"""Yes or no, nothing else."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import holders

may_set = holders(
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    sentence=_(
        "Coordinators and administrators set up the olympiad and keep its bank of "
        "tasks: nobody else may see a task before its window."
    ),
)

may_enter_for_all = holders(
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    sentence=_(
        "Coordinators and administrators enter pupils for any school, set the quotas of "
        "partners, grant time beyond and watch a round while it runs."
    ),
)
may_enter = holders(
    Role.SCHOOL_COORDINATOR,
    Role.PARTNER_COORDINATOR,
    sentence=_(
        "School coordinators and partners’ coordinators enter pupils into the olympiad, "
        "each for their own school or partner, and see the codes of their own lists."
    ),
)
may_end_log = holders(
    Role.ADMINISTRATOR,
    sentence=_("Administrators destroy the log of answers of an edition that is over."),
)
