"""Papers are seen no further than the agreements they belong to."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mosty.access.roles import Audience
from mosty.agreements import actions, kept
from mosty.agreements.models import Paper
from mosty.agreements.tests.factories import (
    AgreementFactory,
    DocumentFactory,
    PaperFactory,
    RouteFactory,
    drafted,
)
from mosty.documents import actions as documents
from mosty.documents.models import Document
from mosty.journal.actions import history
from mosty.journal.tests.returning import return_to_before
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def put_away(agreement):
    actions.archive(agreement)


def narrow(agreement):
    actions.describe(agreement, audience="confidential")


def bring_back(agreement):
    actions.restore(agreement)


def open_again(agreement):
    actions.describe(agreement, audience="public")


def is_seen(paper):
    return Document.objects.visible_to(None).filter(pk=paper.document_id).exists()


@pytest.mark.parametrize(
    ("close", "reopen"), [(put_away, bring_back), (narrow, open_again)]
)
def test_papers_are_seen_no_further_than_their_agreement(close, reopen):
    paper = PaperFactory(agreement__signed=True, published=True)

    close(paper.agreement)
    hidden = not is_seen(paper)
    reopen(paper.agreement)

    assert (hidden, is_seen(paper)) == (True, True)


@pytest.mark.parametrize(("close", "seen"), [(put_away, True), (narrow, False)])
def test_paper_of_two_agreements_stays_closed_if_either_is_confidential(close, seen):
    paper = PaperFactory(agreement__signed=True, published=True)
    PaperFactory(document=paper.document, agreement__signed=True)

    close(paper.agreement)

    assert is_seen(paper) is seen


@pytest.mark.parametrize(
    "situation", [{"confidential": True}, {"draft": True}, {"stage": "archived"}]
)
def test_paper_of_a_closed_agreement_is_not_opened_anywhere(client, situation):
    agreement = AgreementFactory(**situation)
    paper = PaperFactory(agreement=agreement)
    client.force_login(UserFactory(coordinator=True))

    for opening in (
        lambda: actions.describe_paper(paper, is_published=True),
        lambda: documents.show_to(paper.document, Audience.PUBLIC),
        lambda: documents.describe(paper.document, {"audience": Audience.PUBLIC}),
        lambda: actions.attach(
            agreement, DocumentFactory(), role="other", is_published=True
        ),
    ):
        with pytest.raises(documents.Withheld):
            opening()
    page = reverse("documents_office:show_to", args=[paper.document_id])
    refused = client.post(page, {"audience": "public"})

    assert refused.status_code in (404, 409)
    assert list(Paper.objects.values_list("document__audience")) == [("staff",)]


def test_office_of_documents_and_record_of_the_agreement_tell_one_truth():
    paper = PaperFactory(agreement__signed=True)
    reader = UserFactory(coordinator=True)

    def told():
        [shown] = kept.papers_of(paper.agreement, reader)
        return shown.is_shown, shown.is_meant_for_all

    closed = told()
    documents.show_to(paper.document, Audience.PUBLIC)
    opened = told()
    put_away(paper.agreement)

    assert (closed, opened, told()) == ((False, False), (True, True), (False, True))


def test_return_to_former_sight_does_not_open_what_is_closed(client):
    paper = PaperFactory(agreement__signed=True, published=True)
    documents.show_to(paper.document, Audience.STAFF)
    narrow(paper.agreement)
    closing = history(paper.document).first()
    client.force_login(UserFactory(administrator=True))

    answer = return_to_before(client, paper.document, closing)

    assert answer.status_code == 409
    assert Document.objects.get(pk=paper.document_id).audience == Audience.STAFF


def test_paper_gets_a_new_version_is_put_away_and_brought_back(office, coordinator):
    agreement = AgreementFactory(stage="draft", origin="")
    paper = drafted(agreement)
    page = reverse("agreements_office:attach", kwargs={"pk": agreement.pk})
    where = {"pk": agreement.pk, "paper": paper.pk}

    role = office.get(page).context["form"]["role"].value()
    file = SimpleUploadedFile("new.txt", b"1. Anew")
    office.post(page, {"role": role, "becomes": paper.pk, "files_files": file})
    told = [one.file_told for one in kept.papers_of(agreement, coordinator)]
    office.post(reverse("agreements_office:put_paper_away", kwargs=where))
    away = kept.papers_of(agreement, coordinator)
    office.post(reverse("agreements_office:bring_paper_back", kwargs=where))

    assert (role, away) == ("draft", [])
    assert told[0].startswith("new.txt, версия\u00a02")
    assert kept.papers_of(agreement, coordinator) == [paper]


def test_text_in_approval_is_not_put_away(office, coordinator):
    paper = drafted(AgreementFactory(stage="negotiation", origin=""))
    on = timezone.localdate()
    actions.start_round(
        paper.agreement, RouteFactory(), paper=paper, by=coordinator, on=on
    )

    with pytest.raises(actions.TextInUse):
        actions.put_paper_away(paper, by=coordinator)
