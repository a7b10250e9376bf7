"""Stored documents."""

import io

import factory

from mosty.documents.actions import store
from mosty.documents.models import Document

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"


def stored(data=PDF, *, name="scan.pdf", audience="public", **more):
    """A document with one version, kept as the actions keep it."""
    return store(
        io.BytesIO(data), name=name, title_ru="Скан", audience=audience, **more
    )


class DocumentFactory(factory.django.DjangoModelFactory):
    """A document without a file."""

    class Meta:
        model = Document

    title_ru = "Скан соглашения"
