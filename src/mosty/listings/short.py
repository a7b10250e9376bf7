"""A list so short that it is counted in memory: its question, its groups, its chips.

A register of any length is a `Listing`; this is for a few dozen rows that are not
rows of one table.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from mosty.search.words import tokens

LONGEST_TEXT = 120


@dataclass(frozen=True)
class Question:
    """What the address asks; `q` are words, a subclass adds its own answers.

    All answers are texts, empty where nothing was asked.
    """

    q: str = ""

    def says(self, text: str) -> bool:
        """Whether the text holds all the words, or parts of words, of `q`."""
        said = " ".join(tokens(text))
        return all(word in said for word in tokens(self.q))

    def kept(self, *names) -> list[tuple[str, str]]:
        """The answers so named that were given, for a form that must not lose them."""
        return [(name, getattr(self, name)) for name in names if getattr(self, name)]

    def address(self, **changed) -> str:
        """The list's address with some of the answers changed."""
        answers = vars(replace(self, **changed))
        return "?" + urlencode({name: one for name, one in answers.items() if one})


def words_of(query) -> str:
    """The words that were typed into the search field."""
    return query.get("q", "").strip()[:LONGEST_TEXT]


def group(name, title, chosen, choices) -> dict:
    """A filter of which one choice holds: `choices` are (value, title, count)."""
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


def chips(question, **titles) -> list[dict]:
    """What the list is narrowed by, each with the address without it.

    `titles` say the answers in words; one that was not given has no chip.
    """
    words = {"q": f"«{question.q}»", **titles}
    return [
        {"title": title, "url": question.address(**{name: ""})}
        for name, title in words.items()
        if getattr(question, name)
    ]
