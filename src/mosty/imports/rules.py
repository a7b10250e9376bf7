"""Who may put files into the register."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import holders

may_import = holders(
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    sentence=_(
        "Administrators and coordinators put files into the register, decide on the "
        "remarks of imports and take imports back."
    ),
)
