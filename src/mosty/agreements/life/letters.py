"""The letters of the question about a sleeping agreement."""

from django.utils.translation import gettext_lazy as _

from mosty.agreements.notices import INSTITUTION
from mosty.letters.kinds import (
    Group,
    LetterKind,
    NoticeKind,
    Placeholder,
    Way,
    declare_letter,
    declare_notice,
)

OURS = "agreements/letters/life_ours"
THEIRS = "agreements/letters/life_theirs"
ANSWERED = "agreements.life_answered"

PLACEHOLDERS = (
    INSTITUTION,
    Placeholder("name", _("The reader's name"), "Анна Петровна", "Anna Petrova"),
    Placeholder("kind", _("What kind of paper it is"), "Договор", "Contract"),
    Placeholder("number", _("Its number in the register"), "12", "12"),
    Placeholder("partner", _("The partner"), "Минский институт", "Institute of Minsk"),
    Placeholder(
        "signed", _("When it was signed"), "12 марта 2020 года", "12 March 2020"
    ),
    Placeholder(
        "last",
        _("The day of the last sign of life"),
        "1 июня 2023 года",
        "1 June 2023",
    ),
    Placeholder("days", _("For how many days it works"), "60", "60"),
    Placeholder(
        "link",
        _("The one-time link"),
        "https://academy.example/agreements/asleep/…",
        "https://academy.example/en/agreements/asleep/…",
        is_needed=True,
    ),
)
LETTERS = (
    LetterKind(
        OURS,
        _("Question about a sleeping agreement, to our coordinator"),
        _("Goes to who looks after an agreement under which nothing is done any more."),
        PLACEHOLDERS,
    ),
    LetterKind(
        THEIRS,
        _("Question about a sleeping agreement, to the partner"),
        _("Goes to the partner’s contact; a coordinator sends it off, if so set."),
        PLACEHOLDERS,
    ),
)
NOTICE = NoticeKind(
    ANSWERED,
    _("A partner answered about a sleeping agreement"),
    _("Agreement No. %(number)s: %(partner)s has answered what is to become of it."),
    Way.AT_ONCE,
)


def declare() -> None:
    for letter in LETTERS:
        declare_letter(letter)
    declare_notice(NOTICE, Group.PARTNERS)
