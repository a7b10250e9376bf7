"""Drafts: a template filled in becomes a version of the agreement's draft paper."""

import io
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from mosty.access.roles import Audience
from mosty.agreements.actions.locking import locked
from mosty.agreements.actions.papers import attach
from mosty.agreements.drafting.placeholders import PARTNERS
from mosty.agreements.models import DraftWords, Paper
from mosty.documents import actions as documents
from mosty.documents.sandbox import filled
from mosty.journal.actions import record


@dataclass(frozen=True)
class Composing:
    """What a draft is made of: the template, the words by path, labels for lacks.

    `kept` are the words that no register has, to be proposed again. `paper` is the
    draft paper that gets a new version, None for a new paper.
    """

    template: bytes
    name: str
    words: dict[str, str]
    labels: dict[str, str]
    kept: dict[str, str] = field(default_factory=dict)
    paper: Paper | None = None
    language: str = ""


def compose(agreement, told: Composing, *, by=None) -> tuple[Paper, list[str]]:
    """The draft paper with its new version, and the placeholders without words.

    Raises `UnreadableFile` for a template that cannot be filled; then nothing is kept.
    """
    data, missing = filled(told.template, nested(told.words), labels=told.labels)
    with transaction.atomic():
        held = locked(agreement)
        document = _stored(held, data, told, by=by)
        paper = told.paper or attach(
            held, document, role=Paper.Role.DRAFT, by=by, language=told.language[:2]
        )
        DraftWords.objects.update_or_create(
            agreement=held, defaults={"words": told.kept}
        )
        detail = {"told": {"template": ["", told.name]}, "missing": missing}
        record("agreement.draft_composed", held, by=by, detail=detail)
    return paper, missing


def _stored(agreement, data: bytes, told: Composing, *, by):
    with translation.override("ru"):
        title = _("Draft: %(agreement)s") % {"agreement": agreement}
    return documents.store(
        io.BytesIO(data),
        name=f"draft-{agreement.register_number}.docx",
        title_ru=title,
        document=told.paper.document if told.paper else None,
        by=by,
        reason=told.name[:400],
        kind="agreement",
        audience=Audience.STAFF,
        language=told.language,
    )


def nested(words: dict[str, str]) -> dict:
    """`{"ours.name": …}` as the sections that a template names.

    What is said of each partner, `partners.0.name`, becomes a list of sections.
    """
    told: dict = {}
    for path, word in words.items():
        *above, name = path.split(".")
        place = told
        for one in above:
            place = place.setdefault(one, {})
        place[name] = word
    each = told.pop(PARTNERS, {})
    return told | {PARTNERS: [each[at] for at in sorted(each, key=int)]}
