"""The open data: which sets there are, who made them last, what they hold.

Open data is for everybody: a set never shows more to somebody who is signed in.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.agreements.listing import AGREEMENTS
from mosty.agreements.models import Agreement
from mosty.listings import envelope
from mosty.listings.envelope import LICENCE_URL
from mosty.listings.exports import FORMATS
from mosty.listings.fields import TYPES, Field
from mosty.listings.listing import Viewing
from mosty.listings.narrowing import rows_of
from mosty.partners.dataset import MERGED_FIELDS, merged
from mosty.partners.listing import PARTNERS
from mosty.partners.models import Organisation
from mosty.projects.dataset import FIELDS as PROJECT_FIELDS
from mosty.projects.dataset import with_all
from mosty.projects.models import Project


@dataclass(frozen=True)
class DataSet:
    """`rows(viewing)` gives the rows in the order of the files."""

    name: str
    title: object
    about: object
    model: type
    fields: tuple[Field, ...]
    rows: Callable

    def addresses(self) -> list[tuple[str, str]]:
        return [
            (form.upper(), reverse("dataset", kwargs={"name": self.name, "form": form}))
            for form in FORMATS
        ]

    def schema(self) -> dict:
        """JSON Schema of one row."""
        return {
            "title": str(self.title),
            "description": str(self.about),
            "type": "object",
            "properties": {field.name: described(field) for field in self.fields},
            "required": [field.name for field in self.fields],
        }


def described(field) -> dict:
    known = TYPES[field.type]
    return {
        **known,
        "type": [known["type"], "null"],
        "title": str(field.title),
        "description": str(field.description),
    }


def visitor() -> Viewing:
    """Somebody who is not signed in."""
    at = timezone.now()
    return Viewing(AnonymousUser(), timezone.localdate(at), at, settings.LANGUAGE_CODE)


def listed(listing, order):
    """All rows of a listing that a visitor may see."""

    def rows(viewing):
        return listing.exported(rows_of(listing, viewing, None)).order_by(order)

    return rows


def projects(viewing):
    return with_all(Project.objects.visible_to(viewing.user)).order_by("pk")


DATA_SETS = {
    one.name: one
    for one in (
        DataSet(
            "agreements",
            _("Agreements"),
            _("The register: parties, places, dates as far as they are stated."),
            Agreement,
            AGREEMENTS.fields,
            listed(AGREEMENTS, "register_number"),
        ),
        DataSet(
            "partners",
            _("Partners"),
            _("Organisations with their names, places and identifiers."),
            Organisation,
            PARTNERS.fields,
            listed(PARTNERS, "pk"),
        ),
        DataSet(
            "merged-partners",
            _("Merged partners"),
            _("Ids of partners that were given up, and those that stand for them."),
            Organisation,
            MERGED_FIELDS,
            lambda viewing: merged(viewing).order_by("pk"),
        ),
        DataSet(
            "projects",
            _("Projects"),
            _("Projects with their years, extensions, countries and partners."),
            Project,
            PROJECT_FIELDS,
            projects,
        ),
    )
}


def updated_at(data_set):
    """When one of its rows was last changed, as far as a visitor may know."""
    return envelope.updated_at(data_set.rows(visitor()))


def schema() -> dict:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": settings.PUBLIC_URL + reverse("data_schema"),
        "license": LICENCE_URL,
        "$defs": {name: one.schema() for name, one in DATA_SETS.items()},
    }


def about(data_set, institution) -> dict:
    """What heads the JSON of a set."""
    return envelope.envelope(
        data_set.rows(visitor()),
        name=data_set.name,
        title=data_set.title,
        publisher=institution.name,
    )
