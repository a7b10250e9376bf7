"""Asking for a decision: the deadline, and a letter with a one-time link."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from mosty.agreements import approvers, onetime, telling
from mosty.agreements.models import ApprovalLink
from mosty.agreements.notices import (
    APPROVAL_ASKED,
    APPROVAL_LETTER,
    NOBODY_DECIDES,
    parts_of,
)
from mosty.letters import addressees
from mosty.letters.actions import notify, send
from mosty.people.models import User
from mosty.places.workdays import YearNotLoaded, add_workdays
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

LINK_DAYS = 21
SALT = "agreements.approval.link"


def ask(step, *, on: datetime.date) -> None:
    """The step's turn has come: its deadline is counted, its deciders are written to.

    A year whose working days are not loaded gives no deadline: the page says so. Where
    nobody can decide, those who keep the round are told.
    """
    step.asked_at, step.due_on = timezone.now(), due_on(on, step.workdays)
    step.save(update_fields=["asked_at", "due_on"])
    users = approvers.deciders_of(step, on=on)
    for user in users:
        write_to(user, step)
    if not users:
        notify_keepers(step.round, NOBODY_DECIDES, whose=in_both(step))


def in_both(step) -> dict[str, str]:
    """Whose the step is, in each language."""
    told = {}
    for language in ("ru", "en"):
        with override(language):
            told[language] = step.whose
    return told


def notify_keepers(round_, kind, **more) -> None:
    """Tell who began the round and who is responsible for the agreement."""
    agreement = round_.agreement
    told = {**parts_of(agreement), **more}
    persons = {round_.started_by_id, agreement.responsible_id} - {None}
    users = User.objects.filter(is_active=True, person__in=persons)
    url = reverse("agreements_office:approval", kwargs={"pk": agreement.pk})
    for number in users.values_list("pk", flat=True):
        notify(number, kind, parts=told, url=url)


def due_on(on: datetime.date, workdays: int | None) -> datetime.date | None:
    if not workdays:
        return None
    try:
        return add_workdays(on, workdays)
    except YearNotLoaded:
        return None


def write_to(user, step) -> None:
    """A notice, and a letter with a link of their own, to whoever may be written to."""
    agreement = step.round.agreement
    url = reverse("agreements_office:approval", kwargs={"pk": agreement.pk})
    notify(user.pk, APPROVAL_ASKED, parts=parts_of(agreement), url=url)
    reader = addressees.find([user.pk]).get(user.pk)
    if reader is None:
        return
    until = timezone.now() + datetime.timedelta(days=LINK_DAYS)
    link = ApprovalLink.objects.create(step=step, user=user, expires_at=until)
    with override(reader.language):
        partner = agreement.counterpart
        words = {
            "name": reader.name,
            "kind": telling.kind_of(agreement),
            "number": str(agreement.register_number),
            "partner": in_language(partner, "name").text if partner else "—",
            "due": speak(step.due_on) if step.due_on else _("not set"),
            "first": first_of(user, step),
            "days": str(LINK_DAYS),
            "link": settings.PUBLIC_URL
            + reverse("agreements:decide", kwargs={"token": token_of(link)}),
        }
    send(
        to=reader.email,
        template=APPROVAL_LETTER,
        language=reader.language,
        context=words,
        is_secret=True,
        useful_until=until,
    )


def first_of(user, step) -> str:
    """What the reader does before the link works, a sentence after others."""
    if not approvers.sleeps_for(user, step, on=timezone.localdate()):
        return ""
    words = _(
        "First sign in and set up the second factor that your role asks for, else the "
        "link decides nothing: %(address)s"
    )
    return " " + words % {"address": settings.PUBLIC_URL + reverse("mfa_index")}


def token_of(link) -> str:
    return onetime.token_of(link, salt=SALT)


def link_of(token: str) -> ApprovalLink | None:
    """The link of a token as it was written; None for one that was altered."""
    rows = ApprovalLink.objects.select_related(
        "user__person", "step__round__agreement", "step__person"
    )
    return onetime.row_of(token, rows, salt=SALT)
