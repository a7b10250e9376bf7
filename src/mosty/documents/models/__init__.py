"""Stored files with versions, pictures, and files on their way here."""

from mosty.documents.models.document import (
    Document,
    DocumentQuerySet,
    Kind,
    Rendition,
    Version,
    Warned,
)
from mosty.documents.models.filed import FiledDocument
from mosty.documents.models.image import Image
from mosty.documents.models.upload import Upload, UploadPart

__all__ = [
    "Document",
    "DocumentQuerySet",
    "FiledDocument",
    "Image",
    "Kind",
    "Rendition",
    "Upload",
    "UploadPart",
    "Version",
    "Warned",
]
