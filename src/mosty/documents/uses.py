"""Where documents are used, told by the rooms above.

A room registers callables in its `apps.py`; nobody below knows who is above. Whether
a document is used at all is told by every foreign key to it, whoever has it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from mosty.documents.models import Document, Image

OWN = "documents"


@dataclass(frozen=True)
class Use:
    """A record that shows or keeps the document; `url` leads to it, if anywhere."""

    title: str
    url: str = ""
    kind: object = ""


TELLERS: list[Callable] = []
MENTIONS: list[Callable[[], Iterable[QuerySet]]] = []


def register(teller: Callable[[object, object], Iterable[Use]]) -> None:
    """`teller(document, user)` gives the uses that `user` may see."""
    TELLERS.append(teller)


def register_mentions(mentions: Callable[[], Iterable[QuerySet]]) -> None:
    """`mentions()` gives querysets of `Document.key`, of files that texts show."""
    MENTIONS.append(mentions)


def uses_of(document, user) -> list[Use]:
    return [use for teller in TELLERS for use in teller(document, user)]


def used() -> Q:
    """The documents that some record keeps or shows, or some text."""
    found = Q()
    for model, column in ((Document, "pk"), (Image, "image__pk")):
        for keys in referring(model):
            found |= Q(**{f"{column}__in": keys})
    for mentions in MENTIONS:
        for keys in mentions():
            found |= Q(key__in=keys)
    return found


def is_used() -> ExpressionWrapper:
    return ExpressionWrapper(used(), output_field=BooleanField())


def referring(model) -> list[QuerySet]:
    """For each foreign key of another room to the model, the keys that it holds."""
    return [
        one.related_model._base_manager.exclude(**{one.field.name: None})
        .order_by()
        .values(one.field.attname)
        for one in model._meta.get_fields(include_hidden=True)
        if (one.one_to_many or one.one_to_one)
        and one.auto_created
        and one.related_model._meta.app_label != OWN
    ]
