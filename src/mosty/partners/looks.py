"""What of a record a person compares with another one."""

import hashlib

from django.utils.translation import gettext as _

from mosty.journal.changing import told

COLUMNS = (
    ("name_ru",),
    ("name_en",),
    ("short_name_ru",),
    ("short_name_en",),
    ("kind",),
    ("country", "region"),
    ("city_ru",),
    ("city_en",),
    ("latitude", "longitude"),
    ("site",),
    ("parent",),
)
NOT_STATED = ("", None, "unknown")


def called(name) -> str:
    """A column in people's words."""
    return {
        "name_ru": _("Name in Russian"),
        "name_en": _("Name in English"),
        "short_name_ru": _("Short name in Russian"),
        "short_name_en": _("Short name in English"),
        "kind": _("Kind of organisation"),
        "country": _("Country and region"),
        "city_ru": _("City in Russian"),
        "city_en": _("City in English"),
        "latitude": _("Place on the map"),
        "site": _("Site"),
        "parent": _("Branch of"),
        "names": _("Names over time"),
        "numbers": _("Numbers"),
    }[name]


def looks_of(organisation) -> dict[str, str]:
    """Short digests of what a person compares, to tell later what has changed."""
    values = {
        group[0]: [told(organisation, name) for name in group] for group in COLUMNS
    }
    values["names"] = sorted(organisation.names.values_list("full_name", "until"))
    numbers = organisation.identifiers.values_list("scheme", "value")
    values["numbers"] = sorted(numbers)
    return {
        name: hashlib.sha256(repr(value).encode()).hexdigest()[:8]
        for name, value in values.items()
    }
