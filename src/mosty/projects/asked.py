"""What a visitor asked the list of projects for, read from the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.projects.course import Standing
from mosty.projects.wording import standing_title
from mosty.search.words import tokens
from mosty.ui.bilingual import in_language


@dataclass(frozen=True)
class Asked:
    """`state` and `country` narrow the list, `q` are words of the title."""

    q: str = ""
    state: str = ""
    country: str = ""
    view: str = ""

    @classmethod
    def of(cls, query):
        state = query.get("state", "")
        return cls(
            q=query.get("q", "").strip()[:120],
            state=state if state in set(Standing) else "",
            country=query.get("country", "").upper()[:2],
            view="table" if query.get("view") == "table" else "",
        )

    def fits(self, row) -> bool:
        if self.state and row.standing != self.state:
            return False
        if self.country and self.country not in {one.code for one in row.countries}:
            return False
        titles = f"{row.activity.title_ru} {row.activity.title_en}"
        words = " ".join(tokens(titles))
        return all(word in words for word in tokens(self.q))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.state or self.country)

    def kept(self, *names) -> list[tuple[str, str]]:
        """The answers so named that were given, for a form that must not lose them."""
        return [(name, getattr(self, name)) for name in names if getattr(self, name)]

    def address(self, **changed) -> str:
        """The list's address with some of the answers changed."""
        answers = {**vars(self), **changed}
        answers["country"] = answers["country"].lower()
        return "?" + urlencode({name: one for name, one in answers.items() if one})


def filters(asked, rows, *, home) -> list[dict]:
    """Groups of choices with how many projects each would leave.

    `home` is our country's code: to choose it would narrow nothing.
    """
    countries = {
        one.code: one for row in rows for one in row.countries if one.code != home
    }
    return [
        group("state", _("State"), asked.state, states(asked, rows)),
        group(
            "country",
            _("Country"),
            asked.country.lower(),
            [
                (
                    code.lower(),
                    in_language(one, "name").text,
                    left(asked, rows, country=code),
                )
                for code, one in sorted(
                    countries.items(), key=lambda pair: pair[1].sort_ru
                )
            ],
        ),
    ]


def states(asked, rows):
    standing = {row.standing for row in rows}
    return [
        (str(one), standing_title(one), left(asked, rows, state=str(one)))
        for one in Standing
        if one in standing
    ]


def left(asked, rows, **answer) -> int:
    changed = Asked(**{**vars(asked), **answer})
    return sum(changed.fits(row) for row in rows)


def group(name, title, chosen, choices):
    everything = ("", _("all"), None)
    return {
        "title": title,
        "name": name,
        "is_single": True,
        "choices": [
            {
                "value": value,
                "title": words,
                "count": count,
                "is_chosen": value == chosen,
            }
            for value, words, count in [everything, *choices]
        ],
    }


def chips(asked, rows) -> list[dict]:
    """What the list is narrowed by, each with the address without it."""
    countries = {one.code: one for row in rows for one in row.countries}
    found = []
    if asked.q:
        found.append((f"«{asked.q}»", asked.address(q="")))
    if asked.state:
        found.append((standing_title(asked.state), asked.address(state="")))
    if asked.country:
        known = countries.get(asked.country)
        name = in_language(known, "name").text if known else asked.country
        found.append((name, asked.address(country="")))
    return [{"title": title, "url": url} for title, url in found]


def found_words(count) -> str:
    return ngettext("%(count)s project", "%(count)s projects", count) % {"count": count}
