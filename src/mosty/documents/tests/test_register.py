"""The register of documents: columns, filters, file, many at once."""

import pytest

from mosty.documents import actions
from mosty.documents.models import Document
from mosty.documents.register import AWAY, DOCUMENTS
from mosty.documents.tests.factories import pictured, stored
from mosty.listings.tests.looking import (
    done_to,
    file_of,
    names_in,
    questions_of,
    undone,
)
from mosty.pages.tests.factories import NewsFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def titled(title, **more):
    document = stored(**more)
    Document.objects.filter(pk=document.pk).update(title_ru=title)
    return document


def test_documents_are_found_by_what_they_lack_and_where_they_are_used(client, files):
    client.force_login(UserFactory(coordinator=True))
    titled("Приказ", kind="order", name="prikaz.pdf")
    titled("=Отчёт", kind="report")
    shown = titled("В новости")
    NewsFactory(body_ru=f'<p><img src="{shown.address}7/" alt=""></p>')
    image = pictured()
    Document.objects.filter(pk=image.document_id).update(title_ru="Мост")
    NewsFactory(image=image)
    actions.archive(titled("Старое"))

    assert names_in(client, DOCUMENTS) == ["Мост", "В новости", "=Отчёт", "Приказ"]
    assert file_of(client, "documents")[3][0] == "'=Отчёт"
    assert names_in(client, DOCUMENTS, "?kind=order") == ["Приказ"]
    assert names_in(client, DOCUMENTS, "?q=PRIKAZ") == ["Приказ"]
    assert names_in(client, DOCUMENTS, "?used=yes") == ["Мост", "В новости"]
    assert names_in(client, DOCUMENTS, "?lacks=broken&used=yes") == ["В новости"]
    assert names_in(client, DOCUMENTS, "?format=picture&stored_from=2020") == ["Мост"]
    assert names_in(client, DOCUMENTS, "?archived=1") == ["Старое"]
    assert names_in(client, AWAY) == ["Старое"]
    assert questions_of(client, DOCUMENTS) <= 10


def test_many_documents_are_opened_put_away_and_taken_back(client, files):
    client.force_login(UserFactory(coordinator=True))
    papers = [titled("Один", audience="staff"), titled("Два", audience="public")]

    opened = done_to(client, DOCUMENTS, "audience", papers, audience="public")
    away = done_to(client, DOCUMENTS, "archive", papers)

    assert (opened.changed, opened.unchanged, away.changed) == (1, 1, 2)
    assert names_in(client, DOCUMENTS) == []
    undone(client, away)
    undone(client, opened)
    assert list(
        Document.objects.order_by("pk").values_list("audience", "is_archived")
    ) == [
        ("staff", False),
        ("public", False),
    ]


def test_who_stored_it_is_told_to_those_who_keep_documents(client, files):
    keeper = UserFactory(coordinator=True)
    stored(by=keeper, audience="staff")
    for user, is_told in ((keeper, True), (UserFactory(rector=True), False)):
        client.force_login(user)
        client.post("/office/lists/documents/columns", {"column": ["title", "by"]})
        heads = file_of(client, "documents")[0]

        assert ("Кто добавил" in heads) == is_told
    client.force_login(UserFactory())
    assert client.get("/office/lists/documents/file.csv").status_code == 403
