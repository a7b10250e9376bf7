"""Documents in the office: found, opened and closed, versions, boxes of forms."""

import pytest
from django.urls import reverse

from mosty.documents import actions, uses
from mosty.documents.forms.papers import NewPapersForm
from mosty.documents.models import Document, FiledDocument, Upload
from mosty.documents.tests.factories import PDF, drawn, stored
from mosty.journal.actions import history
from mosty.people.tests.factories import UserFactory

OTHER = PDF + b"%"


@pytest.fixture
def coordinator(db):
    return UserFactory(coordinator=True)


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


def at(name, *args):
    return reverse(f"documents_office:{name}", args=args)


def arrived(by, data=PDF, *, box="documents:new", name="order.pdf"):
    upload = actions.begin(
        by=by, box=box, name=name, size_bytes=len(data), mark=f"{name}{len(data)}"
    )
    return actions.add_bytes(upload, data, start=0)


def status(answer):
    if answer.streaming:
        content(answer)
    return answer.status_code


def content(answer):
    return b"".join(answer.streaming_content)


READERS = {
    None: {"public"},
    "expert": {"public"},
    "editor": {"public", "staff"},
    "lawyer": {"public", "staff", "confidential"},
    "rector": {"public", "staff", "confidential"},
}


@pytest.mark.parametrize("role", READERS)
def test_direct_address_asks_who_reads(client, files, role):
    documents = [stored(audience=one) for one in ("public", "staff", "confidential")]
    if role:
        client.force_login(UserFactory(**{role: True}))

    seen = {one.audience for one in documents if status(client.get(one.address)) == 200}
    in_office = {
        one.audience
        for one in documents
        if status(client.get(at("version", one.pk, 1))) == 200
    }

    assert seen == READERS[role]
    assert in_office == (READERS[role] if role not in (None, "expert") else set())


def test_list_is_narrowed_and_costs_the_same(
    desk, files, django_assert_max_num_queries
):
    found = stored(kind="order", purpose_ru="Командировка в Минск")
    stored(drawn(), name="photo.png", kind="photo", audience="public")
    gone = stored(kind="order")
    actions.archive(gone)

    def shown(query):
        with django_assert_max_num_queries(14):
            page = desk.get(at("list") + query, follow=True)
        return page.context["shown"].ids

    assert shown("?q=минск") == [found.pk]
    assert shown("?kind=order") == [found.pk]
    assert shown("?lacks=broken&audience=staff") == []
    assert shown("?lacks=broken") == [found.pk]
    assert shown("?kind=nonsense") == []


def test_new_version_keeps_the_earlier_and_either_is_shown(desk, files, coordinator):
    document = stored(audience="public")
    box = f"document:{document.pk}:version"
    upload = arrived(coordinator, OTHER, box=box)

    desk.post(
        at("add_version", document.pk), {"file": upload.key, "reason": "С печатью"}
    )
    second = content(desk.get(document.address))
    desk.post(at("bring_back", document.pk, 1))
    again = content(desk.get(document.address))

    assert (second, again) == (OTHER, PDF)
    rows = document.versions.values_list("number", "reason", "added_by")
    by = f"user:{coordinator.pk}"
    assert list(rows) == [(3, "Версия 1 снова", by), (2, "С печатью", by), (1, "", "")]
    assert desk.get(at("record", document.pk)).status_code == 200


def test_document_is_closed_put_away_and_brought_back_at_once(desk, files, client):
    document = stored(audience="public")
    visitor = type(client)()

    def seen():
        return status(visitor.get(document.address))

    statuses = [seen()]
    desk.post(at("show_to", document.pk), {"audience": "staff"})
    statuses.append(seen())
    desk.post(at("show_to", document.pk), {"audience": "public"})
    desk.post(at("archive", document.pk))
    statuses.append(seen())
    assert "Вернуть" in desk.get(at("record", document.pk)).content.decode()
    desk.post(at("restore", document.pk))
    statuses.append(seen())

    assert statuses == [200, 404, 404, 200]
    verbs = [entry.verb for entry in history(document)]
    assert verbs[:4] == [
        "document.restored",
        "document.archived",
        "document.shown_to",
        "document.shown_to",
    ]


def test_description_is_edited_with_a_date_as_far_as_it_is_known(desk, files):
    document = stored()
    page = desk.get(at("edit", document.pk))
    told = {
        "seen": page.context["form"].seen,
        "title_ru": "Приказ",
        "kind": "order",
        "dated_on": "03.2026",
        "audience": "staff",
    }

    desk.post(at("edit", document.pk), told)

    document = FiledDocument.objects.get()
    assert (document.title_ru, document.spoken_date) == ("Приказ", "март\xa02026")


def test_page_tells_where_a_document_is_used(desk, files, monkeypatch):
    document = stored()
    monkeypatch.setattr(uses, "TELLERS", [])
    uses.register(lambda one, user: [uses.Use("Договор № 4", "/agreements/4/")])

    assert "Договор № 4" in desk.get(at("record", document.pk)).content.decode()


@pytest.mark.parametrize("role", ["head", "rector"])
def test_those_who_only_read_change_nothing(client, files, role):
    document = stored()
    client.force_login(UserFactory(**{role: True}))

    statuses = {
        client.post(at(name, document.pk)).status_code
        for name in ("show_to", "archive", "restore", "edit", "add_version")
    }

    assert statuses == {403}
    assert client.get(at("record", document.pk)).status_code == 200


def test_several_files_become_documents_with_what_they_share(desk, files, coordinator):
    uploads = [arrived(coordinator, name="a.pdf"), arrived(coordinator, OTHER)]
    told = {
        "files": [one.key for one in uploads],
        "kind": "order",
        "audience": "public",
    }

    answer = desk.post(at("add"), told)

    assert answer.url == at("list")
    rows = Document.objects.order_by("pk").values_list("title_ru", "kind", "audience")
    assert list(rows) == [("a", "order", "public"), ("order", "order", "public")]
    assert Upload.objects.count() == 0


def test_file_that_fails_loses_neither_the_others_nor_the_words(desk, files):
    good, bad = files_of(PDF, "good.pdf"), files_of(b"<svg>", "bad.svg")
    told = {"title_ru": "Моё", "kind": "order", "audience": "staff"}

    page = desk.post(at("add"), {**told, "files_files": [good, bad]})
    text = page.content.decode()
    waiting = Upload.objects.get()
    desk.post(at("add"), {**told, "files": waiting.key})

    assert "bad.svg: Рисунки SVG" in text
    assert (f'value="{waiting.key}"' in text, 'value="Моё"' in text) == (True, True)
    assert Document.objects.get().title_ru == "Моё"


def files_of(data, name):
    file = actions.uploading.io.BytesIO(data)
    file.name = name
    return file


def test_box_takes_only_what_arrived_and_is_ones_own(files, coordinator):
    other = arrived(UserFactory(editor=True), name="theirs.pdf")
    part = actions.begin(
        by=coordinator, box="documents:new", name="part.pdf", size_bytes=9, mark="p"
    )
    told = {"kind": "other", "audience": "staff"}

    def errors(**more):
        form = NewPapersForm({**told, **more}, by=coordinator)
        return [str(one) for one in form.errors.get("files", [])]

    assert "дольше суток" in errors(files=str(other.key))[0]
    assert "part.pdf" in errors(files=str(part.key))[0]
    assert errors() == ["Выберите файл."]
    assert len(errors(files="../../etc/passwd")) == 1
