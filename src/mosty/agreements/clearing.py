"""What a record tells of the conclusion that a law asks for, and what comes next."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.agreements import gate, rules
from mosty.agreements.clearance.asking import Verdict, Why
from mosty.agreements.kept import Step, address
from mosty.agreements.lacking import lacking
from mosty.agreements.models import Agreement, Clearance, RulePack, Stage
from mosty.agreements.naming import version_told
from mosty.agreements.taken import text_by_rule
from mosty.documents.models import Document
from mosty.journal.snapshots import Shelf, tables_of
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

Result = Clearance.Result
NOT_WORTH_TELLING = {Why.DOMESTIC, Why.NO_PACK}


@dataclass(frozen=True)
class Question:
    text: str
    day: str
    answer: str
    step: Step | None
    back: Step | None


@dataclass(frozen=True)
class Line:
    """One application as people read it; `url` mends it, `away` puts it away."""

    result: str
    text: str
    reason: str
    ground: str
    document: object
    file: str
    sent: str
    questions: list[Question]
    url: str
    away: Step | None
    is_archived: bool


@dataclass(frozen=True)
class Clearing:
    title: str
    verdict: Verdict
    reasons: list[str]
    lines: list[Line]
    steps: list[Step]
    clock: tuple[str, str]
    warning: str
    subject_url: str
    rule_url: str
    is_waited_for: bool


_packs = Shelf(8, tables=tables_of(RulePack))


def clearing_of(
    agreement, *, user, institution, on, snapshot: str = ""
) -> Clearing | None:
    """None where no conclusion is asked for, for a plain reason, and none is entered."""
    code = institution.country_code
    packs = _packs.value(
        code, snapshot, lambda: list(RulePack.objects.in_use(jurisdiction=code))
    )
    told = gate.verdict_of(agreement, jurisdiction=code, on=on, packs=packs)
    rows = agreement.clearances.select_related("paper__document", "version__document")
    rows = list(rows.prefetch_related("questions", "paper__document__versions"))
    if not rows and {one.why for one in told.reasons} & NOT_WORTH_TELLING:
        return None
    may_clear = rules.may_clear(user, agreement)
    present = [one for one in rows if not one.is_archived]
    decided = [one for one in present if one.result not in UNDECIDED]
    is_settled = bool(decided) and decided[0].result in gate.SETTLED
    pack = next((one for one in packs if one.key == told.key), None)
    return Clearing(
        title=in_language(pack, "title").text if pack and told.is_asked else "",
        verdict=told,
        reasons=[str(one) for one in told.reasons],
        lines=lines_of(rows, user, may_clear=may_clear),
        steps=steps_of(agreement, user, told, present, is_settled=is_settled),
        clock=clock_of(present, on),
        warning=warning_of(decided[0]) if is_settled else "",
        subject_url=subject_url(agreement, told) if rules.may_keep(user) else "",
        rule_url=pack.get_absolute_url() if pack and rules.may_rule(user) else "",
        is_waited_for=told.is_asked and not is_settled,
    )


UNDECIDED = (Result.PREPARING, Result.WAITING)


def subject_url(agreement, told) -> str:
    """Where to say what it is about, if that was looked at."""
    looked_at = {Why.NO_SUBJECT, Why.SUBJECT, Why.OTHER_SUBJECT}
    if looked_at & {one.why for one in told.reasons}:
        return address("subject", agreement)
    return ""


def lines_of(rows, user, *, may_clear) -> list[Line]:
    seen = documents_of(rows, user)
    return [line_of(one, seen, may_clear=may_clear) for one in rows]


def documents_of(rows, user) -> set[int]:
    keys = [one.paper.document_id for one in rows if one.paper]
    if not keys:
        return set()
    visible = Document.objects.visible_to(user).filter(pk__in=keys)
    return set(visible.values_list("pk", flat=True))


def line_of(clearance, seen, *, may_clear) -> Line:
    sent = clearance.submitted_on
    outgoing = clearance.outgoing_number
    told = [
        clearance.body,
        f"№\u00a0{clearance.number}" if clearance.number else "",
        speak(clearance.decided_on),
        _("sent on %(day)s") % {"day": speak(sent)} if sent else "",
        _("outgoing No. %(number)s") % {"number": outgoing} if outgoing else "",
    ]
    document = clearance.paper.document if clearance.paper else None
    newest = document.newest if document else None
    where = {"clearance": clearance.pk}
    return Line(
        result=clearance.get_result_display(),
        text=", ".join(filter(None, told)),
        reason=clearance.reason,
        ground=clearance.ground,
        document=document if document and document.pk in seen else None,
        file=version_told(newest) if newest else "",
        sent=version_told(clearance.version) if clearance.version else "",
        questions=[question_of(one, may_clear) for one in clearance.questions.all()],
        url=address("clearance", clearance.agreement, **where) if may_clear else "",
        away=away_of(clearance) if may_clear else None,
        is_archived=clearance.is_archived,
    )


def away_of(clearance) -> Step:
    url = address("put_clearance_away", clearance.agreement, clearance=clearance.pk)
    title = _("Bring back") if clearance.is_archived else _("Entered by mistake")
    return Step(title, url, is_post=True)


def question_of(question, may_clear) -> Question:
    agreement = question.clearance.agreement
    where = {"question": question.pk}
    answer = question.answer
    if question.answered_on:
        answer = ", ".join(filter(None, (speak(question.answered_on), answer)))
    may_mend = may_clear and question.clearance.result == Result.WAITING
    url = address("answer_question", agreement, **where)
    back = address("take_question_back", agreement, **where)
    is_open = may_mend and not question.answered_on
    return Question(
        text=question.text,
        day=speak(question.asked_on),
        answer=answer,
        step=Step(_("Enter our answer"), url, is_main=True) if is_open else None,
        back=Step(_("Take back"), back, is_post=True) if may_mend else None,
    )


def clock_of(rows, on: datetime.date) -> tuple[str, str]:
    """How long an answer may still take, and the kind of its badge."""
    waiting = next((one for one in rows if one.result == Result.WAITING), None)
    if waiting is None:
        return "", ""
    if any(one.answered_on is None for one in waiting.questions.all()):
        return _("The term stands still: the authority waits for our answer."), "warn"
    if waiting.due_on is None:
        return _("By when an answer is due is not known."), "open"
    day = {"day": speak(waiting.due_on)}
    if waiting.due_on < on:
        return _("The answer is overdue since %(day)s.") % day, "over"
    left = (waiting.due_on - on).days
    told = ngettext("%(count)s day is left", "%(count)s days are left", left)
    count = {"count": left}
    return _("The answer is due on %(day)s.") % day + f" {told % count}.", "plain"


def warning_of(clearance) -> str:
    """Whether the text sent to the authority is not the one that is agreed on now."""
    version = clearance.version
    if version is None:
        return ""
    newest = version.document.newest
    if newest is not None and newest.sha256 != version.sha256:
        return _(
            "The draft was changed after it was sent: the conclusion is on another text."
        )
    agreed = text_by_rule(clearance.agreement).version
    if agreed is None or agreed.sha256 == version.sha256:
        return ""
    told = {"sent": version_told(version), "agreed": version_told(agreed)}
    return _("The conclusion is on %(sent)s, and the text is now %(agreed)s.") % told


def steps_of(agreement, user, told, rows, *, is_settled) -> list[Step]:
    """What comes next for those who apply, and for those who may say it is not needed."""
    if agreement.stage == Stage.ARCHIVED or not told.is_asked:
        return []
    waiting = next((one for one in rows if one.result == Result.WAITING), None)
    if waiting is not None:
        return steps_while_waiting(agreement, waiting) if may(user, agreement) else []
    if is_settled:
        return []
    found = []
    if may(user, agreement):
        found = steps_before(agreement)
    if rules.may_exempt(user, agreement):
        found.append(Step(_("It is not needed"), address("exempt", agreement)))
    return found


def may(user, agreement) -> bool:
    return rules.may_clear(user, agreement)


def steps_while_waiting(agreement, waiting) -> list[Step]:
    where = {"clearance": waiting.pk}
    is_asked = any(one.answered_on is None for one in waiting.questions.all())
    answer = address("answer_application", agreement, **where)
    steps = [Step(_("Enter the answer"), answer, is_main=not is_asked)]
    if not is_asked:
        ask = address("ask_question", agreement, **where)
        steps.append(Step(_("The authority asks something"), ask))
    return [*steps, Step(_("See the application"), address("package", agreement))]


def steps_before(agreement) -> list[Step]:
    enter = Step(_("Enter a conclusion that exists"), beginning(agreement))
    if agreement.origin:
        return [enter]
    package = address("package", agreement)
    sent = address("submit_application", agreement)
    return [
        Step(_("Assemble the application"), package, is_main=True),
        Step(_("It was sent"), sent),
        enter,
    ]


def beginning(agreement) -> str:
    url = reverse("agreements_office:add_clearance", kwargs={"pk": agreement.pk})
    return f"{url}?result={Result.GRANTED}"


def answered_told(clearance, institution, *, on) -> str:
    """What an answer makes possible, how long it holds, and what comes first."""
    agreement = Agreement.objects.get(pk=clearance.agreement_id)
    stage = {"stage": agreement.get_stage_display()}
    if clearance.result not in gate.SETTLED:
        return (
            _(
                "The answer is entered, and the agreement is at the stage “%(stage)s” now. "
                "Mend the text, have it approved, then apply anew."
            )
            % stage
        )
    code = institution.country_code
    wanted = Stage.SIGNED if agreement.stage == Stage.SIGNING else Stage.SIGNING
    lacks = lacking(agreement, wanted, jurisdiction=code, on=on)
    if agreement.stage == Stage.SIGNING and not lacks:
        told = _("The conclusion is entered: the agreement may be signed now.")
    elif not lacks:
        told = _("The conclusion is entered: the agreement may go to signing now.")
    else:
        first = [str(one.label) for one in lacks]
        told = " ".join([_("The conclusion is entered. Before signing:"), *first])
    if clearance.version is None:
        return told
    until = _("It holds for this text and ends with any change of it: %(text)s.")
    return f"{told} " + until % {"text": version_told(clearance.version)}
