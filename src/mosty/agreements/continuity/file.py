"""The handover file: promises, open steps, last contact, originals, clearance."""

from collections import defaultdict

from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from mosty.agreements import telling
from mosty.agreements.models import (
    Agreement,
    ApprovalStep,
    Clearance,
    Obligation,
    Party,
    Stage,
)
from mosty.partners.models import Contact, LogEntry
from mosty.people.belongings import belongings
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

TEMPLATE = "agreements/handover.typ"


def data_of(handover, chosen: dict[str, list], *, institution, on) -> dict:
    """Plain values for the paper; `chosen` are the pieces that pass, by belonging.

    Of each agreement is told what stands in the register on that day.
    """
    known = Gathered([one.key for one in chosen.get("agreements", ())])
    sides = {
        "giver": str(handover.giver),
        "taker": str(handover.taker),
        "day": speak(on),
    }
    return {
        "lang": get_language() or "ru",
        "title": _("Handover file"),
        "institution": str(institution.name),
        "lede": _("%(giver)s hands over to %(taker)s on %(day)s.") % sides,
        "notes_title": _("What the leaver writes"),
        "notes": [line for line in handover.notes.splitlines() if line.strip()],
        "unknown": pgettext("several", "not stated"),
        "agreements_title": _("Agreements"),
        "agreements": [told_of(one, known, on) for one in known.rows],
        "others": [
            [str(one.title), [piece_told(piece) for piece in chosen[one.name]]]
            for one in belongings()
            if one.name != "agreements" and chosen.get(one.name)
        ],
        "made": _("Made on %(day)s in the office of the register.")
        % {"day": speak(timezone.localdate())},
    }


def piece_told(piece) -> str:
    return " — ".join(str(part) for part in (piece.title, piece.text) if part)


class Gathered:
    """What is told of agreements, one question for each kind of row."""

    def __init__(self, keys):
        rows = Agreement.objects.filter(pk__in=keys).select_related("counterpart")
        self.rows = list(rows.order_by("register_number"))
        partners = {one.counterpart_id for one in self.rows} - {None}
        log = LogEntry.objects.filter(organisation__in=partners)
        contacts = Contact.objects.present().filter(organisation__in=partners)
        waiting = ApprovalStep.objects.filter(
            round__agreement__in=keys,
            decision=ApprovalStep.Decision.WAITING,
            round__outcome="",
        ).select_related("round", "person")
        self.promises = grouped(open_promises(keys), "agreement_id")
        self.steps = grouped(log.open_steps().order_by("due_on"), "organisation_id")
        self.decisions = defaultdict(list)
        for step in waiting:
            self.decisions[step.round.agreement_id].append(step)
        self.last = {
            one.organisation_id: one
            for one in log.contacts().order_by("happened_at", "pk")
        }
        self.contacts = grouped(contacts.select_related("person"), "organisation_id")
        self.parties = grouped(Party.objects.filter(agreement__in=keys), "agreement_id")
        self.clearances = grouped(
            Clearance.objects.filter(agreement__in=keys), "agreement_id"
        )


def grouped(rows, column) -> dict:
    found = defaultdict(list)
    for one in rows:
        found[getattr(one, column)].append(one)
    return found


def open_promises(keys):
    rows = Obligation.objects.present().filter(agreement__in=keys, is_settled=False)
    return rows.order_by(F("next_due_on").asc(nulls_last=True), "pk")


def told_of(agreement, known: Gathered, on) -> dict:
    """One agreement as rows of a label and lines; what is not known says so."""
    partner = agreement.counterpart_id
    return {
        "title": telling.called(agreement),
        "term": telling.term_sentence(agreement, on),
        "rows": [
            [
                _("Promises"),
                [promise_told(one) for one in known.promises[agreement.pk]],
            ],
            [
                _("Open steps"),
                [
                    *(step_told(one) for one in known.steps[partner]),
                    *(decision_told(one) for one in known.decisions[agreement.pk]),
                ],
            ],
            [_("Last contact"), last_told(known.last.get(partner))],
            [
                _("Whom to speak to"),
                [contact_told(one) for one in known.contacts[partner]],
            ],
            [_("Where originals lie"), places_of(known.parties[agreement.pk])],
            *clearance_row(agreement, known.clearances[agreement.pk]),
        ],
    }


def dated_line(text, day) -> str:
    told = speak(day) if day else _("no day is set")
    return f"{text} — {told}"


def promise_told(one) -> str:
    return dated_line(in_language(one, "text").text, one.next_due_on)


def step_told(one) -> str:
    return dated_line(one.next_step, one.due_on)


def decision_told(one) -> str:
    told = _("Approval: %(whose)s") % {"whose": one.whose}
    return dated_line(told, one.due_on)


def last_told(entry) -> list[str]:
    if entry is None:
        return []
    day = speak(timezone.localdate(entry.happened_at))
    return [f"{day}, {entry.get_channel_display()}: {entry.subject}"]


def contact_told(one) -> str:
    position = in_language(one, "position").text
    told = [str(one), position, one.email, one.phone]
    return ", ".join(dict.fromkeys(part for part in told if part))


def places_of(parties) -> list[str]:
    return [
        f"{one.name_at_signing}: {one.original_place}"
        for one in parties
        if one.original_place
    ]


def clearance_row(agreement, clearances) -> list:
    """Only where a conclusion is waited for."""
    waiting = [one for one in clearances if one.result == Clearance.Result.WAITING]
    if not waiting and agreement.stage != Stage.CLEARANCE:
        return []
    lines = [dated_line(str(one), one.submitted_on) for one in waiting]
    title = _("Conclusion of the federal body")
    return [[title, lines or [_("to be applied for")]]]
