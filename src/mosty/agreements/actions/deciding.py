"""Deciding what a partner proposed: each change accepted or refused, with a word."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.agreements import telling
from mosty.agreements.actions.addressing import (
    asker_told,
    greeted,
    house_named,
    paper_told,
)
from mosty.agreements.actions.answering import WORDS
from mosty.agreements.actions.confirming import held, tell
from mosty.agreements.actions.parties import describe_party
from mosty.agreements.actions.terms import describe
from mosty.agreements.confirming import units
from mosty.agreements.confirming.letters import DECIDED
from mosty.agreements.models import ProposedChange
from mosty.letters.actions import send
from mosty.partners.actions import describe_contact

Verdict = ProposedChange.Verdict


class DecidedAlready(Refused):
    message = gettext_lazy(
        "Somebody has decided on one of these proposals already. Reload the page to "
        "see what they said, then decide on the others."
    )


class NoReasonGiven(Refused):
    message = gettext_lazy("Write why a proposal is refused: the partner reads it.")


class HeldOtherwise(Refused):
    """The field holds another value now than the one that the partner saw."""

    def __init__(self, change):
        words = _(
            "“%(field)s” was changed after the partner wrote. Nothing is decided: "
            "look at what it holds now, then accept or refuse again."
        )
        super().__init__(change, words % {"field": label_of(change)})


@dataclass(frozen=True)
class Decision:
    """What is said on one proposed change; `seen` is what the field held then."""

    verdict: str
    word: str = ""
    seen: dict | None = None


@transaction.atomic
def decide_changes(confirmation, decisions: dict, *, by, now):
    """Decide on the changes with these keys, all of them or, where one fails, none.

    An accepted change is an edit by the action of its record, on the value that was
    `seen`. Once nothing is open the partner gets a letter. Raises `DecidedAlready`,
    `NoReasonGiven`, `HeldOtherwise`, and what the edits raise.
    """
    row = held(confirmation)
    changes = list(
        row.changes.select_for_update(of=["self"]).select_related("party").all()
    )
    for one in changes:
        decision = decisions.get(one.pk)
        if decision is None:
            continue
        if one.verdict:
            raise DecidedAlready(one)
        if decision.verdict == Verdict.REFUSED and not decision.word.strip():
            raise NoReasonGiven(one)
        if decision.verdict == Verdict.ACCEPTED:
            take_over(one, row, seen=decision.seen, by=by)
        one.verdict, one.word = decision.verdict, decision.word.strip()
        one.decided_by, one.decided_at = by.person, now
        one.save()
        told = {"proposal": ["", label_of(one)]}
        tell(f"agreement.proposal_{one.verdict}", row, by=by, told=told)
    if changes and all(one.verdict for one in changes):
        write_decisions(row, changes)
    return row


def take_over(change, confirmation, *, seen, by) -> None:
    """Write what was proposed, where the field still holds what was seen."""
    if change.field == WORDS:
        return
    unit = units.UNITS[change.field]
    thing = thing_of(change, confirmation)
    if thing is None:
        raise HeldOtherwise(change)
    now = units.held(unit, thing)
    if now == change.proposed:
        return
    if now != (seen if seen is not None else change.held):
        raise HeldOtherwise(change)
    values = {
        name: value
        for name, value in units.meant(unit, change.proposed).items()
        if now[name] != change.proposed[name]
    }
    expected = {
        name: value for name, value in units.meant(unit, now).items() if name in values
    }
    try:
        edit(unit, thing, values, expected=expected, by=by)
    except ChangedMeanwhile as error:
        raise HeldOtherwise(change) from error


def thing_of(change, confirmation):
    of = units.UNITS[change.field].of
    if of == "party":
        return change.party
    return confirmation.contact if of == "contact" else confirmation.agreement


def edit(unit, thing, values, *, expected, by) -> None:
    actions = {
        "agreement": describe,
        "party": describe_party,
        "contact": describe_contact,
    }
    if unit.of != "contact":
        with override(settings.LANGUAGE_CODE):
            values = {**values, "reason": _("The partner proposed it.")}
    actions[unit.of](thing, by=by, expected=expected, **values)


def label_of(change) -> str:
    """The field in words, a party's with its name."""
    if change.field == WORDS:
        return _("What the partner wrote")
    label = str(units.UNITS[change.field].label)
    return f"{label} ({change.party})" if change.party else label


def write_decisions(confirmation, changes) -> None:
    """Answer the partner; nothing is sent to a contact who has left."""
    contact = confirmation.contact
    if contact.is_archived or not contact.email:
        return
    with override(confirmation.language):
        context = {
            "name": greeted(contact),
            "kind": telling.kind_of(confirmation.agreement),
            "house": house_named(),
            "paper": paper_told(confirmation.agreement),
            "asker": asker_told(confirmation.asked_by),
            "changes": "\n".join(line_of(one) for one in changes),
        }
    send(
        to=contact.email,
        template=DECIDED,
        language=confirmation.language,
        context=context,
    )


def line_of(change) -> str:
    unit = units.UNITS.get(change.field)
    value = units.said(unit, change.proposed) if unit else change.confirmation.comment
    words = {
        "field": label_of(change),
        "value": value or "—",
        "verdict": change.get_verdict_display().lower(),
    }
    told = _("%(field)s: “%(value)s” — %(verdict)s.") % words
    return f"{told} {change.word}".strip()
