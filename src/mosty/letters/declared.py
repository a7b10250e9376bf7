"""What the room brings: its letters, its place in the office, its history."""

from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Group, Place, offer_place, offer_task
from mosty.journal.kinds import Kind, register_kind, say
from mosty.letters import desk
from mosty.letters.actions.telling import LOST, RUN_ENDED, tell_run_ended
from mosty.letters.actions.texts import restore
from mosty.letters.kinds import (
    LetterKind,
    NoticeKind,
    Placeholder,
    Way,
    declare_letter,
    declare_notice,
)
from mosty.letters.models import Letter, LetterTemplate
from mosty.letters.register import QUEUE
from mosty.letters.rules import may_edit_templates, may_see_letters
from mosty.listings import endings
from mosty.listings.office.declaring import offer as offer_listing

NAME = Placeholder("name", _("The reader's name"), "Анна Петровна", "Anna Petrova")
LINK = Placeholder(
    "link",
    _("The address of the page that the letter is about"),
    "https://academy.example/agreements/12/",
    "https://academy.example/en/agreements/12/",
    is_needed=True,
)
TEXT = Placeholder(
    "text",
    _("What has happened, in one sentence"),
    "Договор № 12 заканчивается 12 марта 2027 года.",
    "Agreement No. 12 ends on 12 March 2027.",
    is_needed=True,
)
STOP = Placeholder(
    "unsubscribe",
    _("The link that stops such letters"),
    "https://academy.example/letters/stop/…",
    "https://academy.example/en/letters/stop/…",
    is_needed=True,
)
LIST = Placeholder(
    "list",
    _("What was not read yet, each with its link"),
    "— Договор № 12 заканчивается 12 марта 2027 года.\n"
    "https://academy.example/agreements/12/",
    "— Agreement No. 12 ends on 12 March 2027.\n"
    "https://academy.example/en/agreements/12/",
    is_needed=True,
)
HOUSE = Placeholder(
    "house",
    _("The address of this site"),
    "https://academy.example",
    "https://academy.example",
)
LETTERS = (
    LetterKind(
        "letters/letters/notice",
        _("Notification"),
        _("Goes to those who want to hear of a thing by letter at once."),
        (NAME, TEXT, LINK, STOP),
        is_transactional=False,
    ),
    LetterKind(
        "letters/letters/security",
        _("Notification about security"),
        _("Goes at once to the person whose account is concerned."),
        (NAME, TEXT, LINK),
    ),
    LetterKind(
        "letters/letters/digest",
        _("Digest"),
        _("Goes in the morning to those who have not read something yet."),
        (NAME, LIST, LINK, STOP),
        is_transactional=False,
    ),
    LetterKind(
        "letters/letters/test",
        _("Test of the mail"),
        _("Goes when an administrator tries the mail server."),
        (HOUSE,),
    ),
)

# A notice of a lost letter is no letter itself, or it could be lost in its turn.
NOTICES = (
    NoticeKind(
        LOST,
        _("A letter did not arrive"),
        _("Letter No. %(number)s did not arrive. Send it again, or write otherwise."),
        Way.ONLY_HERE,
    ),
    NoticeKind(
        RUN_ENDED,
        _("An action on many records that you began has ended"),
        _("“%(action)s”: changed — %(changed)s, left as they were — %(failed)s."),
    ),
)


def register():
    for kind in LETTERS:
        declare_letter(kind)
    for kind in NOTICES:
        declare_notice(kind)
    endings.tell(tell_run_ended)
    offer_place(
        Place(Group.CARE, _("Letters"), "letters_office:queue", may_see_letters)
    )
    offer_listing(QUEUE)
    offer_task("letters", desk.tasks)
    register_kind(
        Kind(
            LetterTemplate,
            may_edit_templates,
            labels=lambda: {
                "subject_ru": _("Subject, in Russian"),
                "subject_en": _("Subject, in English"),
                "body_ru": _("Text of the letter, in Russian"),
                "body_en": _("Text of the letter, in English"),
            },
            restore=restore,
            address=LetterTemplate.get_absolute_url,
        )
    )
    register_kind(
        Kind(Letter, may_see_letters, address=lambda letter: letter.get_absolute_url())
    )
    say(
        {
            "letter.resent": _("Sent again"),
            "letter.hastened": _("Tried at once"),
            "letter.cancelled": _("Cancelled"),
            "letter.settled": _("Dealt with"),
            "letter.unsettled": _("Not dealt with after all"),
            "letter.bounced": _("Came back"),
            "letter.tested": _("Tested the mail"),
            "letter_text.changed": _("Rewrote the letter"),
            "letter_text.shipped_again": _("Went back to the shipped text"),
        }
    )
