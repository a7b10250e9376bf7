"""The stages of an agreement and where each may lead."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    IDEA = "idea", _("Idea")
    DRAFT = "draft", _("Draft")
    NEGOTIATION = "negotiation", _("Negotiation")
    APPROVAL = "approval", _("Approval")
    CLEARANCE = "clearance", _("Clearance")
    SIGNING = "signing", _("Signing")
    SIGNED = "signed", _("Signed")
    ENDED = "ended", _("Ended early")
    REFUSED = "refused", _("Refused")
    ARCHIVED = "archived", _("Archived")


NEXT = {
    Stage.IDEA: {Stage.DRAFT, Stage.REFUSED, Stage.ARCHIVED},
    Stage.DRAFT: {Stage.NEGOTIATION, Stage.REFUSED, Stage.ARCHIVED},
    Stage.NEGOTIATION: {Stage.DRAFT, Stage.APPROVAL, Stage.REFUSED},
    Stage.APPROVAL: {
        Stage.DRAFT,
        Stage.NEGOTIATION,
        Stage.CLEARANCE,
        Stage.SIGNING,
        Stage.REFUSED,
    },
    Stage.CLEARANCE: {Stage.DRAFT, Stage.NEGOTIATION, Stage.SIGNING, Stage.REFUSED},
    Stage.SIGNING: {Stage.DRAFT, Stage.NEGOTIATION, Stage.SIGNED, Stage.REFUSED},
    Stage.SIGNED: {Stage.ENDED, Stage.ARCHIVED},
    Stage.ENDED: {Stage.ARCHIVED},
    Stage.REFUSED: {Stage.ARCHIVED},
    Stage.ARCHIVED: set(),
}

CLOSED = (Stage.REFUSED, Stage.ARCHIVED)
BEFORE_SIGNING = (
    Stage.IDEA,
    Stage.DRAFT,
    Stage.NEGOTIATION,
    Stage.APPROVAL,
    Stage.CLEARANCE,
    Stage.SIGNING,
    Stage.REFUSED,
)


def was_signed(agreement) -> bool:
    """Whether it ever bound anybody: what was ended or put away since did, too."""
    stage = agreement.archived_from or agreement.stage
    return stage in {Stage.SIGNED, Stage.ENDED}
