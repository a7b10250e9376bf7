"""Persons in lists: in the order of their names, found by them, with their page."""

from django.db.models import F, Value
from django.db.models.functions import Collate, Lower, Replace
from django.utils.translation import get_language_info

from mosty.listings.listing import Way
from mosty.people.models import Person
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell


def by_name(path: str = "") -> Way:
    """The order of names; `path` leads from the row to the person, as `person__`."""
    return Way(within=lambda viewing: [*names(path), F("pk")])


def names(path: str = "") -> list:
    return [
        Collate(Replace(Lower(f"{path}{name}"), Value("ё"), Value("е")), "C")
        for name in ("family_name", "given_name")
    ]


def found(model, column: str):
    """`finds` of a listing: the rows whose `column` is a person meant by the text."""

    def finds(text, viewing):
        meant = Person.objects.named_like(text).order_by().values("pk")
        rows = model._default_manager.filter(**{f"{column}__in": meant})
        return rows.order_by().values_list("pk", flat=True)

    return finds


def page_of(person_id: int) -> str:
    return numbered("people_office:person_data", pk=person_id)


def language_cell(code: str) -> Cell:
    return Cell(get_language_info(code)["name_translated"])
