"""Who writes the institution's own words."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import holders

may_write = holders(
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.EDITOR,
    sentence=_(
        "Administrators, coordinators and editors write news and pages, publish and "
        "withdraw them, and keep the menus and the addresses that have moved."
    ),
)
