"""Papers are seen no further than the agreements they belong to."""

import pytest

from mosty.agreements import actions
from mosty.agreements.tests.factories import PaperFactory
from mosty.documents.models import Document

pytestmark = pytest.mark.django_db


def put_away(agreement):
    actions.archive(agreement)


def narrow(agreement):
    actions.describe(agreement, audience="confidential")


def bring_back(agreement):
    actions.restore(agreement)


def open_again(agreement):
    actions.describe(agreement, audience="public")


@pytest.mark.parametrize(
    ("close", "reopen"), [(put_away, bring_back), (narrow, open_again)]
)
def test_papers_are_seen_no_further_than_their_agreement(close, reopen):
    paper = PaperFactory(agreement__signed=True, published=True)
    seen = Document.objects.visible_to(None).filter(pk=paper.document_id)

    close(paper.agreement)
    hidden = not seen.exists()
    reopen(paper.agreement)

    assert (hidden, seen.exists()) == (True, True)


def test_paper_of_two_agreements_is_seen_with_either():
    paper = PaperFactory(agreement__signed=True, published=True)
    PaperFactory(document=paper.document, agreement__signed=True, is_published=True)

    actions.archive(paper.agreement)

    assert Document.objects.visible_to(None).filter(pk=paper.document_id).exists()
