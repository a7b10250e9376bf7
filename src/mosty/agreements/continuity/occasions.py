"""Days of agreements: ends, last days for a notice, renewals, decisions, promises."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.agreements import approvers, term
from mosty.agreements.actions.reckoning import whole_term
from mosty.agreements.coming import events_between, next_events
from mosty.agreements.models import Agreement, CareTerms, Obligation, Stage
from mosty.agreements.models.agreement import RenewalRule
from mosty.agreements.notices import APPROVAL_DUE
from mosty.agreements.rules import may_read
from mosty.agreements.telling import precision_of_end
from mosty.agreements.term import Event, EventKind
from mosty.partners.models import LogEntry
from mosty.partners.reminders import STEP_DUE
from mosty.partners.rules import may_read as may_read_partners
from mosty.people.dates import Dated, Occasion, offer_occasion

END = "agreements.expiring"
NOTICE = "agreements.notice_due"
RENEWAL = "agreements.renewal"
OBLIGATION = "agreements.obligation_due"
NAMES = {EventKind.END: END, EventKind.NOTICE: NOTICE, EventKind.RENEWAL: RENEWAL}
FURTHEST = datetime.timedelta(days=731)
LATEST = term.LATEST - 2 * FURTHEST
AGREEMENTS = _("Agreements")


def of_terms(kind: EventKind):
    """`coming` of an occasion, for one kind of event."""

    def coming(since, until, persons=None):
        rows = held_by(persons)
        if kind == EventKind.END:
            rows = rows.filter(ends_on__range=(since, until))
        for agreement, event in events_between(rows, since, until):
            if event.kind == kind:
                yield dated(agreement, event)
        if kind == EventKind.NOTICE:
            for agreement, event in notices_before(rows, since, until):
                yield dated(agreement, event)

    return coming


def next_of_terms(kind: EventKind):
    """`later` of an occasion, for one kind of event."""

    def later(after, persons=None):
        rows = held_by(persons)
        for agreement, event in next_events(rows, after):
            if event.kind == kind:
                yield dated(agreement, event)
        if kind == EventKind.NOTICE:
            since = after + datetime.timedelta(days=1)
            for agreement, event in notices_before(rows, since, LATEST):
                yield dated(agreement, event)

    return later


def held_by(persons):
    rows = Agreement.objects.filter(stage=Stage.SIGNED)
    return rows if persons is None else rows.filter(responsible__in=persons)


def notices_before(rows, since, until):
    """Of those that are prolonged by an act, or in a way not known: the last day on
    which the paper lets a party say that it wants so or does not."""
    asked = Q(renewal_notice_months__gt=0) | Q(renewal_notice_days__gt=0)
    ending = rows.filter(asked, ends_on__range=(since, until + FURTHEST))
    ending = ending.exclude(renewal_rule__in=[RenewalRule.AUTOMATIC, RenewalRule.NONE])
    ending = ending.select_related("counterpart", "project", "superseded_by")
    for one in ending.prefetch_related("notices", "extensions"):
        whole = whole_term(one, amendments=[])
        on = term.notice_deadline(whole, one.ends_on)
        if since <= on <= until:
            yield one, Event(on, EventKind.NOTICE, precision_of_end(one))


def dated(agreement, event) -> Dated:
    """An end keeps its name when its day moves; what comes again is named by its day."""
    key = str(agreement.pk)
    if event.kind != EventKind.END:
        key = f"{key}-{event.on.isoformat()}"
    return Dated(
        occasion=NAMES[event.kind],
        key=key,
        on=event.on,
        thing=(Agreement._meta.label_lower, agreement.pk),
        parts=parts_of(agreement, event.on, event.precision),
        url=reverse("agreements_office:record", kwargs={"pk": agreement.pk}),
        audience=agreement.audience,
        persons=(agreement.responsible_id,) if agreement.responsible_id else (),
        changed_at=agreement.changed_at,
    )


def parts_of(agreement, on, precision="day") -> dict:
    partner = agreement.counterpart
    day = {"on": on.isoformat()}
    if precision != "day":
        day["precision"] = str(precision)
    return {
        "number": agreement.register_number,
        "partner": {"ru": partner.name_ru, "en": partner.name_en} if partner else "—",
        "day": day,
    }


def decisions(since, until, persons=None):
    """Steps of approval, for who may decide them on their day."""
    steps = approvers.asked_steps().filter(due_on__range=(since, until))
    for step in steps.select_related("round__agreement__counterpart"):
        agreement = step.round.agreement
        deciders = [step.person_id] if step.person_id else holders(step, since)
        if persons is not None and not set(deciders) & set(persons):
            continue
        yield Dated(
            occasion=APPROVAL_DUE,
            key=str(step.pk),
            on=step.due_on,
            thing=("agreements.approvalstep", step.pk),
            parts=parts_of(agreement, step.due_on),
            url=reverse(
                "agreements_office:decide", kwargs={"pk": agreement.pk, "step": step.pk}
            ),
            audience=agreement.audience,
            persons=tuple(deciders),
            changed_at=step.asked_at,
        )


def promises(since, until, persons=None):
    """Obligations by their next day, for who sees to them, else who has the paper."""
    rows = Obligation.objects.due_between(since, until)
    if persons is not None:
        inherited = Q(responsible=None, agreement__responsible__in=persons)
        rows = rows.filter(Q(responsible__in=persons) | inherited)
    rows = rows.select_related("agreement__counterpart")
    for one in rows.order_by("pk").iterator(chunk_size=2000):
        agreement, on = one.agreement, one.next_due_on
        whose = one.responsible_id or agreement.responsible_id
        what = {"what": {"ru": one.text_ru[:160], "en": one.text_en[:160]}}
        yield Dated(
            occasion=OBLIGATION,
            key=f"{one.pk}-{on.isoformat()}",
            on=on,
            thing=(Obligation._meta.label_lower, one.pk),
            parts={**parts_of(agreement, on), **what},
            url=reverse("agreements_office:record", kwargs={"pk": agreement.pk}),
            audience=agreement.audience,
            persons=(whose,) if whose else (),
            changed_at=agreement.changed_at,
        )


def steps_with_partners(since, until, persons=None):
    """Next steps of the contact log, with their own reminders in the partners' room."""
    rows = LogEntry.objects.open_steps().filter(
        due_on__range=(since, until), organisation__is_archived=False
    )
    if persons is not None:
        rows = rows.filter(responsible__in=persons)
    for one in rows.select_related("organisation").order_by("pk"):
        partner = one.organisation
        yield Dated(
            occasion=STEP_DUE,
            key=str(one.pk),
            on=one.due_on,
            thing=(LogEntry._meta.label_lower, one.pk),
            parts={
                "partner": {"ru": partner.name_ru, "en": partner.name_en},
                "day": {"on": one.due_on.isoformat()},
            },
            url=reverse("partners_office:record", args=[partner.pk]) + "#steps",
            audience=one.audience,
            persons=(one.responsible_id,) if one.responsible_id else (),
        )


def holders(step, on) -> list[int]:
    rows = approvers.holders_of(step.role, on)
    return list(rows.values_list("user__person", flat=True))


def end_days():
    return CareTerms.objects.held().end_days


def notice_days():
    return CareTerms.objects.held().notice_days


def other_days():
    return CareTerms.objects.held().other_days


OCCASIONS = (
    Occasion(
        END,
        _("An agreement for which you are responsible will end"),
        _("Agreement No. %(number)s (%(partner)s) ends: %(day)s."),
        _("Ends: agreement No. %(number)s, %(partner)s"),
        AGREEMENTS,
        may_read,
        of_terms(EventKind.END),
        end_days,
        later=next_of_terms(EventKind.END),
    ),
    Occasion(
        NOTICE,
        _("The last day for a notice against renewal is near"),
        _(
            "Agreement No. %(number)s (%(partner)s): the last day for a notice is "
            "%(day)s. Without it the agreement goes on as its paper says."
        ),
        _("Last day for a notice: agreement No. %(number)s, %(partner)s"),
        AGREEMENTS,
        may_read,
        of_terms(EventKind.NOTICE),
        notice_days,
        later=next_of_terms(EventKind.NOTICE),
    ),
    Occasion(
        RENEWAL,
        _("An agreement is renewed by itself"),
        _("Agreement No. %(number)s (%(partner)s) is renewed by itself: %(day)s."),
        _("Renewed by itself: agreement No. %(number)s, %(partner)s"),
        AGREEMENTS,
        may_read,
        of_terms(EventKind.RENEWAL),
        later=next_of_terms(EventKind.RENEWAL),
    ),
    Occasion(
        APPROVAL_DUE,
        _("A text waits for your approval"),
        _("Agreement No. %(number)s (%(partner)s): your decision is due on %(day)s."),
        _("Decision due: agreement No. %(number)s, %(partner)s"),
        _("Approval"),
        may_read,
        decisions,
    ),
    Occasion(
        OBLIGATION,
        _("An obligation under an agreement is due"),
        _("Agreement No. %(number)s (%(partner)s): “%(what)s” is due on %(day)s."),
        _("Due under agreement No. %(number)s, %(partner)s: %(what)s"),
        _("Obligations"),
        may_read,
        promises,
        other_days,
    ),
    Occasion(
        STEP_DUE,
        _("A step with a partner for which you are responsible is due"),
        _("A step with %(partner)s is due: %(day)s."),
        _("Step due: %(partner)s"),
        _("Partners"),
        may_read_partners,
        steps_with_partners,
    ),
)


def declare() -> None:
    for one in OCCASIONS:
        offer_occasion(one)
