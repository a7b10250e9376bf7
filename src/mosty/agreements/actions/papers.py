"""Papers of an agreement: in which role, and whether the site shows them."""

from django.db import transaction

from mosty.access.refusals import ChangedMeanwhile
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

    With `is_published` it is opened to everybody; raises `documents.Withheld` where
    the agreement is not on the site.
    """
    agreement = locked(agreement)
    paper, is_new = Paper.objects.get_or_create(
        agreement=agreement,
        document=document,
        defaults={"role": role, "language": language},
    )
    if is_new:
        detail = {"paper": paper.pk, "told": {"paper": ["", document.title_ru]}}
        record("agreement.paper_attached", agreement, by=by, detail=detail)
        if is_published:
            _publish(paper, is_published=True, by=by)
    return paper


@transaction.atomic
def describe_paper(
    paper, *, by=None, expected=None, is_published=None, **fields
) -> Paper:
    """Change a paper's role or language, publish it or take it off the site.

    Raises `documents.Withheld` where the agreement is not on the site.
    """
    locked(paper.agreement)
    expected = dict(expected or {})
    was_published = expected.pop("is_published", None)
    paper, _changes = change(
        paper, fields, by=by, verb="paper.described", expected=expected
    )
    if is_published is not None:
        if was_published not in (None, is_open(paper)):
            raise ChangedMeanwhile(paper)
        _publish(paper, is_published=is_published, by=by)
    return paper


def is_open(paper) -> bool:
    """Whether the document is meant for everybody; nothing else tells it."""
    return paper.document.audience == Audience.PUBLIC


def _publish(paper, *, is_published, by):
    if is_open(paper) == is_published:
        return
    audience = Audience.PUBLIC if is_published else Audience.STAFF
    paper.document = documents.show_to(paper.document, audience, by=by)
    detail = {"told": {"is_published": [not is_published, is_published]}}
    record("paper.described", paper, by=by, detail=detail)
