"""What can be found: higher rooms register their kinds here, in their `apps.py`."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mosty.access.roles import Audience


@dataclass(frozen=True, kw_only=True)
class Doc:
    """What the index keeps of a thing. Only texts that its audience may read.

    `visible_from` and `visible_until` are moments; None leaves that side open.
    """

    title_ru: str
    title_en: str = ""
    subtitle_ru: str = ""
    subtitle_en: str = ""
    body_ru: str = ""
    body_en: str = ""
    url_name: str
    url_kwargs: Mapping[str, object] = field(default_factory=dict)
    audience: str = Audience.PUBLIC
    visible_from: datetime.datetime | None = None
    visible_until: datetime.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of findable things.

    `build(thing)` gives its `Doc`, or None for what must not be found. `things()`
    gives all of them for a new index, with what `build` reads selected along.
    `label` is a plural; `weight` lifts a kind above others of equal rank. Of a kind
    of which there may be a hundred thousand say `is_many`: a question that half of
    them answer is then answered from a sample. With `is_fixed` there is no table:
    `things()` is a short list. `office_url_name` names the record's page in the office,
    with the keyword `office_keyword`, or with none where that is empty; those whom its
    rule refuses, and all without such a page, are led to the page of the site.
    """

    name: str
    model: type
    label: object
    icon: str
    build: Callable
    things: Callable | None = None
    weight: float = 1.0
    is_many: bool = False
    is_fixed: bool = False
    office_url_name: str = ""
    office_keyword: str = "pk"

    @property
    def shelf(self) -> str:
        """The lexeme that stands in `words` of all its entries."""
        return f"#{self.name}" if self.is_many else FEW

    def all_things(self):
        manager = self.model._default_manager
        return self.things() if self.things else manager.all()


FEW = "#few"
KINDS: dict[str, Kind] = {}
_companions: dict[str, Callable] = {}


def accompany(name: str, refresh: Callable) -> None:
    """`refresh()` runs after each transaction that indexed or forgot something.

    For what is found because of other things, as a country because of what is done
    there. It does nothing while there is nothing to change.
    """
    _companions[name] = refresh


def companions() -> list[Callable]:
    return list(_companions.values())


def register_kind(kind: Kind) -> None:
    KINDS[kind.name] = kind


def kind_of(thing) -> Kind | None:
    """The kind of a thing, or None: what nobody registered is not findable."""
    for kind in KINDS.values():
        if isinstance(thing, kind.model):
            return kind
    return None
