"""Who gives, hands over and sets the days of reminders."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import STAFF, Role
from mosty.access.rules import holders

may_hand = holders(
    Role.COORDINATOR,
    Role.ADMINISTRATOR,
    sentence=_(
        "Coordinators and administrators give agreements to a colleague, hand a desk "
        "over and take it back."
    ),
)
may_see_handover = holders(
    *STAFF,
    sentence=_(
        "A handover is read by its two sides, by coordinators and administrators."
    ),
)
may_leave_notes = holders(
    *STAFF, sentence=_("Staff write notes for whoever takes their desk over.")
)
may_see_absence = holders(
    *STAFF,
    sentence=_(
        "An absence is read by who is away, by their deputy, by coordinators and "
        "administrators."
    ),
)
