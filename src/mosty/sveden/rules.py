"""Yes or no, nothing else."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import holders, is_staff

may_read = is_staff
may_publish = holders(
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    sentence=_(
        "Coordinators and administrators publish the statutory page, say that it was "
        "placed on another site, and enter who signed its documents."
    ),
)
may_load_workdays = holders(
    Role.ADMINISTRATOR,
    sentence=_("Administrators read how the server is given a production calendar."),
)
may_set_up = holders(
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    sentence=_("Administrators and coordinators say how the page is published."),
)
