"""The letters and notices of continuity."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models import CareTerms
from mosty.letters.kinds import (
    Group,
    LetterKind,
    NoticeKind,
    Placeholder,
    Way,
    declare_letter,
    declare_notice,
)

WEEK = "agreements.week"
WEEK_LETTER = "agreements/letters/week"
HANDED_OVER = "agreements.handed_over"
HANDED_BACK = "agreements.handed_back"

LETTER = LetterKind(
    WEEK_LETTER,
    _("Letter of the week"),
    _("Goes once a week to those for whom something ends, is due or sleeps."),
    (
        Placeholder("name", _("The reader's name"), "Анна Петровна", "Anna Petrova"),
        Placeholder(
            "list",
            _("What ends, what is due, what sleeps"),
            "Что заканчивается\n— 12 марта 2027 года: договор № 12",
            "What ends\n— 12 March 2027: agreement No. 12",
            is_needed=True,
        ),
        Placeholder(
            "link",
            _("The address of the desk"),
            "https://academy.example/office/",
            "https://academy.example/en/office/",
            is_needed=True,
        ),
        Placeholder(
            "unsubscribe",
            _("The link that stops such letters"),
            "https://academy.example/letters/stop/…",
            "https://academy.example/en/letters/stop/…",
            is_needed=True,
        ),
    ),
    is_transactional=False,
)


def week_told() -> str:
    """On which day the letter comes, and what is needed for one."""
    terms = CareTerms.objects.held()
    words = gettext(
        "%(day)s, %(hour)s:00 by the institution’s clock, every week, but only when "
        "something ends within 60 days, is due within 14, or sleeps."
    )
    return words % {"day": WEEKDAYS[terms.week_day], "hour": terms.week_hour}


NOTICES = (
    NoticeKind(
        WEEK,
        _("The letter of the week: what ends, what is due, what sleeps"),
        _("What ends, what is due, what sleeps."),
        Way.AT_ONCE,
        group=Group.REGULAR,
        letter=WEEK_LETTER,
        when=week_told,
    ),
    NoticeKind(
        HANDED_OVER,
        _("Somebody’s desk passes to you"),
        _("%(giver)s hands over to you. Pieces that pass: %(count)s. Read the file."),
        Way.AT_ONCE,
    ),
    NoticeKind(
        HANDED_BACK,
        _("A desk that passed to you was taken back"),
        _("The handover from %(giver)s was taken back. Pieces that return: %(count)s."),
        Way.AT_ONCE,
    ),
)


def declare() -> None:
    declare_letter(LETTER)
    for notice in NOTICES:
        declare_notice(notice)
