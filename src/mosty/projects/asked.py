"""What a visitor asked the list of projects for, read from the address."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.listings import short
from mosty.projects.course import Standing
from mosty.projects.wording import standing_title
from mosty.ui.bilingual import in_language


@dataclass(frozen=True)
class Asked(short.Question):
    """`state` and `country` narrow the list, `q` are words of the title."""

    state: str = ""
    country: str = ""
    view: str = ""

    @classmethod
    def of(cls, query):
        state = query.get("state", "")
        return cls(
            q=short.words_of(query),
            state=state if state in set(Standing) else "",
            country=query.get("country", "").lower()[:2],
            view="table" if query.get("view") == "table" else "",
        )

    def fits(self, row) -> bool:
        if self.state and row.standing != self.state:
            return False
        if self.country and self.country not in codes_of(row):
            return False
        return self.says(f"{row.activity.title_ru} {row.activity.title_en}")


def codes_of(row) -> dict:
    """The project's countries by their codes as addresses have them."""
    return {one.code.lower(): one for one in row.countries}


def filters(asked, rows, *, home) -> list[dict]:
    """Groups of choices with how many projects each would leave.

    `home` is our country's code: to choose it would narrow nothing.
    """
    theirs = countries_of(rows)
    theirs.pop(home.lower(), None)
    in_order = sorted(theirs.items(), key=lambda pair: pair[1].sort_ru)
    countries = [
        (code, in_language(one, "name").text, left(asked, rows, country=code))
        for code, one in in_order
    ]
    return [
        short.group("state", _("State"), asked.state, states(asked, rows)),
        short.group("country", _("Country"), asked.country, countries),
    ]


def countries_of(rows) -> dict:
    return {code: one for row in rows for code, one in codes_of(row).items()}


def states(asked, rows):
    standing = {row.standing for row in rows}
    return [
        (str(one), standing_title(one), left(asked, rows, state=str(one)))
        for one in Standing
        if one in standing
    ]


def left(asked, rows, **answer) -> int:
    changed = replace(asked, **answer)
    return sum(changed.fits(row) for row in rows)


def chips(asked, rows) -> list[dict]:
    """What the list is narrowed by, each with the address without it."""
    known = countries_of(rows).get(asked.country)
    return short.chips(
        asked,
        state=standing_title(asked.state) if asked.state else "",
        country=in_language(known, "name").text if known else asked.country.upper(),
    )


def found_words(count) -> str:
    return ngettext("%(count)s project", "%(count)s projects", count) % {"count": count}
