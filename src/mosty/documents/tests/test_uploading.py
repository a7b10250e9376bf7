"""Files in parts: interrupted, resumed, spoilt, too many, and a disk without room."""

import contextlib
import datetime
import io
import resource
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mosty.documents import actions, limits
from mosty.documents.actions import uploading
from mosty.documents.examining import Empty, NoSvg, TooLarge
from mosty.documents.models import Document, Rendition, Upload, Version
from mosty.documents.refusals import DiskFull
from mosty.documents.tests.factories import PDF, begun, drawn, stored
from mosty.documents.views.uploads import BYTES
from mosty.people.tests.factories import UserFactory

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'


@pytest.fixture
def person(db):
    return UserFactory(coordinator=True)


@contextlib.contextmanager
def room_for(size_bytes):
    """A file may grow to `size_bytes`; the kernel refuses what comes after."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def kept(folder) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def node(person) -> Client:
    """A browser at another web node: nothing but the session is shared."""
    client = Client()
    client.force_login(person)
    return client


def begin(client, size, **more):
    told = {"name": "скан.pdf", "size": size, "box": "papers", "mark": "скан 1", **more}
    return client.post(reverse("documents:uploads"), told)


def bring(client, address, data, *, start, **headers):
    headers = {"Upload-Offset": str(start), **headers}
    return client.patch(address, data, content_type=BYTES, headers=headers)


def test_file_goes_on_at_another_node_from_where_it_stopped(files, person):
    data = PDF + b"%" * 100
    first = begin(node(person), len(data))
    address = first.json()["address"]
    bring(node(person), address, data[:40], start=0)

    again = begin(node(person), len(data))
    told = node(person).head(address)
    last = bring(node(person), address, data[40:], start=40)

    assert again.json() == first.json()
    assert (told["Upload-Offset"], told["Upload-Length"]) == ("40", str(len(data)))
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(data)))
    upload = Upload.objects.get()
    with actions.take(upload, by=person).versions.get().file.open() as file:
        assert file.read() == data
    assert Upload.objects.count() == 0


def test_bytes_out_of_step_or_spoilt_change_nothing(files, person):
    client = node(person)
    address = begin(client, 100).json()["address"]
    bring(client, address, b"%PDF-1.7 01", start=0)

    behind = bring(client, address, b"%PDF", start=0)
    spoilt = bring(
        client, address, b"abc", start=11, **{"Upload-Checksum": "sha256 AAAA"}
    )
    sound = bring(
        client,
        address,
        b"abc",
        start=11,
        **{"Upload-Checksum": f"sha256 {uploading.sha256_of(b'abc')}"},
    )
    beyond = bring(client, address, b"x" * 101, start=14)

    assert (behind.status_code, behind["Upload-Offset"]) == (409, "11")
    assert (spoilt.status_code, sound.status_code) == (460, 204)
    assert beyond.status_code == 413
    assert Upload.objects.get().received_bytes == 14


@pytest.mark.parametrize(
    ("size", "status"),
    [("0", 422), ("-1", 422), ("many", 422), ("²", 422), ("50000001", 413)],
)
def test_file_of_a_wrong_size_is_refused_before_it_comes(files, person, size, status):
    answer = begin(node(person), size)

    assert answer.status_code == status
    assert answer.json()["message"].endswith(".")


def test_part_of_another_kind_or_too_large_is_refused(files, person):
    client = node(person)
    address = begin(client, 10_000_000).json()["address"]

    other = client.patch(address, "a=1", content_type="application/json")
    large = bring(client, address, b"x" * (limits.MAX_PART + 1), start=0)

    assert (other.status_code, large.status_code) == (415, 413)


@pytest.mark.parametrize(
    ("who", "status"), [(None, 404), ("another", 404), ("nobody", 403)]
)
def test_upload_of_a_person_is_closed_to_others(files, person, who, status):
    upload = begun(person, size_bytes=10)
    client = Client()
    if who:
        client.force_login(UserFactory(coordinator=who == "another"))
    address = reverse("documents:upload", args=[upload.key])

    answers = {
        client.head(address).status_code,
        bring(client, address, b"1234567890", start=0).status_code,
        client.delete(address).status_code,
    }

    assert answers <= {status, 404}
    assert Upload.objects.get().received_bytes == 0


def test_drawing_with_code_is_refused_when_it_has_arrived(files, person):
    client = node(person)
    address = begin(client, len(SVG), name="scan.pdf").json()["address"]

    answer = bring(client, address, SVG, start=0)

    assert answer.status_code == 422
    assert "SVG" in answer.json()["message"]
    assert Upload.objects.count() == 0


def test_program_is_refused_before_a_box_for_papers_shows_it_as_taken(files, person):
    client, data = node(person), b"MZ" + bytes(200)
    address = begin(client, len(data), name="setup.exe").json()["address"]
    assert bring(client, address, data, start=0).status_code == 204

    answer = client.get(address, {"name": "files", "paper": "1"})

    assert (answer.status_code, bool(answer.json()["message"])) == (422, True)
    assert Upload.objects.count() == 0


def test_person_may_not_fill_the_disk(files, person, monkeypatch):
    monkeypatch.setattr(limits, "WAITING_BYTES", 100)
    client = node(person)

    assert begin(client, 60).status_code == 201
    refused = begin(client, 60, mark="another")

    assert refused.status_code == 429
    assert begin(node(UserFactory(editor=True)), 60).status_code == 201


def test_token_is_asked_for(files, person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    assert begin(client, 60).status_code == 403


def test_what_nobody_went_on_with_is_removed(
    files, person, django_capture_on_commit_callbacks
):
    old = actions.add_bytes(begun(person, size_bytes=9), b"old", start=0)
    new = actions.add_bytes(begun(person, size_bytes=9, mark="2"), b"new", start=0)
    stray = default_storage.path(f"uploads/{'0' * 8}-stray_0_1.part")
    Path(stray).write_bytes(b"of a node that died")
    past = timezone.now() - datetime.timedelta(seconds=1)
    Upload.objects.filter(pk=old.pk).update(expires_at=past)

    with django_capture_on_commit_callbacks(execute=True):
        actions.forget_expired(now=timezone.now())
    actions.forget_expired(now=timezone.now())

    assert list(Upload.objects.all()) == [new]
    assert [path.read_bytes() for path in kept(files)] == [b"new"]


def test_part_without_room_is_not_half_written(files, person):
    upload = actions.add_bytes(begun(person, size_bytes=5000), b"1" * 1000, start=0)
    client = node(person)
    address = reverse("documents:upload", args=[upload.key])

    with room_for(1500):
        full = bring(client, address, b"2" * 4000, start=1000)
    sizes = [path.stat().st_size for path in kept(files)]
    later = bring(client, address, b"2" * 4000, start=1000)

    assert full.status_code == 507
    assert full.json()["message"].startswith("На\xa0сервере не\xa0осталось места")
    assert (sizes, later.status_code) == ([1000], 204)


@pytest.mark.parametrize("data", [PDF + b"%" * 4000, drawn((90, 90))])
def test_document_without_room_leaves_nothing(files, data):
    before = stored()
    were = kept(files)

    with room_for(100), pytest.raises(DiskFull):
        stored(data, document=before)

    assert kept(files) == were
    assert (Document.objects.count(), Version.objects.count()) == (1, 1)
    assert Rendition.objects.count() == 0


def test_form_without_room_keeps_what_was_typed(files, person, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    file = io.BytesIO(PDF * 100)
    file.name = "scan.pdf"
    told = {"title_ru": "Приказ № 7", "kind": "order", "audience": "staff"}

    with room_for(600):
        page = node(person).post(
            reverse("documents_office:add"), {**told, "files_files": file}
        )

    assert page.status_code == 200
    text = page.content.decode()
    assert "Приказ № 7" in text
    assert "scan.pdf: На\xa0сервере не\xa0осталось места" in text
    assert (Upload.objects.count(), Document.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("data", "refusal"), [(b"", Empty), (SVG, NoSvg), (b"x" * 50_000_001, TooLarge)]
)
def test_whole_file_that_is_refused_leaves_nothing(
    files, person, data, refusal, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(refusal):
        actions.receive(io.BytesIO(data), by=person, box="papers", name="a.pdf")

    assert (Upload.objects.count(), kept(files)) == (0, [])
