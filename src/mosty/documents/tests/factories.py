"""Stored documents."""

import io

import factory
from PIL import Image as Drawing

from mosty.documents.actions import begin, store, store_image
from mosty.documents.models import Document

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n"


def stored(data=PDF, *, name="scan.pdf", audience="public", **more):
    """A document with one version, kept as the actions keep it."""
    return store(
        io.BytesIO(data), name=name, title_ru="Скан", audience=audience, **more
    )


def drawn(size=(40, 30), *, kind="PNG", colour="teal", **more):
    """The bytes of a picture of one colour."""
    stream = io.BytesIO()
    Drawing.new("RGB", size, colour).save(stream, kind, **more)
    return stream.getvalue()


def pictured(data=None, *, alt_ru="Мост через Неву", alt_en="A bridge", **more):
    """A stored picture with its words."""
    file = io.BytesIO(drawn((1000, 500), kind="JPEG") if data is None else data)
    return store_image(file, name="bridge.jpg", alt_ru=alt_ru, alt_en=alt_en, **more)


def begun(by, *, size_bytes, box="papers", name="scan.pdf", mark="1"):
    """An upload of which nothing has arrived."""
    return begin(by=by, box=box, name=name, size_bytes=size_bytes, mark=mark)


class DocumentFactory(factory.django.DjangoModelFactory):
    """A document without a file."""

    class Meta:
        model = Document

    title_ru = "Скан соглашения"
