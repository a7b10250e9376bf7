"""The texts among the papers of an agreement, and what they are held against."""

from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import default_storage

from mosty.agreements.models import Paper
from mosty.agreements.naming import paper_told
from mosty.documents.filetypes import OFFICE, PLAIN
from mosty.documents.models import Document, Version
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import text_in
from mosty.documents.texts.clauses import Clause, clauses_of
from mosty.documents.texts.comparing import Change, compare
from mosty.documents.texts.parallel import Parallel, hold
from mosty.documents.texts.shapes import Reading
from mosty.institution.context import current

READABLE = (f"{OFFICE}wordprocessingml.document", "application/pdf", PLAIN)
REMEMBERED = 32


@dataclass(frozen=True)
class Text:
    """A version of a paper of which the text can be read."""

    paper: Paper
    version: Version

    @property
    def told(self) -> str:
        """Its paper, file, version and day."""
        return paper_told(self.paper, self.version)

    @property
    def is_draft(self) -> bool:
        return self.paper.role == Paper.Role.DRAFT


def texts_of(agreement, user) -> list[Text]:
    """Versions that may be read, drafts first, the newest of each first."""
    visible = Document.objects.visible_to(user)
    papers = agreement.papers.filter(document__in=visible).select_related("document")
    found = [
        Text(paper, version)
        for paper in papers
        for version in paper.document.versions.filter(media_type__in=READABLE)
    ]
    return sorted(found, key=lambda one: (not one.is_draft, one.paper.pk))


def reading_of(text: Text) -> Reading:
    """The paragraphs of a text; raises `UnreadableFile`."""
    return _reading(text.version.file.name, text.version.sha256)


@lru_cache(maxsize=REMEMBERED)
def _reading(name: str, _sha256: str) -> Reading:
    try:
        with default_storage.open(name, "rb") as file:
            data = file.read()
    except FileNotFoundError as error:
        raise UnreadableFile("missing") from error
    return text_in(data)


def columns_of(text: Text) -> list[list[Clause]]:
    return [clauses_of(column) for column in reading_of(text).columns]


def compared(before: Text, after: Text) -> list[list[Change]]:
    """Changes for each column that both have; a second one is told if both have it."""
    pairs = zip(columns_of(before), columns_of(after), strict=False)
    return [compare(one, other) for one, other in pairs]


def held(agreement, text: Text, other: Text | None) -> Parallel | None:
    """Two languages side by side; None when the text has one and no other is given."""
    columns = columns_of(text)
    if len(columns) == 2:
        return hold(*columns, names=names_of(agreement))
    if other is None:
        return None
    return hold(columns[0], columns_of(other)[0], names=names_of(agreement))


def names_of(agreement) -> list[tuple[str, str]]:
    """The parties' names in Russian and in English, where both are known."""
    institution = current()
    names = [(institution.name_ru, institution.name_en)]
    for party in agreement.parties.select_related("organisation"):
        organisation = party.organisation
        names += [
            (party.name_at_signing, organisation.name_en),
            (organisation.name_ru, organisation.name_en),
        ]
    return sorted({pair for pair in names if all(pair)})
