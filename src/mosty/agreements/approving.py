"""What the pages of approval show: the facts, the rounds, whose turn it is."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.agreements import approvers, kept, lacking, rules
from mosty.agreements.models import ApprovalRound, ApprovalStep, ClauseRemark, Stage
from mosty.agreements.models.lifecycle import CLOSED
from mosty.agreements.naming import text_told, version_address, version_told
from mosty.agreements.texts import kept as texts
from mosty.documents.models import Document
from mosty.documents.refusals import UnreadableFile
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

Decision, Outcome = ApprovalStep.Decision, ApprovalRound.Outcome
KINDS = {
    Decision.APPROVED: "done",
    Decision.RETURNED: "warn",
    Decision.CALLED_OFF: "plain",
    Decision.WAITING: "plain",
    Outcome.RUNNING: "plain",
}


@dataclass(frozen=True)
class StepLine:
    """A step as people read it: whose, what came of it, what is still open."""

    step: ApprovalStep
    whose: str
    badge: tuple[str, str]
    text: str
    remark: str
    is_late: bool
    is_undated: bool


@dataclass(frozen=True)
class RoundTold:
    round: ApprovalRound
    route: str
    badge: tuple[str, str]
    text: str
    file: str
    url: str
    lines: list[StepLine]
    is_overtaken: bool
    clauses: list[ClauseRemark]

    @property
    def remarks(self) -> int:
        """How many remarks there are on clauses of its text."""
        return len(self.clauses)


@dataclass(frozen=True)
class Approving:
    """All rounds, the last first; `mine` are the steps that wait for the reader.

    `returned` tells by whom and why the last round came back, while that is to be
    answered; `is_mended` says that the draft has a newer text since. `sleeping` are those who
    are asked and cannot decide yet, in words.
    """

    facts: list
    seats: list
    rounds: list[RoundTold]
    mine: list[ApprovalStep]
    may_begin: bool
    may_renew: bool
    has_draft: bool
    state: object = None
    returned: str = ""
    is_mended: bool = False
    sleeping: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether the last round is told in full by its own heading."""
        return bool(self.rounds and self.rounds[0].round.outcome)


def approving_of(agreement, *, user, on) -> Approving:
    rounds = [
        round_told(one, user=user, on=on)
        for one in agreement.approval_rounds.select_related(
            "version__document"
        ).order_by("-number")
    ]
    runs = any(one.round.outcome == Outcome.RUNNING for one in rounds)
    is_due = agreement.stage in (Stage.NEGOTIATION, Stage.APPROVAL)
    may_keep = is_due and rules.may_keep(user)
    drafts = agreement.papers.present().filter(role="draft")
    has_draft, last = drafts.exists(), rounds[0].round if rounds else None
    return Approving(
        facts=kept.facts_of(agreement, may_keep=False),
        seats=[kept.seat_of(one) for one in kept.parties_of(agreement)],
        rounds=rounds,
        mine=list(approvers.steps_of(user, on=on).filter(round__agreement=agreement)),
        may_begin=may_keep and not runs,
        may_renew=may_keep and has_draft and bool(rounds),
        has_draft=has_draft,
        state=state_of(agreement),
        returned=returned_told(last) if is_due and is_returned(last) else "",
        is_mended=lacking.is_overtaken(last),
        sleeping=sleeping_in(last, on=on) if runs else [],
    )


def mine_on(version, *, user, on) -> ApprovalStep | None:
    """The step on this version of a text that waits for the reader."""
    if version is None:
        return None
    return approvers.steps_of(user, on=on).filter(round__version=version).first()


def former_of(told: Approving, round_) -> list[RoundTold]:
    """The rounds before a round, the last first."""
    return [one for one in told.rounds if one.round.number < round_.number]


def version_before(round_):
    """The text to compare that of a round with: of a former round, or its own former."""
    former = round_.agreement.approval_rounds.filter(number__lt=round_.number)
    others = former.exclude(text_sha256=round_.text_sha256).exclude(version=None)
    last = others.select_related("version__document").order_by("-number").first()
    if last is not None or round_.version is None:
        return last.version if last else None
    kept_ones = round_.version.document.versions
    return (
        kept_ones.filter(number__lt=round_.version.number).order_by("-number").first()
    )


@dataclass(frozen=True)
class Done:
    """A decision as it was made, and what comes of it."""

    decision: str
    text: str
    remark: str
    follows: str


def done_told(step) -> Done | None:
    """What was decided in a step, for whoever opens its link again."""
    if step.decision not in (Decision.APPROVED, Decision.RETURNED):
        return None
    return Done(
        decision=f"{step.get_decision_display()}: {decision_of(step)}",
        text=text_told(step.round.version),
        remark=step.remark,
        follows=follows_told(step.round),
    )


def follows_told(round_) -> str:
    """What comes after a decision, as the round stands now."""
    if round_.outcome == Outcome.RUNNING:
        steps = approvers.next_steps(round_)
        who = ", ".join(one.whose for one in steps) or "—"
        return _("Now it waits for: %(who)s.") % {"who": who}
    if round_.outcome == Outcome.RETURNED:
        return _(
            "Now the coordinator mends the text; a new round begins on the new one, and "
            "those whose turn comes get another letter."
        )
    if round_.outcome == Outcome.CALLED_OFF:
        return _("The round was called off since; a new one begins on a new text.")
    return _("All have approved the text: what comes next is the signature.")


def sleeping_in(round_, *, on) -> list[str]:
    """Of the steps that wait now or later in a round that runs."""
    steps = round_.steps.filter(decision=Decision.WAITING)
    return approvers.sleeping_told(steps.select_related("person"), on=on)


@dataclass(frozen=True)
class State:
    """How approval of the text stands, at any stage; `sheet` is of the last round."""

    badge: tuple[str, str]
    text: str
    url: str
    sheet: str = ""


def state_of(agreement) -> State | None:
    """None where there was no approval here and none comes."""
    url = kept.address("approval", agreement)
    last = lacking.last_round(agreement)
    if last is None:
        if agreement.origin or agreement.stage in CLOSED:
            return None
        return State((_("Not begun"), "plain"), when_it_comes(agreement), url)
    sheet = kept.address("approval_sheet", agreement, number=last.number)
    return State(badge_of(Outcome(last.outcome)), last_told(last), url, sheet)


def when_it_comes(agreement) -> str:
    if agreement.stage in (Stage.IDEA, Stage.DRAFT):
        return _(
            "It comes with the stage “Negotiation”: then the draft goes by a route to "
            "those who approve it."
        )
    if agreement.stage in (Stage.NEGOTIATION, Stage.APPROVAL):
        return _("Choose the text and the route, and it begins.")
    return _("No round of approval was held here.")


def badge_of(outcome) -> tuple[str, str]:
    label = _("Approved by all") if outcome == Outcome.APPROVED else outcome.label
    return str(label), KINDS.get(outcome.value, "plain")


def last_told(round_) -> str:
    """The last round in a sentence: for whom it waits, or how it ended."""
    told = {"number": round_.number}
    if round_.outcome == Outcome.RUNNING:
        steps = approvers.next_steps(round_)
        told["who"] = ", ".join(one.whose for one in steps) or "—"
        return _("Round %(number)s waits for: %(who)s.") % told
    if round_.outcome == Outcome.RETURNED:
        return returned_told(round_)
    told["day"] = speak(timezone.localdate(round_.closed_at))
    if round_.outcome == Outcome.CALLED_OFF:
        return _("Round %(number)s was called off on %(day)s.") % told
    told["text"] = version_told(round_.version) if round_.version else ""
    said = _("Round %(number)s, %(day)s. %(text)s") % told
    if not lacking.is_overtaken(round_):
        return said
    return f"{said}. " + _("The draft has changed since.")


def is_returned(round_) -> bool:
    return round_ is not None and round_.outcome == Outcome.RETURNED


def returned_told(round_) -> str:
    """By whom it came back, when and with which remark."""
    step = round_.steps.filter(decision=Decision.RETURNED).order_by("pk").last()
    if step is None:
        return _("Round %(number)s was returned.") % {"number": round_.number}
    return _("Round %(number)s was returned by %(who)s on %(day)s: “%(remark)s”") % {
        "number": round_.number,
        "who": step.decided_by,
        "day": speak(timezone.localdate(step.decided_at)),
        "remark": step.remark,
    }


def round_told(round_, *, user, on) -> RoundTold:
    steps = round_.steps.select_related("person", "decided_by", "on_behalf_of")
    document = round_.version.document if round_.version else None
    is_seen = document is not None and (
        user is None
        or Document.objects.visible_to(user).filter(pk=document.pk).exists()
    )
    remarks = ClauseRemark.objects.filter(
        agreement=round_.agreement_id, version=round_.version_id
    )
    outcome = Outcome(round_.outcome)
    return RoundTold(
        round=round_,
        route=in_language(round_, "route").text,
        badge=badge_of(outcome),
        text=text_told(round_.version),
        file=version_told(round_.version) if round_.version else "",
        url=version_address(round_.version) if is_seen else "",
        lines=[line_of(one, on=on) for one in steps],
        is_overtaken=not outcome and lacking.is_overtaken(round_),
        clauses=list(remarks.select_related("author")),
    )


def line_of(step, *, on) -> StepLine:
    is_asked = step.decision == Decision.WAITING and step.asked_at is not None
    label = str(step.get_decision_display())
    if step.decision == Decision.WAITING and not is_asked:
        label = _("Its turn has not come")
    is_late = bool(is_asked and step.due_on and step.due_on < on)
    return StepLine(
        step=step,
        whose=step.whose,
        badge=(label, "warn" if is_late else KINDS[step.decision]),
        text=deadline_of(step) if is_asked else decision_of(step),
        remark=step.remark,
        is_late=is_late,
        is_undated=bool(is_asked and step.workdays and step.due_on is None),
    )


def deadline_of(step) -> str:
    return _("by %(day)s") % {"day": speak(step.due_on)} if step.due_on else ""


def decision_of(step) -> str:
    """Who decided, when, for whom and by which way."""
    if step.decided_by is None:
        return ""
    told = [str(step.decided_by)]
    if step.on_behalf_of:
        told.append(_("for %(person)s, who was away") % {"person": step.on_behalf_of})
    moment = timezone.localtime(step.decided_at)
    told.append(f"{speak(moment.date())}, {moment:%H:%M}")
    if step.is_by_letter:
        told.append(_("by the link of a letter"))
    return ", ".join(told)


def earlier_told(step) -> list[tuple[int, str]]:
    """Positions before the step's, each with whose they are."""
    found: dict[int, list[str]] = {}
    steps = step.round.steps.filter(lap=1, position__lt=step.position)
    for one in steps.select_related("person"):
        found.setdefault(one.position, []).append(one.whose)
    return [
        (position, f"{position}. {', '.join(names)}")
        for position, names in sorted(found.items())
    ]


@dataclass(frozen=True)
class ClauseShown:
    key: str
    clause: object
    remarks: list[ClauseRemark]


def columns_shown(agreement, version) -> list[list[ClauseShown]]:
    """The clauses of a version with their remarks; raises `UnreadableFile`."""
    remarks: dict[str, list[ClauseRemark]] = {}
    rows = agreement.clause_remarks.filter(version=version).select_related("author")
    for one in rows:
        remarks.setdefault(one.clause, []).append(one)
    columns = texts.columns_of(texts.Text(None, version))
    return [
        [
            ClauseShown(key, one, remarks.get(key, []))
            for one in column
            for key in [key_in(one, number)]
        ]
        for number, column in enumerate(columns)
    ]


def key_in(clause, column: int) -> str:
    """The key of a clause within its text; a second column has its own keys."""
    return f"{column + 1}|{clause.key}" if column else clause.key


def clause_of(version, key: str):
    """The clause of a key, its key being that of the whole text, or None."""
    for number, column in enumerate(texts.columns_of(texts.Text(None, version))):
        for one in column:
            if key_in(one, number) == key:
                return one
    return None


def readable(agreement, version):
    """The columns to show and, where the file cannot be read, why."""
    if version is None:
        return [], ""
    try:
        return columns_shown(agreement, version), ""
    except UnreadableFile as refusal:
        return [], str(refusal)
