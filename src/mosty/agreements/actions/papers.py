"""Papers of an agreement: in which role, and whether the site shows them."""

from django.db import transaction

from mosty.access.roles import Audience
from mosty.agreements.actions.locking import locked
from mosty.agreements.models import Paper
from mosty.documents import actions as documents
from mosty.journal.actions import record
from mosty.journal.changing import change


@transaction.atomic
def attach(
    agreement, document, *, role, by=None, language="", is_published=False
) -> Paper:
    """Say that a stored document is a paper of the agreement; a second time it is not.

    One that is published is opened to everybody.
    """
    agreement = locked(agreement)
    paper, is_new = Paper.objects.get_or_create(
        agreement=agreement,
        document=document,
        defaults={"role": role, "language": language, "is_published": is_published},
    )
    if is_new:
        _open(paper, by=by)
        detail = {"paper": paper.pk, "told": {"paper": ["", document.title_ru]}}
        record("agreement.paper_attached", agreement, by=by, detail=detail)
    return paper


@transaction.atomic
def describe_paper(paper, *, by=None, expected=None, **fields) -> Paper:
    """Change a paper's role or language, publish it or take it off the site."""
    locked(paper.agreement)
    paper, changes = change(
        paper, fields, by=by, verb="paper.described", expected=expected
    )
    if "is_published" in changes:
        _open(paper, by=by)
        if not paper.is_published:
            documents.show_to(paper.document, Audience.STAFF, by=by)
    return paper


def _open(paper, *, by):
    if paper.is_published:
        documents.show_to(paper.document, Audience.PUBLIC, by=by)
