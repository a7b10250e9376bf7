"""What people type and bring by mistake: told in clear words, kept, nothing halved."""

import datetime
import io
import zipfile

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Drawing

from mosty.agreements.tests.factories import AgreementFactory, PartyFactory, drafted
from mosty.documents.actions import look
from mosty.documents.limits import PREVIEW_PAGES
from mosty.documents.models import Document, Upload, Version
from mosty.journal.models import Entry
from mosty.letters.models import Letter
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NO_DATES = ("31.02.2026", "29.02.2023", "00.00.0000", "0000", "12.13.2025", "завтра")
BESIDE = (Document, Version, Organisation, Entry, Letter)
A_DAY = datetime.timedelta(days=1)


def counted() -> dict:
    """How many rows there are of all that an office page of the room may write."""
    models = [*apps.get_app_config("agreements").get_models(), *BESIDE]
    return {one: one._base_manager.count() for one in models}


@pytest.fixture
def agreement(office):
    return AgreementFactory(
        in_force=True,
        section="foreign",
        subject="education",
        renewal_rule="automatic",
        renewal_months=12,
    )


def page(name, agreement=None, **more):
    if agreement is not None:
        more["pk"] = agreement.pk
    return reverse(f"agreements_office:{name}", kwargs=more)


def filled(client, url) -> dict:
    """What a browser would send of the form on the page, as it was given out."""
    form = client.get(url).context["form"]
    told = {name: form[name].value() for name in form.fields}
    told = {name: getattr(value, "pk", value) for name, value in told.items()}
    plain = {k: v for k, v in told.items() if isinstance(v, str | int | bool | list)}
    return {k: v for k, v in plain.items() if v not in (None, "", False)} | {
        "seen": form.seen
    }


def refused(client, url, typed, *, faulty):
    """The page says what is wrong at that field, keeps all, and writes nothing."""
    meant = {"is_meant": "on", "gaps_reason": "Просили прислать сразу"}
    sent = meant | filled(client, url) | typed
    before = counted()

    answer = client.post(url, sent)

    assert answer.status_code == 200, url
    form = answer.context["form"]
    assert list(form.errors) == [faulty], (url, typed, form.errors)
    told = answer.content.decode()
    for value in typed.values():
        if isinstance(value, str):
            assert f'value="{value}"' in told or f">{value}" in told or value in told
    assert counted() == before
    return form.errors[faulty][0]


LONG = {"add", "draft", "edit"}
DATED = {
    "add": "signed_on",
    "draft": "valid_until",
    "dates": "valid_until",
    "edit": "in_force_from",
    "extend": "until",
    "end": "on",
    "give_notice": "given_on",
    "party": "withdrawn_on",
    "promise": "due_on",
    "add_clearance": "submitted_on",
    "submit_application": "submitted_on",
    "add_absence": "since",
}


def dated_page(name, agreement):
    if name in {"add", "draft", "add_absence"}:
        return page(name)
    if name == "party":
        return page(name, agreement, party=agreement.parties.get().pk)
    return page(name, agreement)


@pytest.mark.parametrize(("name", "field"), DATED.items())
def test_impossible_date_is_told_at_its_field(office, agreement, name, field):
    url = dated_page(name, agreement)
    if name == "add_absence":
        UserFactory(lawyer=True)
    usual = usual_for(name, agreement)

    for text in NO_DATES[:2] if name in LONG else NO_DATES:
        words = refused(office, url, {**usual, field: text}, faulty=field)

        assert "12.03.2026" in words


def usual_for(name, agreement) -> dict:
    """What the page asks for beside the date."""
    if name in {"add", "draft"}:
        partner = agreement.counterpart
        told = {"partner": partner.pk, "partner_text": partner.name_ru}
        return told | ({"reason": "Лежит в архиве"} if name == "add" else {})
    if name == "add_absence":
        today = f"{timezone.localdate():%d.%m.%Y}"
        deputy = UserFactory(head=True).person
        return {"deputy": deputy.pk, "until": today}
    asked = {
        "promise": {"text_ru": "Отчёт"},
        "add_clearance": {"result": "waiting"},
    }
    return asked.get(name, {})


@pytest.mark.parametrize(
    ("name", "typed", "faulty"),
    [
        (
            "dates",
            {"signed_on": "2026", "valid_until": "2025", "reason": "Misread"},
            "valid_until",
        ),
        ("edit", {"valid_until": "11.03.2001"}, "valid_until"),
        ("party", {"acceded_on": "02.02.2026", "withdrawn_on": "01.02.2026"}, "withdrawn_on"),
        ("promise", {"text_ru": "Отчёт", "due_on": "2026", "repeats_months": "12", "repeats_until": "01.01.2026"}, "repeats_until"),
    ],
)  # fmt: skip
def test_end_before_the_beginning_is_told_at_the_end(
    office, agreement, name, typed, faulty
):
    refused(office, dated_page(name, agreement), typed, faulty=faulty)


def told_at_the_head(client, url, typed) -> str:
    """The refusal of an action, above the form that keeps what was typed."""
    sent = filled(client, url) | typed
    before = counted()

    answer = client.post(url, sent)

    assert answer.status_code == 200
    (words,) = answer.context["form"].non_field_errors()
    for value in typed.values():
        assert str(value) in answer.content.decode()
    assert counted() == before
    return words


def test_end_before_the_signature_and_shorter_prolongation_are_told(office, agreement):
    eve = f"{agreement.signed_on - A_DAY:%d.%m.%Y}"
    fixed = AgreementFactory(in_force=True)
    shorter = f"{fixed.ends_on - A_DAY:%d.%m.%Y}"

    told = [
        told_at_the_head(office, page("end", agreement), {"on": eve}),
        told_at_the_head(office, page("extend", agreement), {"until": eve}),
        told_at_the_head(office, page("extend", fixed), {"until": shorter}),
    ]

    assert told[0] == told[1] != told[2]


def test_nobody_is_a_party_twice_and_we_are_no_partner(office, agreement):
    ours = OrganisationFactory(is_ours=True, name_ru="Наш институт")
    PartyFactory(agreement=agreement, organisation=ours)
    partner = agreement.counterpart
    twice = {"partner": partner.pk, "partner_text": partner.name_ru}
    other = PartyFactory(agreement=agreement)
    seat = page("party", agreement, party=other.pk)

    told_at_the_head(office, page("seat", agreement), {**twice, "reason": "Да"})
    refused(
        office,
        page("add"),
        {**twice, "reason": "Лежит", "second_partner": str(partner.pk)},
        faulty="second_partner",
    )
    taken = {"organisation": partner.pk, "organisation_text": partner.name_ru}
    taken["reason"] = "Лежит"
    told_at_the_head(office, seat, taken)
    for name in ("seat", "add"):
        url = page(name, agreement) if name == "seat" else page(name)
        typed = {"partner": ours.pk, "partner_text": ours.name_ru}
        typed |= {"reason": "Лежит"}
        assert refused(office, url, typed, faulty="partner")


def packed(entries) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


WRONG_FILES = {
    "program": ("договор.pdf", b"MZ\x90\0" + bytes(range(256)) * 9),
    "program under its name": ("setup.exe", b"MZ\x90\0" + bytes(range(256)) * 9),
    "nothing": ("скан.pdf", b""),
    "page of a site": ("скан.pdf", b"<html><script>x()</script></html>"),
    "drawing": ("скан.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "bomb": ("текст.docx", packed({"word/document.xml": b"\0" * 30_000_000})),
    "text cut short": ("текст.docx", packed({"word/document.xml": "<w/>"})[:-30]),
    "half a picture": ("скан.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 400),
}


@pytest.mark.parametrize("case", WRONG_FILES)
def test_wrong_file_is_told_by_name_and_nothing_is_kept_of_it(office, agreement, case):
    name, data = WRONG_FILES[case]
    url, before = page("attach", agreement), counted()
    file = SimpleUploadedFile(name, data)

    answer = office.post(
        url, {"role": "original", "language": "ru", "files_files": file}
    )

    form = answer.context["form"]
    words = [*form.non_field_errors(), *form.errors.get("files", ())]
    assert (answer.status_code, len(words)) == (200, 1)
    assert "." in words[0]
    assert form["role"].value() == "original"
    assert counted() == before


def test_wrong_file_of_several_is_left_out_and_the_others_wait(office, agreement):
    url, told = page("attach", agreement), {"role": "draft"}
    files = [
        SimpleUploadedFile("текст.txt", b"1. Text"),
        SimpleUploadedFile("договор.pdf", b"sixteen bytes..."),
    ]

    answer = office.post(url, told | {"files_files": files})
    words = answer.context["form"].errors["files"]
    (kept,) = Upload.objects.all()
    office.post(url, told | {"files": str(kept.key)})

    assert (len(words), "договор.pdf" in words[0]) == (2, True)
    assert agreement.papers.get().document.newest.name == "текст.txt"


def test_new_version_of_a_document_is_looked_into_like_the_first(office, agreement):
    document = drafted(agreement).document
    url = reverse("documents_office:add_version", args=[document.pk])
    file = SimpleUploadedFile("договор.pdf", b"MZ\x90\0 program")

    answer = office.post(url, {"reason": "Правка", "file_files": file})

    assert "программа" in answer.context["form"].errors["file"][0]
    assert document.versions.count() == 1


def test_damaged_scan_loses_nothing_of_a_long_form(office):
    partner = OrganisationFactory()
    typed = {
        "partner": partner.pk,
        "partner_text": partner.name_ru,
        "number": "17/2026",
    }
    url, before = page("add"), counted()
    scan = SimpleUploadedFile("скан.pdf", b"MZ\x90\0" + bytes(range(256)))

    answer = office.post(
        url, filled(office, url) | typed | {"reason": "В архиве", "scan_files": scan}
    )

    told = answer.content.decode()
    assert all(one in told for one in ("17/2026", "В архиве", "скан.pdf"))
    assert counted() == before


def scanned(pages: int) -> bytes:
    """A PDF of so many pages, each the same sheet scanned at 200 dpi."""
    sheet = io.BytesIO()
    Drawing.new("L", (1654, 2339), 240).save(sheet, "JPEG")
    draw = b"q 595 0 0 842 0 0 cm /I Do Q"
    kids = " ".join(f"{number} 0 R" for number in range(5, pages + 5))
    page_of = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</XObject<</I 3 0 R>>>>>>"
    )
    image = (
        "<</Type/XObject/Subtype/Image/Width 1654/Height 2339/BitsPerComponent 8"
        f"/ColorSpace/DeviceGray/Filter/DCTDecode/Length {len(sheet.getvalue())}>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        image.encode() + b"stream\n" + sheet.getvalue() + b"\nendstream",
        f"<</Length {len(draw)}>>".encode() + b"stream\n" + draw + b"\nendstream",
        *[page_of.encode()] * pages,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    end = (
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    )
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return data + (head + table + end).encode()


def test_scan_of_five_hundred_pages_is_attached_and_previewed(office, agreement):
    file = SimpleUploadedFile("архив.pdf", scanned(500))

    answer = office.post(
        page("attach", agreement), {"role": "original", "files_files": file}
    )

    version = agreement.papers.get().document.newest
    assert (answer.status_code, version.pages) == (302, 500)
    look(version.pk)
    assert version.renditions.filter(use="page").count() == PREVIEW_PAGES
    assert office.get(page("record", agreement)).status_code == 200
