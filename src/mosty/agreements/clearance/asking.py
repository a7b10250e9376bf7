"""Which rule pack asks for a conclusion on a day, and why it does or does not."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.ui.dates import speak


class Subject(TextChoices):
    """What an agreement is about, as far as rule packs ask."""

    UNKNOWN = "", pgettext_lazy("subject of an agreement", "Not stated")
    EDUCATION = "education", pgettext_lazy("subject of an agreement", "Education")
    SCIENCE = "science", pgettext_lazy("subject of an agreement", "Science")
    OTHER = "other", pgettext_lazy("subject of an agreement", "Neither of the two")


class Partners(TextChoices):
    """With whom an agreement must be for a pack to ask."""

    FOREIGN = "foreign", _("with a foreign organisation")
    ANY = "any", _("with anybody")


class Why(TextChoices):
    """One ground of a verdict; `%(day)s` and `%(words)s` are told by the reason."""

    FOREIGN = "foreign", _("A party is a foreign organisation.")
    DOMESTIC = "domestic", _("All parties are of our own country.")
    SUBJECT = "subject", _("What it is about is asked for: %(words)s.")
    NO_SUBJECT = (
        "no_subject",
        _("What it is about is not stated, so it counts as asked for."),
    )
    OTHER_SUBJECT = "other_subject", _("It is about something else: %(words)s.")
    OTHER_KIND = "other_kind", _("Papers of this kind are not asked about.")
    SINCE = "since", _("The rule holds since %(day)s.")
    ALWAYS = "always", _("The rule names no first day.")
    NO_DAY = "no_day", _("The day of signing is not known, so the rule may hold.")
    BEFORE = "before", _("The rule holds only since %(day)s.")
    OVER = "over", _("The rule ended on %(day)s.")
    STANDING = "standing", _("Our institution is exempt: %(words)s.")
    NO_PACK = "no_pack", _("No rule is kept for the country of our institution.")


@dataclass(frozen=True)
class Case:
    """What a pack looks at. `on` is the day of signing; None where it is not known."""

    jurisdiction: str
    is_foreign: bool
    kind: str = ""
    subject: str = ""
    on: datetime.date | None = None


@dataclass(frozen=True)
class Pack:
    """A rule of one country, as far as it tells of whom it asks.

    Empty `kinds` or `subjects` mean any. `exempt` are the words of the exemptions
    under which the institution itself falls.
    """

    key: str
    jurisdiction: str
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    partners: str = Partners.FOREIGN
    kinds: Sequence[str] = ()
    subjects: Sequence[str] = ()
    exempt: Sequence[str] = ()


@dataclass(frozen=True)
class Reason:
    why: Why
    told: dict = field(default_factory=dict)

    def __str__(self):
        return self.why.label % self.told


@dataclass(frozen=True)
class Verdict:
    """Whether a conclusion is asked for, by which pack, and each ground of it."""

    is_asked: bool
    key: str = ""
    reasons: tuple[Reason, ...] = ()


def verdict(case: Case, packs: Sequence[Pack]) -> Verdict:
    """The first pack that asks; where none does, why the first of the country not."""
    refusals = []
    for pack in packs:
        if pack.jurisdiction != case.jurisdiction:
            continue
        against, grounds = weighed(case, pack)
        if not against:
            return Verdict(True, pack.key, tuple(grounds))
        refusals.append(Verdict(False, pack.key, tuple(against)))
    return refusals[0] if refusals else Verdict(False, "", (Reason(Why.NO_PACK),))


def weighed(case: Case, pack: Pack) -> tuple[list[Reason], list[Reason]]:
    """What speaks against asking, and what for it."""
    against, grounds = [], []
    for is_for, reason in (
        by_partner(case, pack),
        by_kind(case, pack),
        by_subject(case, pack),
        by_start(case, pack),
        by_end(case, pack),
        *((False, Reason(Why.STANDING, {"words": words})) for words in pack.exempt),
    ):
        if reason is not None:
            (grounds if is_for else against).append(reason)
    return against, grounds


def by_partner(case, pack):
    if pack.partners == Partners.ANY:
        return True, None
    why = Why.FOREIGN if case.is_foreign else Why.DOMESTIC
    return case.is_foreign, Reason(why)


def by_kind(case, pack):
    is_asked = not pack.kinds or case.kind in pack.kinds
    return is_asked, None if is_asked else Reason(Why.OTHER_KIND)


def by_subject(case, pack):
    if not pack.subjects:
        return True, None
    if not case.subject:
        return True, Reason(Why.NO_SUBJECT)
    told = {"words": str(Subject(case.subject).label).lower()}
    is_asked = case.subject in pack.subjects
    return is_asked, Reason(Why.SUBJECT if is_asked else Why.OTHER_SUBJECT, told)


def by_start(case, pack):
    if pack.starts_on is None:
        return True, Reason(Why.ALWAYS)
    told = {"day": speak(pack.starts_on)}
    if case.on is None:
        return True, Reason(Why.NO_DAY)
    is_asked = case.on >= pack.starts_on
    return is_asked, Reason(Why.SINCE if is_asked else Why.BEFORE, told)


def by_end(case, pack):
    is_asked = pack.ends_on is None or case.on is None or case.on <= pack.ends_on
    told = {"day": speak(pack.ends_on)} if pack.ends_on else {}
    return is_asked, None if is_asked else Reason(Why.OVER, told)
