"""Pictures: nothing of the camera's, nothing that bursts, words and a focus point."""

import io
import struct
import zlib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from PIL import Image as Drawing

from mosty.documents import actions
from mosty.documents.actions.images import NoAlternative, NoPicture
from mosty.documents.forms import FocusField
from mosty.documents.models import Document, Image
from mosty.documents.refusals import BrokenPicture, HugePicture
from mosty.documents.tests.factories import PDF, drawn, pictured, stored
from mosty.people.tests.factories import UserFactory

GPS, ORIENTATION, LYING = 0x8825, 0x0112, 6
SECRET = b"59.9386"


def with_place(size=(60, 40)):
    """A photograph held upright, with the place and a comment in it."""
    exif = Drawing.Exif()
    exif[ORIENTATION] = LYING
    exif[GPS] = {1: "N", 2: (59.0, 56.0, 19.0)}
    exif[0x010E] = SECRET.decode()
    return drawn(size, kind="JPEG", exif=exif, comment=SECRET)


def huge(width, height):
    """A PNG of a few bytes that says it has `width` × `height` points."""

    def chunk(name, data):
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    chunks = (chunk(b"IHDR", head), chunk(b"IDAT", body), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_photograph_is_kept_upright_and_without_its_place(files):
    version = stored(with_place(), name="photo.jpg").versions.get()

    with version.file.open() as file, Drawing.open(file) as picture:
        picture.load()
        assert (picture.size, dict(picture.getexif())) == ((40, 60), {})
        assert picture.info.keys() <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
    every = b"".join(path.read_bytes() for path in files.rglob("*") if path.is_file())
    assert SECRET not in every
    assert b"Exif" not in every


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (huge(60_000, 60_000), HugePicture),
        (huge(9_000, 9_000), HugePicture),
        (drawn()[:60], BrokenPicture),
        (b"\x89PNG\r\n\x1a\n" + b"<script>x()</script>", BrokenPicture),
        (b"GIF89a/*" + b"\xff" * 40 + b"*/=1;x()", BrokenPicture),
    ],
)
def test_picture_that_bursts_or_lies_is_refused(files, data, refusal):
    with pytest.raises(refusal) as told:
        stored(data, name="photo.png")

    assert str(told.value.message).endswith(".")
    assert Document.objects.count() == 0


def test_code_behind_a_picture_does_not_get_through(files):
    polyglot = drawn() + b"<html><script>x()</script>%PDF-1.7"

    version = stored(polyglot, name="photo.html").versions.get()

    assert (version.media_type, version.name) == ("image/png", "photo.png")
    with version.file.open() as file:
        assert b"script" not in file.read()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "RGB"])
def test_picture_of_every_mode_has_its_widths(files, mode):
    stream = io.BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Drawing.new(mode, (1000, 500)).save(stream, kind)

    image = pictured(stream.getvalue())

    made = image.document.newest.renditions.values_list("width", "height", "media_type")
    assert set(made) == {
        (width, width // 2, media_type)
        for width in (480, 960, 1000)
        for media_type in ("image/webp", "image/jpeg")
    }


def shown(image, user, language="ru"):
    request = RequestFactory().get("/")
    request.user = user
    template = Template("{% load documents %}{% picture image sizes='50vw' %}")
    return template.render(Context({"image": image, "request": request}))


def test_picture_on_a_page_has_words_widths_and_focus(files, django_assert_num_queries):
    pictured(focus=(10, 49))
    image = Image.objects.with_renditions().get()

    with django_assert_num_queries(0):
        html = shown(image, AnonymousUser())

    assert 'alt="Мост через Неву"' in html
    assert 'class="photo fx-0"' in html
    assert html.count("480w") == 2
    assert 'sizes="50vw"' in html
    assert "style" not in html


def test_withdrawn_picture_is_gone_from_pages_and_addresses(client, files):
    image = pictured()
    address = image.document.newest.renditions.first().address
    answer = client.get(address)
    tag, length = answer["ETag"], len(b"".join(answer.streaming_content))

    actions.show_to(image.document, "staff")
    image.document.refresh_from_db()

    assert length > 0
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 404
    assert shown(image, UserFactory()).strip() == ""
    assert "<img" in shown(image, UserFactory(coordinator=True))


def test_picture_without_words_or_that_is_none_is_refused(files):
    with pytest.raises(NoAlternative):
        pictured(alt_en=" ")
    with pytest.raises(NoPicture):
        pictured(PDF)
    assert Document.objects.count() == 0


@pytest.mark.parametrize("broken", [{"alt_ru": ""}, {"alt_en": ""}, {"focus_x": 101}])
def test_database_refuses_a_picture_without_words_or_out_of_itself(files, broken):
    image = pictured()

    with pytest.raises(IntegrityError), transaction.atomic():
        Image.objects.filter(pk=image.pk).update(**broken)


@pytest.mark.parametrize("wrong", [["101", "1"], ["1", "-1"], ["x", "1"]])
def test_focus_outside_the_picture_is_not_taken(wrong):
    assert FocusField().clean(["0", "100"]) == (0, 100)
    with pytest.raises(ValidationError):
        FocusField().clean(wrong)


def test_words_and_focus_are_changed_on_the_page(client, files):
    image = pictured()
    client.force_login(UserFactory(editor=True))
    address = reverse("documents_office:picture", args=[image.document.pk])
    told = {"alt_ru": "Мост", "alt_en": "The bridge", "focus_x": "20", "focus_y": "80"}

    page = client.get(address)
    answer = client.post(address, told)

    assert page.status_code == 200
    assert answer.status_code == 302
    image.refresh_from_db()
    assert (image.alt_ru, image.focus_x, image.focus_y) == ("Мост", 20, 80)
