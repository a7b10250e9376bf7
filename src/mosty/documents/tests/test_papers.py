"""PDF: tags, text, pages; what is previewed of other files."""

import datetime
import io
import re
import zipfile

import pytest
import typst
from django.utils import timezone
from PIL import Image as Drawing

from mosty.documents import actions
from mosty.documents.tests.factories import PDF, stored
from mosty.documents.wording import SENTENCES, remarks

SOURCE = b"""#set document(title: "Order")
#set text(lang: "ru")
= \xd0\x9f\xd1\x80\xd0\xb8\xd0\xba\xd0\xb0\xd0\xb7
Words about cooperation.
#pagebreak()
Second page."""


@pytest.fixture(scope="module")
def tagged():
    return typst.compile(SOURCE, format="pdf", pdf_standards="ua-1")


@pytest.fixture(scope="module")
def lasting():
    return typst.compile(SOURCE, format="pdf", pdf_standards="a-2a")


def untagged(data):
    """The same file in which nothing is marked, byte by byte as long."""
    return re.sub(rb"/Marked true", b"/Marked null", data)


def scanned():
    stream = io.BytesIO()
    Drawing.new("L", (200, 300), "white").save(stream, "PDF")
    return stream.getvalue()


def test_warnings_tell_what_readers_will_miss(files, tagged, lasting):
    found = {
        name: stored(data).versions.get().warnings
        for name, data in {
            "tagged": tagged,
            "lasting": lasting,
            "untagged": untagged(tagged),
            "scan": scanned(),
            "damaged": PDF,
        }.items()
    }

    assert found == {
        "tagged": ["not_lasting"],
        "lasting": [],
        "untagged": ["untagged", "not_lasting"],
        "scan": ["no_text", "untagged", "not_lasting"],
        "damaged": ["broken"],
    }


def test_every_warning_has_a_sentence_and_what_to_do():
    assert [one.code for one in remarks(list(SENTENCES))] == list(SENTENCES)
    assert all(one.text and one.remedy for one in remarks(list(SENTENCES)))


def test_paper_is_previewed_in_words_and_pages(files, tagged):
    version = stored(tagged).versions.get()

    actions.look(version.pk)
    actions.look(version.pk)

    version.refresh_from_db()
    assert version.pages == 2
    assert version.text == "Приказ\nWords about cooperation.\n\nSecond page."
    made = version.renditions.values_list("use", "number", "width", "media_type")
    assert list(made) == [
        ("page", 1, 1000, "image/webp"),
        ("page", 2, 1000, "image/webp"),
    ]


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 30_000_000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (
            "Страна | Город\nКНР | Пекин".encode(),
            "a.txt",
            "Страна | Город\nКНР | Пекин",
        ),
        (bomb(), "a.docx", ""),
        (b"<html><script>x()</script><p>a</p>", "a.pdf", None),
        (bytes(range(256)), "a.pdf", ""),
        (PDF, "a.pdf", ""),
    ],
)
def test_preview_is_plain_words_or_nothing(files, data, name, text):
    version = actions.look(stored(data, name=name).versions.get().pk)

    assert version.looked_at is not None
    assert "<" not in version.text
    assert text is None or version.text == text
    assert version.renditions.count() == 0


def test_version_that_no_task_reached_is_looked_into_later(files, tagged):
    document, lost = stored(tagged), stored(tagged)
    lost.newest.file.storage.delete(lost.newest.file.name)
    now = timezone.now()

    early = actions.look_at_missed(now=now)
    late = actions.look_at_missed(now=now + datetime.timedelta(hours=1))
    again = actions.look_at_missed(now=now + datetime.timedelta(hours=1))

    assert (early, late, again) == (0, 2, 0)
    assert document.versions.get().text.startswith("Приказ")
    assert lost.versions.get().text == ""
