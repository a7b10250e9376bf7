"""Why each card of the board waits: for whom, since when, for which paper."""

import datetime
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.agreements.board.moving import address
from mosty.agreements.board.signing import Signing
from mosty.agreements.lacking import Lack
from mosty.agreements.models import (
    Agreement,
    ApprovalRound,
    ApprovalStep,
    Clearance,
    Paper,
    Stage,
)
from mosty.documents.models import Version
from mosty.ui.dates import speak

Decision, Outcome = ApprovalStep.Decision, ApprovalRound.Outcome
WRITTEN = (Stage.IDEA, Stage.DRAFT, Stage.NEGOTIATION)
APPROVING = (Stage.NEGOTIATION, Stage.APPROVAL, Stage.CLEARANCE, Stage.SIGNING)
MOST_STEPS = 3


@dataclass(frozen=True)
class Wait:
    """One reason: in words, where it is mended, and whether its day is past."""

    words: str
    url: str
    is_late: bool = False


class Waits:
    """The reasons of many agreements, read by a few questions for all of them."""

    def __init__(self, agreements, *, on: datetime.date, jurisdiction: str):
        self.on = on
        at_signing = [one for one in agreements if one.stage == Stage.SIGNING]
        self.rounds = last_rounds(those(agreements, APPROVING))
        self.steps = steps_of(self.rounds.values())
        self.clearances = last_clearances(
            those(agreements, (Stage.CLEARANCE,)), [one.pk for one in at_signing]
        )
        self.signing = Signing(at_signing, on=on, jurisdiction=jurisdiction)
        self.drafted = drafted(those(agreements, WRITTEN))

    def of(self, agreement: Agreement) -> list[Wait]:
        ways = {
            Stage.IDEA: self.of_text,
            Stage.DRAFT: self.of_text,
            Stage.NEGOTIATION: self.of_negotiation,
            Stage.APPROVAL: self.of_approval,
            Stage.CLEARANCE: self.of_clearance,
            Stage.SIGNING: self.of_signing,
        }
        way = ways.get(Stage(agreement.stage))
        return way(agreement) if way else []

    def of_text(self, agreement) -> list[Wait]:
        if agreement.pk in self.drafted:
            return []
        return [Wait(_("There is no text yet"), address("compose", agreement))]

    def of_negotiation(self, agreement) -> list[Wait]:
        round_ = self.rounds.get(agreement.pk)
        if round_ is not None and round_.outcome == Outcome.RETURNED:
            return [self.returned(agreement, round_)]
        if agreement.pk not in self.drafted:
            return self.of_text(agreement)
        words = _("Its approval has not begun")
        return [Wait(words, address("begin_approval", agreement))]

    def returned(self, agreement, round_) -> Wait:
        url = address("approval", agreement)
        for step in self.steps.get(round_.pk, ()):
            if step.decision == Decision.RETURNED:
                told = {
                    "who": step.decided_by or step.whose,
                    "day": speak(localdate(step.decided_at)),
                    "remark": shortened(step.remark),
                }
                words = _("%(who)s returned it on %(day)s: %(remark)s") % told
                return Wait(words, url)
        return Wait(_("Its text was returned to be mended"), url)

    def of_approval(self, agreement) -> list[Wait]:
        round_ = self.rounds.get(agreement.pk)
        url = address("approval", agreement)
        if round_ is None or round_.outcome == Outcome.CALLED_OFF:
            return [Wait(_("No round of approval runs"), url)]
        if round_.outcome == Outcome.APPROVED:
            if is_overtaken(round_):
                return [self.changed(agreement)]
            return [Wait(_("Approved by all: take it on"), url)]
        waiting = [
            one
            for one in self.steps.get(round_.pk, ())
            if one.decision == Decision.WAITING
        ]
        return [self.asked(step, url) for step in waiting[:MOST_STEPS]]

    def asked(self, step, url) -> Wait:
        told = {"who": step.whose, "since": speak(localdate(step.asked_at))}
        words = _("Waits for: %(who)s, since %(since)s") % told
        is_late = step.due_on is not None and step.due_on < self.on
        if is_late:
            due = _("overdue since %(day)s") % {"day": speak(step.due_on)}
            return Wait(f"{words}; {due}", url, True)
        if step.due_on:
            words = f"{words}; {_('by %(day)s') % {'day': speak(step.due_on)}}"
        return Wait(words, url)

    def of_clearance(self, agreement) -> list[Wait]:
        newest = self.clearances.get(agreement.pk)
        url = address("record", agreement) + "#clearance"
        if newest is None:
            return [Wait(_("The conclusion was not applied for"), url)]
        if newest.result == Clearance.Result.WAITING:
            return [self.clock(newest, url)]
        words = {
            Clearance.Result.PREPARING: _("The application is being prepared"),
            Clearance.Result.REFUSED: _("The conclusion was refused"),
            Clearance.Result.RETURNED: _("The application came back with remarks"),
        }.get(newest.result, _("The conclusion is there: take it on"))
        is_bad = newest.result in {Clearance.Result.REFUSED, Clearance.Result.RETURNED}
        return [Wait(words, url, is_bad)]

    def clock(self, clearance, url) -> Wait:
        """How long the application lies there, and by when it is to be answered."""
        if clearance.submitted_on is None:
            return Wait(_("Applied for; the day is not stated"), url)
        days = (self.on - clearance.submitted_on).days
        words = ngettext(
            "Applied for on %(day)s, %(days)s day ago",
            "Applied for on %(day)s, %(days)s days ago",
            days,
        ) % {"day": speak(clearance.submitted_on), "days": days}
        if clearance.due_on is None:
            return Wait(words, url)
        is_late = clearance.due_on < self.on
        due = _("overdue since %(day)s") if is_late else _("by %(day)s")
        return Wait(f"{words}; {due % {'day': speak(clearance.due_on)}}", url, is_late)

    def of_signing(self, agreement) -> list[Wait]:
        round_ = self.rounds.get(agreement.pk)
        if round_ is not None and is_overtaken(round_):
            return [self.changed(agreement)]
        url = address("record", agreement)
        answer = self.clearances.get(agreement.pk)
        lacks = self.signing.lacks_of(agreement, answer, round_)
        return [
            *[lacks_told(one, url) for one in lacks],
            Wait(_("Waits for the rector’s signature"), url),
        ]

    def changed(self, agreement) -> Wait:
        words = _("The text was changed after it was approved")
        return Wait(words, address("begin_approval", agreement), True)


def those(agreements, stages) -> list[int]:
    return [one.pk for one in agreements if one.stage in stages]


def last_rounds(keys) -> dict[int, ApprovalRound]:
    """The last round of each, with the hash of its text's newest version."""
    if not keys:
        return {}
    newest = Version.objects.filter(document=OuterRef("version__document"))
    rows = ApprovalRound.objects.filter(agreement__in=keys).annotate(
        newest_sha256=Subquery(newest.values("sha256")[:1])
    )
    rows = rows.order_by("agreement_id", "-number").distinct("agreement_id")
    return {one.agreement_id: one for one in rows}


def is_overtaken(round_) -> bool:
    """As `lacking.is_overtaken`, of a round from `last_rounds`."""
    newest = round_.newest_sha256
    return newest is not None and newest != round_.text_sha256


def steps_of(rounds) -> dict[int, list[ApprovalStep]]:
    """Of running rounds who is asked, of returned ones who returned the text."""
    keys = [one.pk for one in rounds if one.outcome in ("", Outcome.RETURNED)]
    found: dict[int, list[ApprovalStep]] = {}
    if not keys:
        return found
    is_asked = Q(decision=Decision.WAITING, asked_at__isnull=False)
    rows = ApprovalStep.objects.filter(
        is_asked | Q(decision=Decision.RETURNED), round__in=keys
    )
    for step in rows.select_related("person", "decided_by").order_by("-pk"):
        found.setdefault(step.round_id, []).append(step)
    return found


def last_clearances(keys, at_signing) -> dict[int, Clearance]:
    """The last of each; of those at Signing the last that was answered."""
    if not keys and not at_signing:
        return {}
    is_answered = Q(pk__in=Clearance.objects.decided().values("pk"))
    rows = Clearance.objects.present().filter(
        Q(agreement__in=keys) | Q(is_answered, agreement__in=at_signing)
    )
    rows = rows.select_related("version").order_by("agreement_id", "-pk")
    return {one.agreement_id: one for one in rows.distinct("agreement_id")}


def drafted(keys) -> set[int]:
    """Those that have a text."""
    if not keys:
        return set()
    rows = Paper.objects.present().filter(role=Paper.Role.DRAFT, agreement__in=keys)
    return set(rows.values_list("agreement", flat=True))


def lacks_told(lack: Lack, url: str) -> Wait:
    """What a card at Signing lacks, in a few words."""
    words, place, is_late = {
        Lack.CLEARANCE: (_("The conclusion is lacking"), "#clearance", False),
        Lack.OTHER_TEXT: (
            _("The conclusion is for another text"),
            "#clearance",
            True,
        ),
        Lack.CHECKS: (_("Checks of partners are lacking"), "#checks", False),
        Lack.FOUND: (_("A check found a partner in a list"), "#checks", True),
    }[lack]
    return Wait(words, url + place, is_late)


def shortened(remark: str) -> str:
    return remark if len(remark) <= 90 else f"{remark[:89].rstrip()}…"
