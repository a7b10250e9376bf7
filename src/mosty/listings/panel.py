"""The filters as the reader meets them: choices with counts, the frequent first."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from mosty.listings.filters import NONE, Years
from mosty.listings.related import Related

FEW_CHOICES = 7
MOST_AT_ONCE = 12


@dataclass(frozen=True)
class Option:
    """A choice as the panel offers it."""

    value: str
    title: object
    count: str
    is_chosen: bool


def panel_of(listing, asked, counted) -> list[dict]:
    """A group for each filter that it offers; `is_there` says whether it has anything to offer."""
    return [
        years_of(one, asked, counted)
        if isinstance(one, Years)
        else choices_of(one, asked, counted)
        for one in listing.filters
        if not isinstance(one, Related)
    ]


def choices_of(one, asked, counted) -> dict:
    """Choices that some row has; of many the most frequent, and the rest apart.

    What is not stated stands last, after the rest.
    """
    counts, chosen = counted.choices[one.name], set(asked.readings[one.name].keys)
    choices = [
        Option(key, title, spaced(counts.get(key, 0)), key in chosen)
        for key, title in asked.options[one.name].items()
        if key in chosen or counts.get(key)
    ]
    unstated = [option for option in choices if option.value == NONE]
    choices = [option for option in choices if option.value != NONE]
    shown = {option.value for option in choices}
    if len(choices) + len(unstated) > MOST_AT_ONCE:
        often = sorted(shown, key=lambda key: (-counts.get(key, 0), key))[:FEW_CHOICES]
        shown = chosen.union(often)
    return {
        "name": one.name,
        "title": one.title,
        "choices": [option for option in choices if option.value in shown],
        "rest": [option for option in choices if option.value not in shown],
        "unstated": unstated,
        "is_there": bool(choices or unstated),
    }


def years_of(one, asked, counted) -> dict:
    """Two ends to type, the first and last year as a hint, and those without one."""
    since, until, lone = one.parameters
    given = dict(asked.readings[one.name].pairs)
    first, last = counted.bounds.get(one.name) or ("", "")
    number = counted.choices[one.name].get(NONE, 0)
    return {
        "name": lone,
        "title": one.title,
        "is_years": True,
        "is_there": bool(first or given),
        "ends": [
            (since, pgettext("year", "from"), *typed(one, given.get(since), first)),
            (until, pgettext("year", "to"), *typed(one, given.get(until), last)),
        ],
        "choices": [
            Option(NONE, asked.options[one.name][NONE], spaced(number), lone in given)
        ]
        if number or lone in given
        else [],
    }


def typed(one, key, hint) -> tuple[str, str, int]:
    """What stands in the field of an end, its hint, and how long it may be."""
    told, hinted = (one.spoken(text) if text else "" for text in (key, hint))
    return told, hinted, one.longest


def spaced(number: int) -> str:
    """12 345 with no-break spaces."""
    return f"{number:,}".replace(",", "\u00a0")
