"""An application for a conclusion: prepared, sent, asked about, answered."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.clearing import (
    Unreasoned,
    held,
    of_pack,
    prove,
    reckon_due,
    tell,
)
from mosty.agreements.actions.locking import (
    NotComeYet,
    locked,
    refuse_day_to_come,
)
from mosty.agreements.actions.stages import take_to
from mosty.agreements.models import Clearance, ClearanceQuestion, Paper, Stage
from mosty.agreements.taken import text_of, translation_of, versions_of
from mosty.journal.actions import record

Result = Clearance.Result
ANSWERS = (Result.GRANTED, Result.REFUSED, Result.RETURNED)
NEGATIVE = (Result.REFUSED, Result.RETURNED)


class AppliedAlready(Refused):
    message = _(
        "An application was sent already and waits for its answer. Enter the answer, or "
        "put that application away if it was entered by mistake."
    )


class AnsweredAlready(Refused):
    message = _("Somebody has entered an answer meanwhile: %(result)s. Look at it.")

    def __init__(self, clearance):
        told = {"result": clearance.get_result_display().lower()}
        super().__init__(clearance, self.message % told)


class NoAnswer(Refused):
    message = _("Write what the authority answered and on which day.")


class NotInOrder(Refused):
    message = _("These days are not in order. Look at both.")


class QuestionOpen(Refused):
    message = _("A question is open already. Enter the answer to it first.")


class NotItsText(Refused):
    message = _("This text is no draft or translation of the agreement any more.")


class NotWhole(Refused):
    message = _(
        "The application has gaps. Close them, or say by a tick and a reason that it was "
        "sent as it is."
    )


@transaction.atomic
def prepare_application(
    agreement, *, purpose, by, version=None, translation=None
) -> Clearance:
    """Keep what the agreement is for, until the application is sent.

    `version` and `translation` are texts chosen by hand; without them the rule of
    `taken` chooses. Raises `NotItsText`.
    """
    clearance = begun(agreement)
    for one, role in (
        (version, Paper.Role.DRAFT),
        (translation, Paper.Role.TRANSLATION),
    ):
        if (
            one
            and not versions_of(clearance.agreement, role).filter(pk=one.pk).exists()
        ):
            raise NotItsText(agreement)
    clearance.purpose = purpose.strip()
    clearance.version, clearance.translation = version, translation
    clearance.save()
    tell(clearance, by=by, told=texts_told(clearance))
    return clearance


@transaction.atomic
def submit_application(
    agreement, *, submitted_on, on, by, gaps=(), gaps_reason="", **fields
) -> Clearance:
    """Note that it was sent on that day; the term for the answer begins.

    `fields` are further columns: `outgoing_number`, `submitted_by`, `body`. The texts
    that were sent are those of `taken`. `gaps` is what it lacked, in words, and
    `gaps_reason` why it was sent all the same. Raises `AppliedAlready`, `NotWhole`, and
    `NotInOrder` for a day after today, which is `on`.
    """
    clearance = begun(agreement)
    if submitted_on > on:
        raise NotInOrder(agreement)
    if gaps and not gaps_reason.strip():
        raise NotWhole(agreement)
    text = text_of(clearance.agreement, clearance).version
    translated = translation_of(clearance.agreement, clearance).version
    clearance.version, clearance.translation = text, translated
    clearance.result, clearance.submitted_on = Result.WAITING, submitted_on
    for name, value in fields.items():
        setattr(clearance, name, value)
    reckon_due(clearance)
    clearance.save()
    told = texts_told(clearance)
    if gaps:
        told["gaps"] = ["", "; ".join(gaps)]
        told["gaps_reason"] = ["", gaps_reason.strip()]
    tell(clearance, by=by, told=told)
    return clearance


def texts_told(clearance) -> dict:
    """Which texts go with it, by title, file and number of the version."""
    texts = {"sent_text": clearance.version, "sent_translation": clearance.translation}
    return {
        name: ["", f"{one.document.title_ru}: {one}"]
        for name, one in texts.items()
        if one is not None
    }


def begun(agreement) -> Clearance:
    """The application that is being prepared, or a new one."""
    agreement = held(agreement)
    if agreement.clearances.waiting().exists():
        raise AppliedAlready(agreement)
    rows = agreement.clearances.present().filter(result=Result.PREPARING)
    standing = rows.first()
    told = of_pack(agreement)
    if standing is None:
        return Clearance(agreement=agreement, result=Result.PREPARING, **told)
    standing.rule_pack, standing.pack_version = told.values()
    return standing


@transaction.atomic
def answer_application(clearance, *, result, decided_on, by, **fields) -> Clearance:
    """What the authority decided; after a refusal the text goes back to be written.

    `fields` are further columns: `number`, `reason`, `paper`. Raises
    `AnsweredAlready` where somebody was faster, `NoAnswer`, `NotProven`,
    `NotInOrder`, and `NotComeYet` for a day after today.
    """
    agreement = locked(clearance.agreement)
    clearance = Clearance.objects.select_for_update().get(pk=clearance.pk)
    if clearance.result != Result.WAITING or clearance.is_archived:
        raise AnsweredAlready(clearance)
    if result not in ANSWERS or decided_on is None:
        raise NoAnswer(agreement)
    if clearance.submitted_on and decided_on < clearance.submitted_on:
        raise NotInOrder(agreement)
    clearance.result, clearance.decided_on = result, decided_on
    for name, value in fields.items():
        setattr(clearance, name, value)
    prove(clearance)
    if result in NEGATIVE and not clearance.reason.strip():
        raise Unreasoned(agreement, NoAnswer.message)
    reckon_due(clearance)
    clearance.save()
    tell(clearance, by=by)
    if result in NEGATIVE and agreement.stage in (Stage.CLEARANCE, Stage.SIGNING):
        take_to(agreement, Stage.DRAFT, by=by)
    return clearance


@transaction.atomic
def ask_question(clearance, *, asked_on, text, by) -> ClearanceQuestion:
    """The authority asked something: the term stands still until it is answered."""
    refuse_day_to_come(asked_on, NotComeYet)
    clearance = waiting(clearance)
    if clearance.questions.filter(answered_on=None).exists():
        raise QuestionOpen(clearance)
    if clearance.submitted_on and asked_on < clearance.submitted_on:
        raise NotInOrder(clearance)
    question = clearance.questions.create(asked_on=asked_on, text=text.strip())
    keep_due(clearance)
    note("agreement.clearance_question_asked", question, by=by)
    return question


@transaction.atomic
def answer_question(question, *, answered_on, answer, by) -> ClearanceQuestion:
    """What we answered: the term runs on; raises `NotComeYet` for a day to come."""
    refuse_day_to_come(answered_on, NotComeYet)
    clearance = waiting(question.clearance)
    question = clearance.questions.get(pk=question.pk)
    if question.answered_on:
        raise AnsweredAlready(clearance)
    if answered_on < question.asked_on:
        raise NotInOrder(clearance)
    question.answered_on, question.answer = answered_on, answer.strip()
    question.save()
    keep_due(clearance)
    note("agreement.clearance_question_answered", question, by=by)
    return question


@transaction.atomic
def take_question_back(question, *, by) -> Clearance:
    """It was not asked after all; the journal keeps what it said."""
    clearance = waiting(question.clearance)
    note("agreement.clearance_question_taken_back", question, by=by)
    question.delete()
    keep_due(clearance)
    return clearance


def waiting(clearance) -> Clearance:
    locked(clearance.agreement)
    clearance = Clearance.objects.select_for_update().get(pk=clearance.pk)
    if clearance.result != Result.WAITING:
        raise AnsweredAlready(clearance)
    return clearance


def keep_due(clearance) -> None:
    reckon_due(clearance)
    clearance.save(update_fields=["due_on", "changed_at"])


def note(verb, question, *, by) -> None:
    told = {"text": ["", question.text], "asked_on": ["", str(question.asked_on)]}
    if question.answered_on:
        told["answered_on"] = ["", str(question.answered_on)]
    record(
        verb,
        question.clearance.agreement,
        by=by,
        detail={"told": told},
        is_public=False,
    )
