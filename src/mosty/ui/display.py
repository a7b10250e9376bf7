"""How a visitor asked to see the pages: size, colours, spacing, pictures, scheme.

The choice is kept in one cookie in a canonical form, so that a cache of pages
may hold one copy for each choice and not one for each visitor.
"""

from dataclasses import dataclass, fields

COOKIE = "mosty_display"
COOKIE_AGE_S = 365 * 24 * 3600
CHOICES = {
    "size": ("100", "125", "150", "200"),
    "contrast": ("usual", "black", "white", "blue"),
    "spacing": ("usual", "wide"),
    "images": ("on", "off"),
    "scheme": ("auto", "light", "dark"),
}
DEFAULTS = {name: values[0] for name, values in CHOICES.items()}


@dataclass(frozen=True)
class Display:
    """One way of showing pages; the defaults are the look as it was drawn."""

    size: str = DEFAULTS["size"]
    contrast: str = DEFAULTS["contrast"]
    spacing: str = DEFAULTS["spacing"]
    images: str = DEFAULTS["images"]
    scheme: str = DEFAULTS["scheme"]

    def __str__(self) -> str:
        return ".".join(f"{name}-{value}" for name, value in self.chosen.items())

    @property
    def chosen(self) -> dict[str, str]:
        """What differs from the look as it was drawn, in a fixed order."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: value for name, value in values.items() if value != DEFAULTS[name]
        }


def display_of(values) -> Display:
    """The display that a mapping of words asks for; unknown words are dropped."""
    return Display(
        **{
            name: values[name]
            for name, allowed in CHOICES.items()
            if values.get(name) in allowed
        }
    )


def parsed(cookie_value: str) -> Display:
    """What the cookie asks for; anything that it cannot mean is dropped."""
    pairs = [part.partition("-") for part in cookie_value[:200].split(".")]
    return display_of({name: value for name, _dash, value in pairs})


def canonical_display(cookie_value: str) -> str:
    """One text for each way of showing pages; empty for the look as drawn.

    The number of different answers is bounded by the choices, whatever a
    stranger puts into the cookie.
    """
    return str(parsed(cookie_value))
