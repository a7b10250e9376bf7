"""Pages that every Mosty has until the institution writes its own."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Shipped:
    """A page's title and its text's template in each language."""

    title: object
    texts: dict[str, str]


SHIPPED = {
    "about": Shipped(
        _("About"),
        {"ru": "pages/shipped/about_ru.html", "en": "pages/shipped/about_en.html"},
    ),
    "accessibility": Shipped(
        _("Accessibility"),
        {
            "ru": "pages/shipped/accessibility_ru.html",
            "en": "pages/shipped/accessibility_en.html",
        },
    ),
    "privacy": Shipped(
        _("Personal data"),
        {"ru": "pages/shipped/privacy_ru.html", "en": "pages/shipped/privacy_en.html"},
    ),
}
