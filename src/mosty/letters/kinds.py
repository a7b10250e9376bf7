"""What letters and notifications there are; rooms declare theirs in `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ru", "en")


@dataclass(frozen=True)
class Placeholder:
    """A word in braces that a letter's text may hold: `{url}`.

    `sentence` says what stands there; a letter without one that `is_needed` would
    be of no use (a link to sign in, say).
    """

    name: str
    sentence: object
    sample_ru: str
    sample_en: str
    is_needed: bool = False

    def sample(self, language: str) -> str:
        return self.sample_en if language == "en" else self.sample_ru


@dataclass(frozen=True)
class LetterKind:
    """A letter whose text staff may rewrite.

    `name` is `<room>/letters/<word>`; the shipped text stands in the files
    `src/mosty/<name>.ru.txt` and `.en.txt`: the subject, an empty line, the body.
    A transactional letter (sign-in, security, an answer to what the person did)
    cannot be unsubscribed.
    """

    name: str
    title: object
    sentence: object
    placeholders: tuple[Placeholder, ...] = ()
    is_transactional: bool = True

    def samples(self, language: str) -> dict[str, str]:
        return {one.name: one.sample(language) for one in self.placeholders}


class Way(StrEnum):
    """How a notification reaches a person."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    ONLY_HERE = "only_here"


class Group(StrEnum):
    """Under which heading a kind of notice stands among one's wishes, in this order."""

    REGULAR = "regular"
    DAYS = "days"
    APPROVAL = "approval"
    PARTNERS = "partners"
    WORK = "work"
    ACCOUNTS = "accounts"


GROUPS = {
    Group.REGULAR: _("A letter that comes by itself"),
    Group.DAYS: _("A day comes near"),
    Group.APPROVAL: _("Approval and signature"),
    Group.PARTNERS: _("Partners answer"),
    Group.WORK: _("Work that passes to you, or that you began"),
    Group.ACCOUNTS: _("Accounts and personal data"),
}


@dataclass(frozen=True)
class NoticeKind:
    """An occasion on which people are told something.

    `title` names it in the preferences, `says` is a translatable sentence with
    `%(name)s` for each part. One that `is_required` (security) always comes by
    letter at once and cannot be switched off. Where it is nothing but the declared
    `letter`, that is wanted or not, and `when()` says when it comes.
    """

    name: str
    title: object
    says: object
    way: Way = Way.DIGEST
    is_required: bool = False
    group: Group = Group.WORK
    letter: str = ""
    when: Callable[[], str] | None = None


@dataclass
class Declared:
    """Everything that was declared since the start."""

    letters: dict[str, LetterKind] = field(default_factory=dict)
    notices: dict[str, NoticeKind] = field(default_factory=dict)


DECLARED = Declared()


def declare_letter(kind: LetterKind) -> None:
    DECLARED.letters[kind.name] = kind


def declare_notice(kind: NoticeKind, group: Group | None = None) -> None:
    DECLARED.notices[kind.name] = replace(kind, group=group or kind.group)


def letter_kinds() -> list[LetterKind]:
    return sorted(DECLARED.letters.values(), key=lambda one: one.name)


def notice_kinds() -> list[NoticeKind]:
    return sorted(DECLARED.notices.values(), key=lambda one: one.name)


def letter_kind(name: str) -> LetterKind | None:
    return DECLARED.letters.get(name)


def notice_kind(name: str) -> NoticeKind | None:
    return DECLARED.notices.get(name)
