"""What the office sees of a partner's answers, and the statement on paper."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from mosty.agreements import rules, telling
from mosty.agreements.actions.answering import WORDS, why_spent
from mosty.agreements.actions.compared import last_of_each
from mosty.agreements.actions.deciding import label_of, thing_of
from mosty.agreements.confirming import units, words
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.models import Confirmation, ProposedChange
from mosty.agreements.models.lifecycle import CLOSED
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


@dataclass(frozen=True)
class Line:
    """One request to a contact, as people read it."""

    confirmation: Confirmation
    badge: tuple[str, str]
    text: str
    is_waiting: bool
    is_over: bool
    open_changes: int
    taken_out: str = ""


@dataclass(frozen=True)
class Differing:
    """A confirmation that the register holds no more, and in which fields."""

    confirmation: Confirmation
    day: str
    fields: list[words.Difference]


@dataclass(frozen=True)
class Confirming:
    agreement: object
    lines: list[Line]
    differing: list[Differing]
    standing: list[Confirmation]
    may_keep: bool
    may_ask: bool


@dataclass(frozen=True)
class ChangeTold:
    """A proposed change beside what is held; `is_moved` if that is another by now."""

    change: ProposedChange
    label: str
    before: str
    now: str
    proposed: str
    held_now: dict
    is_moved: bool


def confirming_of(agreement, *, user, now) -> Confirming:
    rows = agreement.confirmations.select_related(
        "contact__organisation", "contact__person", "asked_by", "agreement"
    ).prefetch_related("changes", "agreement__parties")
    rows = list(rows)
    terms = terms_of(agreement) if any(one.outcome for one in rows) else {}
    differing, standing = [], []
    for one in last_of_each(rows):
        found = words.differences_told(one.answered_terms, terms)
        day = speak(timezone.localdate(one.answered_at))
        if found:
            differing.append(Differing(one, day, found))
        else:
            standing.append(one)
    may_keep = rules.may_keep(user)
    return Confirming(
        agreement=agreement,
        lines=[line_of(one, now=now) for one in rows],
        differing=differing,
        standing=standing,
        may_keep=may_keep,
        may_ask=may_keep and agreement.stage not in CLOSED,
    )


def line_of(confirmation, *, now) -> Line:
    kind, why = why_spent(confirmation, now=now)
    is_waiting = not kind
    badges = {
        "confirmed": (pgettext("confirmation", "Confirmed"), "ok"),
        "proposed": (_("Changes proposed"), "warn"),
        "expired": (pgettext("confirmation", "Expired"), "over"),
        "revoked": (pgettext("confirmation", "Taken back"), "over"),
    }
    waiting = (_("Waits for an answer"), "plain")
    contact = confirmation.contact
    asked = speak(timezone.localdate(confirmation.asked_at))
    told = [
        _("asked on %(day)s") % {"day": asked},
        _("the link works until %(day)s")
        % {"day": speak(timezone.localdate(confirmation.expires_at))}
        if is_waiting
        else why,
    ]
    if confirmation.reminded_at:
        day = speak(timezone.localdate(confirmation.reminded_at))
        told.insert(1, _("reminded on %(day)s") % {"day": day})
    name = in_language(contact.organisation, "name").text
    return Line(
        confirmation=confirmation,
        badge=waiting
        if is_waiting
        else badges.get(kind, (pgettext("confirmation", "Closed"), "over")),
        text=f"{contact}, {name}: " + ", ".join(told),
        is_waiting=is_waiting,
        is_over=not is_waiting and not confirmation.outcome,
        taken_out=taken_out_told(confirmation),
        open_changes=sum(not one.verdict for one in confirmation.changes.all()),
    )


def changes_of(confirmation) -> list[ChangeTold]:
    rows = confirmation.changes.select_related("party", "decided_by")
    return [change_told(one, confirmation) for one in rows]


def change_told(change, confirmation) -> ChangeTold:
    if change.field == WORDS:
        return ChangeTold(
            change, label_of(change), "", "", confirmation.comment, {}, is_moved=False
        )
    unit = units.UNITS[change.field]
    thing = thing_of(change, confirmation)
    now = units.held(unit, thing) if thing is not None else {}
    return ChangeTold(
        change=change,
        label=label_of(change),
        before=units.said(unit, change.held),
        now=units.said(unit, now) if now else _("the party is none any more"),
        proposed=units.said(unit, change.proposed),
        held_now=now,
        is_moved=not change.verdict and now not in (change.held, change.proposed),
    )


def taken_out_told(confirmation) -> str:
    """That names were destroyed since, and what the hash is of; empty where not."""
    if not confirmation.is_shortened:
        return ""
    return _(
        "A person’s data were destroyed at their request since and stand as […]. The "
        "hash is that of the whole text, as it was confirmed."
    )


def statement_of(confirmation, *, institution) -> dict:
    """Plain values for `agreements/statement.typ`, from what was confirmed then."""
    contact = confirmation.contact
    moment = timezone.localtime(confirmation.answered_at)
    organisation = in_language(contact.organisation, "name").text
    position = in_language(contact, "position").text
    who = ", ".join(filter(None, (str(contact), position, organisation)))
    number = confirmation.agreement.register_number
    how = _(
        "Confirmed by a link of a letter to one person, with a code of a second "
        "letter to the same address. This is no signature under the agreement."
    )
    return {
        "lang": get_language() or settings.LANGUAGE_CODE,
        "title": _("Confirmation of the terms of an agreement"),
        "institution": str(institution.name),
        "paper": _("%(kind)s, No. %(number)s in the register")
        % {"kind": telling.kind_of(confirmation.agreement), "number": number},
        "sentence": _("%(who)s confirmed on %(day)s at %(time)s the terms below.")
        % {"who": who, "day": speak(moment.date()), "time": f"{moment:%H:%M %Z}"},
        "rows": [
            {"label": one.label, "lines": list(one.lines)}
            for one in words.told_of(confirmation.answered_terms)
            if one.lines
        ],
        "hash_title": _("SHA-256 of these terms in their canonical form, schema %(n)s")
        % {"n": confirmation.answered_terms["schema"]},
        "hash": confirmation.answered_sha256,
        "how": f"{how} {taken_out_told(confirmation)}".strip(),
        "made": _("Made on %(day)s in the office of the register.")
        % {"day": speak(timezone.localdate())},
    }
