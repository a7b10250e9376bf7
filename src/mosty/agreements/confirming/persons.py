"""Persons in what partners confirmed and proposed: told to them, taken out on request.

A hash stays as it was, of the terms with the names: whoever holds that text can check
it still. What is taken out stands as a mark, and readers are told of it.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.agreements.confirming import units
from mosty.agreements.models import Confirmation, ProposedChange
from mosty.people.redacting import MARK, is_named, patterns, redacted

DESTROYED = gettext_lazy("The person’s data were destroyed.")


@dataclass(frozen=True)
class Held:
    """A confirmation in which the person is, and whether the answer is theirs."""

    confirmation: Confirmation
    is_theirs: bool
    signed_as: tuple[str, ...]
    changes: tuple[ProposedChange, ...]


def held_of(subject) -> list[Held]:
    """Those that were asked of the person, and those whose terms name them."""
    family = subject.named.family_name
    likely = Q(contact__person=subject.person)
    if family:
        named = ("terms", "answered_terms", "comment", "note", "changes__held")
        for column in (*named, "changes__proposed", "changes__word"):
            likely |= Q(**{f"{column}__icontains": family})
    rows = Confirmation.objects.filter(likely).distinct().order_by("pk")
    rows = rows.select_related("agreement", "contact").prefetch_related("changes")
    looked_for = patterns(subject.named, is_theirs=False)
    found = (_held(one, subject.person, looked_for) for one in rows)
    return [one for one in found if one is not None]


def _held(confirmation, person, looked_for) -> Held | None:
    is_theirs = confirmation.contact.person_id == person.pk
    snapshots = (confirmation.terms, confirmation.answered_terms or {})
    signed = dict.fromkeys(
        ", ".join(filter(None, (party["signatory"], party["position"])))
        for terms in snapshots
        for party in terms.get("parties", ())
        if is_named(party["signatory"], looked_for)
    )
    changes = tuple(
        one
        for one in confirmation.changes.all()
        if _is_about(one, looked_for, is_theirs=is_theirs)
    )
    texts = (confirmation.comment, confirmation.note)
    is_mentioned = any(is_named(one, looked_for) for one in texts)
    if not (is_theirs or signed or changes or is_mentioned):
        return None
    return Held(confirmation, is_theirs, tuple(signed), changes)


def _is_about(change, looked_for, *, is_theirs) -> bool:
    texts = [change.word, *_texts(change.held), *_texts(change.proposed)]
    is_own = is_theirs and change.field.startswith("contact_")
    return is_own or any(is_named(one, looked_for) for one in texts)


def _texts(values) -> list[str]:
    told = values.values() if isinstance(values, dict) else ()
    return [one for one in told if isinstance(one, str)]


def told(held: Held) -> list[dict]:
    """What the person is handed out of one confirmation."""
    one = held.confirmation
    agreement = str(one.agreement)
    rows = [
        {
            "agreement": agreement,
            "part": _("signatory within confirmed terms"),
            "signatory": name,
        }
        for name in held.signed_as
    ]
    if held.is_theirs:
        answer = one.get_outcome_display()
        rows.append(
            {
                "agreement": agreement,
                "part": _("answer of a partner"),
                "text": f"{answer}: {one.comment}" if one.comment else str(answer),
            }
        )
    for change in held.changes:
        unit = units.UNITS.get(change.field)
        text = units.said(unit, change.proposed) if unit else one.comment
        rows.append(
            {"agreement": agreement, "part": _("proposal of a partner"), "text": text}
        )
    return rows


def take_out(held: Held, subject) -> None:
    """Names, addresses and the person's own words leave; the hashes stay."""
    one = held.confirmation
    looked_for = patterns(subject.named, is_theirs=held.is_theirs)
    one.terms = _without(one.terms, looked_for)
    one.answered_terms = _without(one.answered_terms, looked_for)
    own = MARK if held.is_theirs and one.comment else ""
    one.comment = own or redacted(one.comment, looked_for)
    one.note = redacted(one.note, looked_for)
    one.save(update_fields=["terms", "answered_terms", "comment", "note"])
    for change in held.changes:
        _close(change, looked_for, is_theirs=held.is_theirs)


def _without(terms, looked_for):
    """The terms with a mark where the signatory stood."""
    if not terms:
        return terms
    parties = [
        {**party, "signatory": MARK}
        if is_named(party["signatory"], looked_for)
        else party
        for party in terms["parties"]
    ]
    return {**terms, "parties": parties}


def _close(change, looked_for, *, is_theirs) -> None:
    """A proposal that lost its words can be accepted no more."""
    is_own = is_theirs and change.field.startswith("contact_")

    def cleared(values):
        if not isinstance(values, dict):
            return values
        return {
            name: _cleared(value, looked_for, is_own=is_own)
            for name, value in values.items()
        }

    change.held, change.proposed = cleared(change.held), cleared(change.proposed)
    change.word = redacted(change.word, looked_for)
    if not change.verdict:
        change.verdict = ProposedChange.Verdict.REFUSED
        change.word = str(DESTROYED)
    change.save(update_fields=["held", "proposed", "word", "verdict"])


def _cleared(value, looked_for, *, is_own):
    if not isinstance(value, str) or not value:
        return value
    return MARK if is_own else redacted(value, looked_for)
