"""What the office sees of a partner's answers, and the statement on paper."""

from dataclasses import dataclass, replace

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
from mosty.agreements.confirming.terms import differences
from mosty.agreements.models import Confirmation, ProposedChange
from mosty.agreements.models.lifecycle import CLOSED
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


@dataclass(frozen=True)
class Line:
    """One request to a contact, as the office reads it.

    `is_last` marks the newest of its organisation, `then` what is to be done after
    all proposals were decided.
    """

    confirmation: Confirmation
    badge: tuple[str, str]
    text: str
    is_waiting: bool
    is_over: bool
    open_changes: int
    taken_out: str = ""
    is_last: bool = False
    then: str = ""


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

    @property
    def is_other_now(self) -> bool:
        """Whether after the decision another value is held than it left."""
        is_taken = self.change.verdict == ProposedChange.Verdict.ACCEPTED
        return self.now != (self.proposed if is_taken else self.before)


def confirming_of(agreement, *, user, now) -> Confirming:
    rows = agreement.confirmations.select_related(
        "contact__organisation", "contact__person", "asked_by", "agreement"
    ).prefetch_related("changes", "agreement__parties")
    rows = list(rows)
    terms = terms_of(agreement) if any(one.outcome for one in rows) else {}
    differing, standing = [], []
    for one in last_of_each(rows):
        found = words.differences_told(one.answered_terms, terms)
        day = day_of(one.answered_at)
        if found:
            differing.append(Differing(one, day, found))
        else:
            standing.append(one)
    may_keep = rules.may_keep(user)
    return Confirming(
        agreement=agreement,
        lines=lines_of(rows, standing, terms, now=now),
        differing=differing,
        standing=standing,
        may_keep=may_keep,
        may_ask=may_keep and agreement.stage not in CLOSED,
    )


def lines_of(rows, standing, terms, *, now) -> list[Line]:
    """The newest first; after the decisions the last one says what is to be done."""
    holding = {one.contact.organisation_id for one in standing}
    seen, lines = set(), []
    for one in rows:
        line, key = line_of(one, now=now), one.contact.organisation_id
        if key not in seen:
            then = "" if key in holding else then_of(line, terms)
            line = replace(line, is_last=True, then=then)
            seen.add(key)
        lines.append(line)
    return lines


def then_of(line, terms) -> str:
    """Whether the terms count as confirmed once all proposals are decided."""
    confirmation = line.confirmation
    if confirmation.outcome != Confirmation.Outcome.PROPOSED or line.open_changes:
        return ""
    if differences(confirmation.answered_terms, terms):
        return _(
            "Decided; the terms changed since the partner answered. They do not count "
            "as confirmed: ask for confirmation of the corrected terms."
        )
    return _(
        "Decided; the terms stand as the partner saw them and do not count as "
        "confirmed. Ask once more if you need a confirmation."
    )


def line_of(confirmation, *, now) -> Line:
    kind, _words = why_spent(confirmation, now=now)
    is_waiting = not kind
    verdicts = [one.verdict for one in confirmation.changes.all()]
    contact = confirmation.contact
    told = [_("asked on %(day)s") % {"day": day_of(confirmation.asked_at)}]
    if confirmation.reminded_at:
        day = day_of(confirmation.reminded_at)
        told.append(_("reminded on %(day)s") % {"day": day})
    told.append(state_told(confirmation, kind))
    if verdicts:
        told.append(verdicts_told(verdicts))
    name = in_language(contact.organisation, "name").text
    who = ", ".join(dict.fromkeys((str(contact), name)))
    return Line(
        confirmation=confirmation,
        badge=badge_of(kind, is_open="" in verdicts),
        text=f"{who}: " + ", ".join(told),
        is_waiting=is_waiting,
        is_over=not is_waiting and not confirmation.outcome,
        taken_out=taken_out_told(confirmation),
        open_changes=verdicts.count(""),
    )


def badge_of(kind, *, is_open) -> tuple[str, str]:
    if not kind:
        return _("Waits for an answer"), "plain"
    if kind == "proposed" and not is_open:
        return _("Proposals decided"), "plain"
    badges = {
        "confirmed": (pgettext("confirmation", "Confirmed"), "ok"),
        "proposed": (_("Changes proposed"), "warn"),
        "expired": (pgettext("confirmation", "Expired"), "over"),
        "revoked": (pgettext("confirmation", "Taken back"), "over"),
    }
    return badges.get(kind, (pgettext("confirmation", "Closed"), "over"))


def state_told(confirmation, kind) -> str:
    """What became of the request, in the words of the office."""
    words, moment = {
        "": (_("the link works until %(day)s"), confirmation.expires_at),
        "confirmed": (_("confirmed on %(day)s"), confirmation.answered_at),
        "proposed": (_("answered on %(day)s"), confirmation.answered_at),
        "expired": (_("no answer came until %(day)s"), confirmation.expires_at),
        "revoked": (_("the link was taken back on %(day)s"), confirmation.revoked_at),
        "archived": (_("the agreement is in the archive"), None),
        "left": (_("the contact left or has another address"), None),
        "unseated": (_("their organisation is no party any more"), None),
    }.get(kind, (_("the link takes no answer"), None))
    return words % {"day": day_of(moment)} if moment else words


def verdicts_told(verdicts) -> str:
    told = {
        "accepted": verdicts.count("accepted"),
        "refused": verdicts.count("refused"),
        "open": verdicts.count(""),
    }
    if told["open"] == len(verdicts):
        return _("proposals not decided: %(open)s") % told
    words = _("proposals accepted: %(accepted)s, refused: %(refused)s")
    if told["open"]:
        words = _(
            "proposals accepted: %(accepted)s, refused: %(refused)s, not decided: "
            "%(open)s"
        )
    return words % told


def day_of(moment) -> str:
    return speak(timezone.localdate(moment))


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
