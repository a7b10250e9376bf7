"""Files are stored by what they are and given out so that they can do nothing."""

import io
import zipfile

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from mosty.documents.actions import Empty, NoSvg, TooLarge, shown_name, store
from mosty.documents.filetypes import INLINE, OFFICE, is_svg, media_type_of
from mosty.documents.models import Document
from mosty.documents.tests.factories import PDF, drawn, stored

PNG = drawn()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'


def package(*parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0JFIF", "image/jpeg"),
        (b"GIF89a....", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (package("word/document.xml"), OFFICE + "wordprocessingml.document"),
        (package("xl/workbook.xml"), OFFICE + "spreadsheetml.sheet"),
        (package("ppt/presentation.xml"), OFFICE + "presentationml.presentation"),
        (package("other.xml"), "application/zip"),
        (b"{\\rtf1 words}", "application/rtf"),
        (b"\x1f\x8b\x08", "application/gzip"),
        (SVG, "image/svg+xml"),
        ("Договор № 1".encode(), "text/plain"),
        (b"<html><script>x()</script></html>", "application/octet-stream"),
        (b"PK\x03\x04broken", "application/octet-stream"),
        (bytes(range(256)), "application/octet-stream"),
    ],
)
def test_type_is_told_from_the_content(data, media_type):
    assert media_type_of(data) == media_type


def test_archive_of_a_stranger_is_opened_in_another_process(files, monkeypatch):
    data = package("word/document.xml")
    monkeypatch.setattr(zipfile, "ZipFile", None)

    version = stored(data, name="a.zip").versions.get()

    assert version.media_type == OFFICE + "wordprocessingml.document"
    assert version.name == "a.docx"


@given(st.binary(max_size=300))
def test_markup_is_never_shown_in_the_browser(data):
    kind = media_type_of(b"<html>" + data)

    assert kind not in INLINE
    assert "html" not in kind


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"\n  <!-- x --><svg>",
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b"><SVG:svg>',
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
        b"\xef\xbb\xbf<svg >",
        SVG.decode().encode("utf-16"),
    ],
)
def test_svg_is_refused_however_it_is_written(files, data):
    assert is_svg(data)
    with pytest.raises(NoSvg):
        stored(data, name="picture.png")
    assert Document.objects.count() == 0


def test_empty_and_huge_files_are_refused(files, monkeypatch):
    monkeypatch.setattr("mosty.documents.actions.storing.LARGEST_BYTES", 10)
    monkeypatch.setattr("mosty.documents.examining.LARGEST_BYTES", 10)

    with pytest.raises(Empty):
        stored(b"")
    with pytest.raises(TooLarge):
        stored(b"x" * 11)


def test_second_file_is_the_next_version(files):
    document = stored()

    store(io.BytesIO(PDF + b"%"), name="b.pdf", title_ru="", document=document)
    store(io.BytesIO(PDF + b"%"), name="c.pdf", title_ru="", document=document)

    versions = document.versions.values_list("number", "name")
    assert list(versions) == [(2, "b.pdf"), (1, "scan.pdf")]


@pytest.mark.parametrize(
    ("name", "media_type", "shown"),
    [
        ("../../etc/passwd", "application/pdf", "passwd.pdf"),
        ("C:\\docs\\Договор.docx", "application/pdf", "Договор.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "application/pdf", "aSet-Cookie: x.pdf"),
        ("", "image/png", "file.png"),
        ("page.html", "application/octet-stream", "page.html"),
    ],
)
def test_name_tells_the_content_and_no_folder(name, media_type, shown):
    assert shown_name(name, media_type) == shown


@pytest.mark.parametrize(
    ("data", "name", "shows"),
    [
        (PDF, "scan.pdf", "inline"),
        (PNG, "photo.png", "inline"),
        (b"<html><script>x()</script>", "page.pdf", "attachment"),
        ("Слова".encode(), "words.txt", "attachment"),
        (package("word/document.xml"), "a.docx", "attachment"),
    ],
)
def test_only_pdf_and_pictures_are_shown_in_place(client, files, data, name, shows):
    document = stored(data, name=name)

    answer = client.get(reverse("documents:download", args=[document.key]))

    assert answer["Content-Disposition"].startswith(shows)
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    given = b"".join(answer.streaming_content)
    assert given[:8] == data[:8]
    assert given == data or name == "photo.png"


@pytest.mark.parametrize("audience", ["staff", "confidential"])
def test_closed_document_is_not_found_by_its_direct_address(client, files, audience):
    document = stored(audience=audience)

    answer = client.get(reverse("documents:download", args=[document.key]))

    assert answer.status_code == 404


def test_archived_document_and_lost_file_are_not_found(client, files):
    archived, lost = stored(), stored(PNG)
    Document.objects.filter(pk=archived.pk).update(is_archived=True)
    lost.versions.get().file.storage.delete(lost.versions.get().file.name)

    for document in (archived, lost):
        address = reverse("documents:download", args=[document.key])
        assert client.get(address).status_code == 404


def test_known_content_is_not_sent_again(client, files):
    address = reverse("documents:download", args=[stored().key])
    answer = client.get(address)
    tag, content = answer["ETag"], b"".join(answer.streaming_content)

    assert content == PDF

    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
