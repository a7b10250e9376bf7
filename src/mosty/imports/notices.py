"""The occasions on which the room tells people something."""

from django.utils.translation import gettext_lazy as _

from mosty.letters.kinds import NoticeKind, declare_notice

ENTERED, BROKEN_OFF = "imports.entered", "imports.broken_off"
NOTICES = (
    NoticeKind(
        ENTERED,
        _("A file that you began to enter is in the register"),
        _("The file “%(name)s” is entered. Look at what came of it."),
    ),
    NoticeKind(
        BROKEN_OFF,
        _("A file that you began to enter was not entered to its end"),
        _("The entering of the file “%(name)s” broke off. It can be tried again."),
    ),
)


def declare() -> None:
    for kind in NOTICES:
        declare_notice(kind)
