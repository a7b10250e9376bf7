"""What higher rooms lend to the settings: names of places, a safe reader of pictures.

They register plain callables in their `apps.py`; nobody here knows who is above.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass
class Lent:
    """`countries(language)` and `regions(language)` give pairs of code and name.

    `picture(data)` reads a foreign picture in a confined process and gives it made
    anew as WebP, or raises `ValueError` with words for people.
    """

    countries: Callable[[str], Sequence[tuple[str, str]]] = lambda language: ()
    regions: Callable[[str], Sequence[tuple[str, str]]] = lambda language: ()
    picture: Callable[[bytes], bytes] | None = None


LENT = Lent()


def lend(**callables) -> None:
    for name, value in callables.items():
        setattr(LENT, name, value)
