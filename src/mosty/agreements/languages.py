"""The languages in which a paper may be written, by their names in the CLDR."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

USUAL = ("ru", "en", "be", "kk", "zh", "sr", "de", "fr", "es", "uz")
PEOPLES = "ady alt bua crh dar inh kbd koi krc krl kum lez mdf myv nog sah tyv udm xal"
NOT_WRITTEN_IN = frozenset({"ae", "cu", "ie", "io", "pi", "sh", "vo"})
OTHERS = _("Other languages")


def name(code: str) -> str:
    """`sr` → “сербский” or “Serbian”; a code that nobody knows stays as it is."""
    return names(get_language()).get(code, code)


@lru_cache(maxsize=4)
def names(language: str) -> dict[str, str]:
    """All of them by code, in the order of their names; not to be changed."""
    known = Locale(language.partition("-")[0]).languages
    codes = {code for code in known if len(code) == 2} | set(PEOPLES.split())
    told = {code: known[code] for code in codes - NOT_WRITTEN_IN if code in known}
    return dict(sorted(told.items(), key=lambda one: one[1].lower()))


def choices(first=()) -> list[tuple]:
    """The usual ones and `first`, then all the others under their heading."""
    known = names(get_language())
    near = [code for code in dict.fromkeys((*USUAL, *first)) if code]
    others = [(code, told) for code, told in known.items() if code not in near]
    return [*((code, name(code)) for code in near), (OTHERS, others)]
