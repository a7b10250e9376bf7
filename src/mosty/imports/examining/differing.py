"""Where a row of a list and a paper of the register say different things."""

from mosty.agreements import telling
from mosty.agreements.models import Agreement
from mosty.imports.lists.findings import Proposal
from mosty.ui.dates import speak

EMPTY = (None, "", "unknown", [])
GROUPS = {
    "number": ("number",),
    "title": ("title_ru",),
    "title_en": ("title_en",),
    "level": ("level",),
    "signed": ("signed_on", "signed_precision"),
    "starts": ("in_force_from",),
    "term": (
        "term_rule",
        "term_months",
        "valid_until",
        "valid_precision",
        "term_text",
    ),
    "renewal": ("renewal_rule", "renewal_months", "renewal_limit"),
    "notice": ("renewal_notice_months", "renewal_notice_days"),
    "languages": ("languages",),
    "prevailing": ("prevailing_language",),
    "basis_ru": ("basis_ru",),
    "basis_en": ("basis_en",),
    "kind_text_en": ("kind_text_en",),
}
TOLD = {
    "signed": lambda one: speak(one.signed_on, one.signed_precision),
    "starts": lambda one: speak(one.in_force_from, "day"),
    "term": telling.term_told,
    "renewal": telling.renewal_told,
    "languages": telling.languages_told,
    "level": lambda one: str(one.get_level_display()),
}
WORDS_ALONE = ("term_text",)


def compared(standing: Agreement, given: dict) -> tuple[dict, dict, dict]:
    """What the row adds, in words and in columns; and what it says otherwise.

    The last by the name of our column: a proposal, and the columns that follow.
    """
    fills, writes, differing = {}, {}, {}
    saying = Agreement(**given)
    for name, columns in GROUPS.items():
        said = {one: given.get(one) for one in columns}
        if all(value in EMPTY for value in said.values()):
            continue
        here = {one: getattr(standing, one) for one in columns}
        if same(said, here):
            continue
        words = told(name, saying)
        if all(value in EMPTY for value in here.values()):
            fills[name], writes = words, writes | said
        else:
            was = told(name, standing)
            proposal = Proposal("differs", name, was, words, {"standing": was})
            differing[name] = proposal, said
    return fills, writes, differing


def same(said: dict, here: dict) -> bool:
    """Whether the columns agree; how a term is worded does not count."""
    return all(
        said[one] == here[one] or (said[one] in EMPTY and here[one] in EMPTY)
        for one in said
        if one not in WORDS_ALONE
    )


def told(name: str, agreement: Agreement) -> str:
    if name in TOLD:
        return str(TOLD[name](agreement))
    values = [getattr(agreement, one) for one in GROUPS[name]]
    return ", ".join(str(one) for one in values if one not in EMPTY)
