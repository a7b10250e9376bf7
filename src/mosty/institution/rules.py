"""Yes or no, nothing else."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import holders

may_set_up = holders(
    Role.ADMINISTRATOR, sentence=_("Administrators, who set the institution up.")
)
