"""Yes or no, nothing else."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import Rule, holders, signed_in
from mosty.letters.models.letter import READERS

may_see_letters = holders(
    *READERS,
    sentence=_("Administrators and coordinators see the queue of letters."),
)
may_send_again = holders(
    *READERS,
    sentence=_("Administrators and coordinators send letters again or cancel them."),
)
may_edit_templates = holders(
    Role.ADMINISTRATOR,
    sentence=_("Administrators write the texts of letters."),
)
may_read_own = signed_in
may_open = Rule(
    sentence=_("Everybody reads their own notifications."),
    when=lambda user, one: one is None or one.user_id == user.pk,
)
