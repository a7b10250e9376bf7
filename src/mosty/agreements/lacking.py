"""What an agreement lacks to go to another stage: one answer for every page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mosty.agreements import checked, gate
from mosty.agreements.models import ApprovalRound, Stage
from mosty.partners.checking import Found


class Lack(TextChoices):
    """Each with the sentence that says what to do."""

    ROUTE = (
        "route",
        _("Approval begins with a text and a route. Choose both, then it begins."),
    )
    APPROVAL = (
        "approval",
        _("The text is not approved yet. Lead the round of approval to its end."),
    )
    TEXT = (
        "text",
        _(
            "The draft was changed after it was approved. Start a new round of "
            "approval on the new text."
        ),
    )
    CLEARANCE = (
        "clearance",
        _(
            "A law asks for the conclusion of an authority before this is signed. Enter "
            "the conclusion, or a lawyer or head enters why none is needed."
        ),
    )
    OTHER_TEXT = (
        "other_text",
        _(
            "The conclusion was given for another text than the one that is approved "
            "now. Apply for one on this text."
        ),
    )
    FOUND = (
        "found",
        _(
            "A check found a partner or its signatory in a list. Nothing is signed until "
            "a lawyer or head answers for it by name."
        ),
    )
    CHECKS = (
        "checks",
        _("A check of a partner that comes before signing is missing or out of date."),
    )


def lacking(agreement, stage, *, jurisdiction, on=None) -> list[Lack]:
    """What stands in the way to `stage`; the table of stages is asked apart.

    Approval is begun by a round on a text, not by a move. Clearance and signing need
    a text that was approved and has not changed since; signing and the signature need
    the clearance that a rule pack asks for on the day `on`, the signature also the
    checks of the partners. Without `on` clearance is asked whatever the day, and
    no check falls due.
    """
    lacks = []
    if stage == Stage.APPROVAL:
        lacks.append(Lack.ROUTE)
    if stage in (Stage.CLEARANCE, Stage.SIGNING):
        lacks += lacks_of_text(agreement)
    if stage == Stage.SIGNED and is_overtaken(last_round(agreement)):
        lacks.append(Lack.TEXT)
    needs_clearance = stage in (Stage.SIGNING, Stage.SIGNED)
    asking = {"jurisdiction": jurisdiction, "on": on}
    if needs_clearance:
        lacks += lacks_of_clearance(agreement, **asking)
    if stage == Stage.SIGNED:
        lacks += lacks_of_checks(checked.standings(agreement, **asking))
    return lacks


def lacks_of_clearance(agreement, **asking) -> list[Lack]:
    if not gate.verdict_of(agreement, **asking).is_asked:
        return []
    return lacks_of_answer(gate.settles(agreement), last_round(agreement))


def lacks_of_answer(answer, round_) -> list[Lack]:
    """A conclusion holds for the text it was given for, and for no other."""
    if answer is None:
        return [Lack.CLEARANCE]
    if answer.version is None or round_ is None or round_.version_id is None:
        return []
    return [] if answer.version.sha256 == round_.text_sha256 else [Lack.OTHER_TEXT]


def lacks_of_checks(standings) -> list[Lack]:
    blocking = {one.found for one in standings if one.blocks}
    lacks = [Lack.FOUND] if Found.FOUND in blocking else []
    return [*lacks, Lack.CHECKS] if blocking - {Found.FOUND} else lacks


def lacks_of_text(agreement) -> list[Lack]:
    round_ = last_round(agreement)
    if round_ is None or round_.outcome != ApprovalRound.Outcome.APPROVED:
        return [Lack.APPROVAL]
    return [Lack.TEXT] if is_overtaken(round_) else []


def last_round(agreement) -> ApprovalRound | None:
    rounds = agreement.approval_rounds.select_related("version__document")
    return rounds.order_by("-number").first()


def is_overtaken(round_) -> bool:
    """Whether the draft has another text now than the one the round was on."""
    if round_ is None or round_.version is None:
        return False
    newest = round_.version.document.versions.first()
    return newest is not None and newest.sha256 != round_.text_sha256
