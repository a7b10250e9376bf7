"""Two records beside each other: what they say alike, and what not."""

from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from mosty.partners import dossier
from mosty.partners.looks import COLUMNS, NOT_STATED, called
from mosty.partners.models import KeptOrganisation, SuspectedPair
from mosty.partners.record import names_of
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

# What the rows above tell already.
TOLD_ABOVE = {"who", "partners", "names", "questions"}
MOST_LINES = 12


@dataclass(frozen=True)
class Row:
    """One thing that both records may say; `take` names a column to choose of."""

    title: str
    a: str
    b: str
    take: str = ""
    chosen: str = ""

    @property
    def differs(self) -> bool:
        return self.a != self.b

    @property
    def is_choice(self) -> bool:
        return bool(self.take) and self.differs

    @property
    def mark(self) -> str:
        """The difference in a word, so that no colour is needed."""
        if not self.differs:
            return pgettext("two records", "the same")
        if not self.b:
            return pgettext("two records", "only in A")
        if not self.a:
            return pgettext("two records", "only in B")
        return pgettext("two records", "differs")


@dataclass(frozen=True)
class Chapter:
    """A section of the dossier of both; either may have nothing to tell."""

    title: str
    a: list[str]
    b: list[str]


@dataclass(frozen=True)
class Comparison:
    pair: SuspectedPair
    a: KeptOrganisation
    b: KeptOrganisation
    rows: list[Row]
    chapters: list[Chapter]
    kept: str
    reasons: list[str]

    @property
    def differing(self) -> int:
        return sum(row.differs for row in self.rows)


def compared(pair, reading) -> Comparison:
    """Both records of a pair, as far as its reader may see them."""
    a, b = (kept_row(pk) for pk in (pair.a_id, pair.b_id))
    kept = likelier(a, b)
    return Comparison(
        pair=pair,
        a=a,
        b=b,
        rows=[*column_rows(a, b, kept), *told_rows(a, b)],
        chapters=chapters(a, b, reading),
        kept=kept,
        reasons=[reason_told(one) for one in pair.reasons],
    )


def kept_row(pk):
    rows = KeptOrganisation._base_manager.select_related("country", "region", "parent")
    return rows.get(pk=pk)


def likelier(a, b) -> str:
    """The record to keep, until somebody says otherwise: ours, or the one with more."""
    if a.is_ours or b.is_ours:
        return "a" if a.is_ours else "b"
    return "b" if weight(b) > weight(a) else "a"


def weight(one) -> tuple:
    rows = (one.parties, one.participations, one.log, one.contacts)
    stated = sum(getattr(one, group[0]) not in NOT_STATED for group in COLUMNS)
    return (*(each.count() for each in rows[:2]), stated, -one.pk)


def column_rows(a, b, kept) -> list[Row]:
    rows = []
    for group in COLUMNS:
        name = group[0]
        left, right = (value_told(one, group) for one in (a, b))
        chosen = kept if (left and right) else ("a" if left else "b")
        if left or right:
            rows.append(Row(called(name), left, right, take=name, chosen=chosen))
    return rows


def value_told(one, group) -> str:
    """The columns of a group as people read them; empty when nothing is stated."""
    name = group[0]
    value = getattr(one, name)
    if value in NOT_STATED:
        return ""
    if name == "kind":
        return str(one.get_kind_display())
    if name == "country":
        places = (one.country, one.region)
        return ", ".join(in_language(each, "name").text for each in places if each)
    if name == "latitude":
        return f"{one.latitude:.4f}, {one.longitude:.4f}"
    return str(value)


def told_rows(a, b) -> list[Row]:
    """What is kept of both, whatever is chosen."""
    contact = _("Last contact")
    told = (
        (called("names"), names_told),
        (called("numbers"), numbers_told),
        (contact, lambda one: speak(one.last_contact_on)),
        (_("In the register since"), lambda one: speak(one.added_at.date())),
    )
    rows = [Row(title, make(a), make(b)) for title, make in told]
    return [row for row in rows if row.a or row.b]


def names_told(one) -> str:
    return "; ".join(
        f"{name.text} ({name.when})" if name.when else name.text
        for name in names_of(one)
    )


def numbers_told(one) -> str:
    return "; ".join(str(each) for each in one.identifiers.order_by("scheme", "pk"))


def chapters(a, b, reading) -> list[Chapter]:
    """What rooms know of both: contacts, agreements, what was done together."""
    left, right = ({**told_of(one, reading)} for one in (a, b))
    return [
        Chapter(title, left.get(title, []), right.get(title, []))
        for title in dict.fromkeys([*left, *right])
    ]


def told_of(one, reading) -> dict[str, list[str]]:
    found = dossier.sections(dossier.Subject([one]), reading, without=TOLD_ABOVE)
    return {str(each.title): lines_of(each) for each in found}


def lines_of(section) -> list[str]:
    rows = [" — ".join(filter(None, map(str, row))) for row in section.rows]
    lines = [*rows, *map(str, section.lines)]
    left = len(lines) - MOST_LINES
    more = [_("and %(number)s more") % {"number": left}] if left > 0 else []
    return [*lines[:MOST_LINES], *more]


def reason_told(reason) -> str:
    """A reason of the matcher in words, in the reader's language where it has two."""
    if isinstance(reason, dict):
        return reason.get(get_language() or "ru") or reason.get("ru", "")
    return str(reason)
