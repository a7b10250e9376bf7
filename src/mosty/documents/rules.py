"""Who may do what with stored documents."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.access.rules import holders

may_upload = holders(
    *Role,
    sentence=_("Whoever holds a role may bring files, and sees only their own."),
)
may_read = holders(
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.EDITOR,
    Role.LAWYER,
    Role.HEAD,
    Role.RECTOR,
    sentence=_("Staff read the documents that their roles open, and their versions."),
)
may_keep = holders(
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.EDITOR,
    Role.LAWYER,
    sentence=_(
        "Administrators, coordinators, editors and lawyers store documents, add "
        "versions, say who may see them, put them away and bring them back."
    ),
)
