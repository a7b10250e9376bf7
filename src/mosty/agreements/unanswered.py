"""What confirmations ask of the office: no answer, proposals, terms that differ."""

import datetime
from collections import Counter

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mosty.access.desk import Line, Task
from mosty.agreements import rules
from mosty.agreements.actions.showing import settings_now
from mosty.agreements.kept import address
from mosty.agreements.models import Agreement, Confirmation, ProposedChange, Stage
from mosty.agreements.models.lifecycle import CLOSED
from mosty.agreements.pending import SHOWN, line_of, some, step_to
from mosty.ui.dates import speak


def seen_by(user):
    rows = Confirmation.objects.filter(
        agreement__in=Agreement.objects.visible_to(user)
    ).exclude(agreement__stage__in=CLOSED)
    return rows.select_related(
        "agreement__counterpart", "contact__organisation", "contact__person"
    )


def line(confirmation, text, step) -> Line:
    agreement = confirmation.agreement
    told = line_of(agreement, step)
    return Line(
        title=told.title,
        url=address("confirmations", agreement),
        number=told.number,
        text=text,
        steps=told.steps,
    )


def proposals(user, on) -> list[Task]:
    """Changes that partners proposed and nobody has decided."""
    if not rules.may_keep(user):
        return []
    answered = seen_by(user).to_decide()
    if not some(answered.order_by("pk"))[1]:
        return []
    waiting = ProposedChange.objects.filter(
        verdict="", confirmation__in=answered.values("pk")
    )
    told = waiting.values_list("confirmation", "confirmation__agreement")
    told = list(told.order_by("confirmation__answered_at", "pk"))
    if not told:
        return []
    counts = Counter(agreement for _key, agreement in told)
    total = len(counts)
    first = dict(reversed([(agreement, key) for key, agreement in told]))
    keys = list(dict.fromkeys(first[agreement] for _key, agreement in told))[:SHOWN]
    shown = seen_by(user).filter(pk__in=keys).order_by("answered_at", "pk")
    return [
        Task(
            title=ngettext(
                "agreement with proposals of a partner",
                "agreements with proposals of partners",
                total,
            ),
            count=total,
            text=_("Accept or refuse each; the partner gets your words by letter."),
            lines=[
                line(
                    one,
                    proposals_told(one, counts[one.agreement_id]),
                    step_to(_("Decide"), "confirmations", one.agreement),
                )
                for one in shown
            ],
            urgency=9,
        )
    ]


def proposals_told(confirmation, number) -> str:
    words = ngettext("%(number)s proposal", "%(number)s proposals", number)
    day = _("answered on %(day)s") % {"day": day_of(confirmation.answered_at)}
    return f"{words % {'number': number}}, {day}"


def not_answered(user, on) -> list[Task]:
    """Asked so long ago that one should remind, or asked for a new link."""
    if not rules.may_keep(user):
        return []
    now = timezone.now()
    since = now - datetime.timedelta(days=settings_now().reminder_days)
    is_long = Q(reminded_at=None, asked_at__lte=since) | Q(reminded_at__lte=since)
    is_silent = Q(outcome="", revoked_at=None, expires_at__gt=now) & is_long
    wants_link = Q(asks_again_at__isnull=False)
    rows = seen_by(user).filter(is_silent | wants_link)
    shown, total = some(rows.order_by(F("asks_again_at").asc(nulls_last=True), "pk"))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "confirmation is not answered", "confirmations are not answered", total
            ),
            count=total,
            text=_("Remind the partner, or send a new link where one is asked for."),
            lines=[
                line(
                    one,
                    silence_of(one),
                    step_to(pgettext("desk", "Look"), "confirmations", one.agreement),
                )
                for one in shown
            ],
            urgency=25,
        )
    ]


def silence_of(confirmation) -> str:
    if confirmation.asks_again_at:
        day = day_of(confirmation.asks_again_at)
        told = {"who": confirmation.contact, "day": day}
        return _("%(who)s asked for a new link on %(day)s") % told
    return _("asked on %(day)s") % {"day": day_of(confirmation.asked_at)}


def differing(user, on) -> list[Task]:
    """Agreements in force whose terms are not those that the partner confirmed."""
    if not rules.may_keep(user):
        return []
    rows = seen_by(user).filter(
        differs_since__isnull=False, agreement__stage=Stage.SIGNED
    )
    shown, total = some(rows.order_by("differs_since", "pk"))
    if not total:
        return []
    return [
        Task(
            title=ngettext(
                "agreement differs from what was confirmed",
                "agreements differ from what was confirmed",
                total,
            ),
            count=total,
            text=_("Look which fields changed, and ask the partner anew."),
            lines=[
                line(
                    one,
                    _("confirmed on %(day)s") % {"day": day_of(one.answered_at)},
                    step_to(pgettext("desk", "Look"), "confirmations", one.agreement),
                )
                for one in shown
            ],
            urgency=35,
        )
    ]


def day_of(moment) -> str:
    return speak(timezone.localdate(moment))
