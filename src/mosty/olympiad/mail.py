"""The letters of the room: who gets them, and what stands in them."""

from django.utils.translation import gettext_lazy as _

from mosty.letters.kinds import LetterKind, Placeholder, declare_letter

LETTERS = (
    LetterKind(
        "olympiad/letters/parent_code",
        _("Code to confirm an e-mail for the olympiad"),
        _("Goes to a parent who enters a child, before anything is kept."),
        (
            Placeholder("code", _("The one-time code"), "123456", "123456", True),
            Placeholder("minutes", _("For how many minutes it works"), "15", "15"),
        ),
    ),
    LetterKind(
        "olympiad/letters/entered",
        _("Code of a pupil for the olympiad"),
        _("Goes to a parent who has entered a child."),
        (
            Placeholder(
                "edition",
                _("The edition of the olympiad"),
                "Дистанционная олимпиада 2027 года",
                "Distance olympiad 2027",
            ),
            Placeholder(
                "code", _("The pupil’s code"), "ABCEH-KMPTX", "ABCEH-KMPTX", True
            ),
            Placeholder(
                "address",
                _("Where the code is entered"),
                "https://academy.example/olympiad/",
                "https://academy.example/en/olympiad/",
                is_needed=True,
            ),
            Placeholder(
                "windows",
                _("When each round stands open, by the clock of the pupil’s place"),
                "Отборочный тур: с 12 марта 2027, 9:00 до 18:00 (Омск, UTC+6).",
                "Selection round: from 12 March 2027, 9:00 to 18:00 (Omsk, UTC+6).",
            ),
            Placeholder(
                "withdraw",
                _("The link by which the consent is withdrawn"),
                "https://academy.example/olympiad/consent/…",
                "https://academy.example/en/olympiad/consent/…",
                is_needed=True,
            ),
        ),
    ),
)


def declare() -> None:
    for kind in LETTERS:
        declare_letter(kind)
