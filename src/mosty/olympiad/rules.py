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
