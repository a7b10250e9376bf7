"""Things to be found that belong to no other room."""

from dataclasses import dataclass, field
from itertools import count

from mosty.search.kinds import Doc, Kind

numbers = count(1)


@dataclass
class Note:
    """A thing of the kind `note`; `fields` are those of its `Doc`."""

    title_ru: str
    fields: dict = field(default_factory=dict)
    is_findable: bool = True
    pk: int = field(default_factory=lambda: next(numbers))

    def doc(self):
        if not self.is_findable:
            return None
        return Doc(title_ru=self.title_ru, url_name="healthz", **self.fields)


class Remark(Note):
    """A thing of the kind `remark`, of which there may be very many."""


NOTE = Kind(name="note", model=Note, label="Notes", icon="document", build=Note.doc)
REMARK = Kind(
    name="remark",
    model=Remark,
    label="Remarks",
    icon="document",
    build=Note.doc,
    is_many=True,
)


def note(title_ru, **fields):
    return Note(title_ru, fields)


def remark(title_ru, **fields):
    return Remark(title_ru, fields)
