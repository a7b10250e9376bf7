"""The letters to a partner who confirms, and what the office is told."""

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

ASKING = "agreements/letters/confirmation"
CODE = "agreements/letters/confirmation_code"
DECIDED = "agreements/letters/confirmation_decided"
CONFIRMED = "agreements.confirmed"
PROPOSED = "agreements.changes_proposed"
WANTED = "agreements.confirmation_wanted"

INSTITUTION = Placeholder(
    "institution", _("The short name of the institution"), "Академия", "The Academy"
)
NAME = Placeholder("name", _("The reader's name"), "Анна Петровна", "Anna Petrova")
KIND = Placeholder("kind", _("What kind of paper it is"), "Договор", "Contract")
HOUSE = Placeholder(
    "house",
    _("The full name of the institution"),
    "Балтийская академия образования",
    "Baltic Academy of Education",
)
PAPER = Placeholder(
    "paper",
    _("What the paper is, in lines: kind, title, parties, number, day"),
    "Вид документа: договор\nНомер документа: 12-04",
    "Kind of paper: contract\nNumber on the paper: 12-04",
)
ASKER = Placeholder(
    "asker",
    _("Who asks, in lines: name and position, telephone, e-mail"),
    "Кто обращается: Анна Петрова, координатор\nТелефон: +7 800 000-00-00",
    "Who asks: Anna Petrova, coordinator\nTelephone: +7 800 000-00-00",
)
LINK = Placeholder(
    "link",
    _("The one-time link"),
    "https://academy.example/agreements/confirm/…",
    "https://academy.example/en/agreements/confirm/…",
    is_needed=True,
)
UNTIL = Placeholder(
    "until", _("Until which day it works"), "12 марта 2026 года", "12 March 2026"
)
LETTERS = (
    LetterKind(
        ASKING,
        _("Request to confirm the terms of an agreement"),
        _("Goes to the contact at the partner whom the coordinator chooses."),
        (
            INSTITUTION,
            NAME,
            HOUSE,
            PAPER,
            ASKER,
            KIND,
            Placeholder("number", _("Number on the paper"), "12-04", "12-04"),
            Placeholder(
                "signed", _("Date of signing"), "3 февраля 2024", "3 February 2024"
            ),
            Placeholder(
                "note",
                _("What the coordinator adds"),
                "Готовим отчёт за год.",
                "We are preparing the yearly report.",
            ),
            UNTIL,
            LINK,
        ),
    ),
    LetterKind(
        CODE,
        _("Code for an answer on an agreement"),
        _("Goes to the same contact before anything of their answer is kept."),
        (
            INSTITUTION,
            Placeholder(
                "code", _("The code of six digits"), "123456", "123456", is_needed=True
            ),
            Placeholder("minutes", _("For how many minutes it works"), "20", "20"),
        ),
    ),
    LetterKind(
        DECIDED,
        _("What came of the proposed changes"),
        _("Goes to whoever proposed them, once all of them are decided."),
        (
            INSTITUTION,
            NAME,
            HOUSE,
            PAPER,
            ASKER,
            KIND,
            Placeholder(
                "changes",
                _("Each proposed change and the decision on it"),
                "Номер: «12-04» — принято.",
                "Number: “12-04” — accepted.",
                is_needed=True,
            ),
        ),
    ),
)
NOTICES = (
    NoticeKind(
        CONFIRMED,
        _("A partner confirmed the terms of an agreement"),
        _("Agreement No. %(number)s (%(partner)s): the partner confirmed the terms."),
        Way.AT_ONCE,
    ),
    NoticeKind(
        PROPOSED,
        _("A partner proposed changes of an agreement"),
        _("Agreement No. %(number)s (%(partner)s): the partner proposed changes."),
        Way.AT_ONCE,
    ),
    NoticeKind(
        WANTED,
        _("A partner asked for a new link"),
        _("Agreement No. %(number)s (%(partner)s): %(contact)s asks for a new link."),
        Way.AT_ONCE,
    ),
)


def declare() -> None:
    for letter in LETTERS:
        declare_letter(letter)
    for notice in NOTICES:
        declare_notice(notice, Group.PARTNERS)
