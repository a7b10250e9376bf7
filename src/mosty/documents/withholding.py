"""Documents that stay closed although their audience would open them.

A room above registers a callable in its `apps.py`: a paper is seen no further than
the record that it belongs to, and is seen again as soon as that record is.
"""

from collections.abc import Callable

from django.db.models import QuerySet

KEEPERS: list[Callable] = []


def register(keeper: Callable[[QuerySet, object], QuerySet]) -> None:
    """`keeper(documents, user)` leaves out the documents that `user` may not see."""
    KEEPERS.append(keeper)


def is_withheld(document) -> bool:
    """Whether visitors are kept from it by a record, whatever its audience says."""
    rows = type(document)._base_manager.filter(pk=document.pk)
    return not without_withheld(rows, None).exists()


def without_withheld(documents: QuerySet, user) -> QuerySet:
    for keeper in KEEPERS:
        documents = keeper(documents, user)
    return documents
