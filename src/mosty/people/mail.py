"""The letters of the room: who gets them, and what stands in them."""

from django.utils.translation import gettext_lazy as _

from mosty.letters.kinds import LetterKind, Placeholder, declare_letter

HOUSE = Placeholder(
    "house",
    _("The address of this site"),
    "https://academy.example",
    "https://academy.example",
)
INSTITUTION = Placeholder(
    "institution", _("The short name of the institution"), "Академия", "The Academy"
)
PERSON = Placeholder(
    "person", _("The person's name"), "Петрова Анна Сергеевна", "Petrova Anna"
)
CODE = Placeholder("code", _("The one-time code"), "123456", "123456", is_needed=True)
MINUTES = Placeholder("minutes", _("For how many minutes it works"), "15", "15")
LETTERS = (
    LetterKind(
        "people/letters/code",
        _("Code to sign in"),
        _("Goes to whoever asks to sign in by a code."),
        (HOUSE, CODE, MINUTES),
    ),
    LetterKind(
        "people/letters/email_code",
        _("Code to confirm an e-mail"),
        _("Goes to a new e-mail before one can sign in with it."),
        (HOUSE, CODE, MINUTES),
    ),
    LetterKind(
        "people/letters/email_taken",
        _("The e-mail has an account already"),
        _("Goes instead of a code when somebody else signs in with this e-mail."),
        (HOUSE,),
    ),
    LetterKind(
        "people/letters/invitation",
        _("Invitation"),
        _("Goes to a person who is let in, with a link for a week."),
        (
            INSTITUTION,
            HOUSE,
            PERSON,
            Placeholder("by", _("Who invites"), "Иванов Пётр", "Ivanov Petr"),
            Placeholder(
                "url",
                _("The one-time link"),
                "https://academy.example/sign-in/…",
                "https://academy.example/en/sign-in/…",
                is_needed=True,
            ),
            Placeholder("days", _("For how many days it works"), "7", "7"),
        ),
    ),
    LetterKind(
        "people/letters/changed",
        _("Change of an account"),
        _("Goes to the owner when the way to sign in has changed."),
        (
            HOUSE,
            PERSON,
            Placeholder(
                "what",
                _("What has changed"),
                "задан пароль.",
                "a password was set.",
                is_needed=True,
            ),
        ),
    ),
)

# What the owner is told, by the journal's verb.
CHANGED = {
    "account.password_set": _("a password was set."),
    "account.email_changed": _("from now on it is entered with another e-mail."),
    "account.app_set_up": _("an authenticator app was set up."),
    "account.app_removed": _("the authenticator app was removed."),
    "account.passkey_added": _("a passkey was added."),
    "account.passkey_removed": _("a passkey was removed."),
    "account.codes_made": _("new recovery codes were made."),
    "account.factors_forgotten": _("an administrator took its second factors away."),
}


def declare() -> None:
    for kind in LETTERS:
        declare_letter(kind)
