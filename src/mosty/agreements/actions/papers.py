"""Papers of an agreement: in which role, which version, put away, shown on the site."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.access.roles import Audience
from mosty.agreements.actions.locking import locked
from mosty.agreements.lacking import last_round
from mosty.agreements.models import ApprovalRound, Paper, Stage
from mosty.documents import actions as documents
from mosty.journal.actions import record
from mosty.journal.changing import change

Outcome = ApprovalRound.Outcome
AGREED_AT = (Stage.APPROVAL, Stage.CLEARANCE, Stage.SIGNING)


class TextInUse(Refused):
    message = _(
        "This text is in approval or was approved, so it stays. Bring a new version of "
        "it, or take the agreement back to negotiations first."
    )


class SharedPaper(Refused):
    message = _(
        "Another agreement has this paper too, so it is not put away from here. Put it "
        "away on its own page among the documents."
    )


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


@transaction.atomic
def renew_paper(paper, upload, *, by, reason="") -> Paper:
    """Keep an upload as the newest version of a paper; the same bytes change nothing.

    Raises what `documents.take` does, for a program or a damaged file too.
    """
    agreement = locked(paper.agreement)
    before = paper.document.versions.first()
    stored = documents.take(
        upload, by=by, document=paper.document, reason=reason, is_paper=True
    )
    now = stored.versions.first()
    if before is None or before.pk != now.pk:
        told = {"paper": ["", f"{stored.title_ru}: {now}"]}
        detail = {"paper": paper.pk, "told": told}
        record("agreement.paper_renewed", agreement, by=by, detail=detail)
    return Paper.objects.select_related("document").get(pk=paper.pk)


@transaction.atomic
def put_paper_away(paper, *, by) -> Paper:
    """It was added by mistake: no list shows it, and it may be brought back.

    Raises `TextInUse` while it is the text that is agreed on, and `SharedPaper`.
    """
    agreement = locked(paper.agreement)
    round_ = last_round(agreement)
    is_agreed = round_ is not None and round_.outcome in (
        Outcome.RUNNING,
        Outcome.APPROVED,
    )
    if agreement.stage in AGREED_AT and is_agreed and is_text_of(round_, paper):
        raise TextInUse(paper)
    if Paper.objects.filter(document=paper.document_id).count() > 1:
        raise SharedPaper(paper)
    return move_away(paper, "agreement.paper_put_away", documents.archive, by=by)


@transaction.atomic
def bring_paper_back(paper, *, by) -> Paper:
    locked(paper.agreement)
    verb = "agreement.paper_brought_back"
    return move_away(paper, verb, documents.restore, by=by)


def is_text_of(round_, paper) -> bool:
    version = round_.version
    return version is not None and version.document_id == paper.document_id


def move_away(paper, verb, act, *, by) -> Paper:
    paper.document = act(paper.document, by=by)
    told = {"paper": [paper.document.title_ru, ""]}
    if not paper.document.is_archived:
        told["paper"].reverse()
    detail = {"paper": paper.pk, "told": told}
    record(verb, paper.agreement, by=by, detail=detail)
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
