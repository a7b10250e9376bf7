"""The letters and notices of approval, and the request for a signature."""

from django.utils.translation import gettext_lazy as _

from mosty.letters.kinds import (
    Group,
    LetterKind,
    NoticeKind,
    Placeholder,
    Way,
    declare_letter,
    declare_notice,
)

APPROVAL_LETTER = "agreements/letters/approval"
APPROVED = "agreements.approved"
RETURNED = "agreements.returned"
APPROVAL_DUE = "agreements.approval_due"
NOBODY_DECIDES = "agreements.nobody_decides"
SIGNATURE_ASKED = "agreements.signature_asked"
APPROVAL_ASKED = "agreements.approval_asked"
SIGNED = "agreements.signed"

INSTITUTION = Placeholder(
    "institution", _("The short name of the institution"), "Академия", "The Academy"
)
LETTERS = (
    LetterKind(
        APPROVAL_LETTER,
        _("Request to approve a text"),
        _("Goes to those whose turn it is in the route of approval."),
        (
            INSTITUTION,
            Placeholder(
                "name", _("The reader's name"), "Анна Петровна", "Anna Petrova"
            ),
            Placeholder("kind", _("What kind of paper it is"), "Договор", "Contract"),
            Placeholder("number", _("Its number in the register"), "12", "12"),
            Placeholder(
                "partner", _("The partner"), "Минский институт", "Institute of Minsk"
            ),
            Placeholder(
                "due",
                _("By which day a decision is expected"),
                "12 марта 2026 года",
                "12 March 2026",
            ),
            Placeholder(
                "first",
                _(
                    "What to do before the link works; empty where nothing is to be done"
                ),
                " Сначала войдите и настройте второй фактор: https://academy.example/me/factors/",
                " First sign in and set up a second factor: https://academy.example/en/me/factors/",
            ),
            Placeholder("days", _("For how many days it works"), "21", "21"),
            Placeholder(
                "link",
                _("The one-time link"),
                "https://academy.example/agreements/decide/…",
                "https://academy.example/en/agreements/decide/…",
                is_needed=True,
            ),
        ),
    ),
)
NOTICES = (
    NoticeKind(
        APPROVED,
        _("A text is approved"),
        _("The text of agreement No. %(number)s (%(partner)s) is approved by all."),
        Way.AT_ONCE,
    ),
    NoticeKind(
        RETURNED,
        _("A text is returned with a remark"),
        _(
            "The text of agreement No. %(number)s (%(partner)s) was returned by %(who)s "
            "(step %(position)s, %(whose)s): “%(remark)s”"
        ),
        Way.AT_ONCE,
    ),
    NoticeKind(
        APPROVAL_DUE,
        _("A text waits for your approval"),
        _("Agreement No. %(number)s (%(partner)s): your decision is due on %(day)s."),
        Way.AT_ONCE,
    ),
    NoticeKind(
        NOBODY_DECIDES,
        _("Nobody can approve a text"),
        _(
            "Agreement No. %(number)s (%(partner)s): approval waits for “%(whose)s”, and "
            "nobody can decide for that part now."
        ),
        Way.AT_ONCE,
    ),
    NoticeKind(
        SIGNATURE_ASKED,
        _("An agreement waits for your signature"),
        _(
            "Agreement No. %(number)s (%(partner)s) is ready and waits for your signature."
        ),
        Way.AT_ONCE,
    ),
    NoticeKind(
        APPROVAL_ASKED,
        _("It is your turn to approve a text (a letter with a link comes anyway)"),
        _(
            "Agreement No. %(number)s (%(partner)s): it is your turn to decide on the text."
        ),
        Way.ONLY_HERE,
    ),
    NoticeKind(
        SIGNED,
        _("An agreement that you led or approved is signed"),
        _("Agreement No. %(number)s (%(partner)s) is signed, on %(day)s."),
        Way.AT_ONCE,
    ),
)


def parts_of(agreement) -> dict:
    """What every sentence about an agreement names: its number and its partner."""
    partner = agreement.counterpart
    return {
        "number": agreement.register_number,
        "partner": {"ru": partner.name_ru, "en": partner.name_en} if partner else "—",
    }


def declare() -> None:
    for letter in LETTERS:
        declare_letter(letter)
    for notice in NOTICES:
        declare_notice(notice, Group.APPROVAL)
