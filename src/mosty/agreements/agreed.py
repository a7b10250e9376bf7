"""What was agreed of a signed paper, and what a change of it will then differ from."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.agreements import gate
from mosty.agreements.lacking import last_round
from mosty.agreements.models import ApprovalRound, Paper
from mosty.agreements.models.lifecycle import was_signed
from mosty.ui.dates import speak


@dataclass(frozen=True)
class Basis:
    """What stands on the terms as they are, and where it is looked at."""

    text: str
    url: str


def before_mending(agreement) -> dict:
    """What a form that changes a signed agreement says first, as parts of its page."""
    if not was_signed(agreement):
        return {}
    lines = bases_of(agreement)
    if not lines:
        return {}
    words = _(
        "The agreement is signed. If its day, its term, its languages or its parties are "
        "changed here, it will differ from:"
    )
    return {"warning": words, "lines": tuple(lines)}


def bases_of(agreement) -> list[Basis]:
    """The text that all approved, the conclusion, who confirmed the terms, the scan."""
    return [
        *approved(agreement),
        *concluded(agreement),
        *confirmed(agreement),
        *scanned(agreement),
    ]


def approved(agreement):
    round_ = last_round(agreement)
    if round_ is not None and round_.outcome == ApprovalRound.Outcome.APPROVED:
        day = speak(timezone.localdate(round_.closed_at))
        text = _("the text approved on %(day)s") % {"day": day}
        yield Basis(text, address("approval", agreement))


def concluded(agreement):
    day, answer = gate.given_on(agreement), gate.settles(agreement)
    if day is not None:
        text = _("the conclusion of %(day)s") % {"day": speak(day)}
        yield Basis(text, address("clearance", agreement, clearance=answer.pk))


def confirmed(agreement):
    rows = agreement.confirmations.confirmed().filter(differs_since=None)
    for one in rows.select_related("contact__organisation").order_by("pk"):
        text = _("the terms that %(partner)s confirmed on %(day)s") % {
            "partner": one.contact.organisation,
            "day": speak(timezone.localdate(one.answered_at)),
        }
        yield Basis(text, address("confirmations", agreement))


def scanned(agreement):
    if agreement.papers.present().filter(role=Paper.Role.ORIGINAL).exists():
        url = address("record", agreement) + "#papers"
        yield Basis(_("the signed original, of which there is a scan"), url)


def address(name, agreement, **more) -> str:
    return reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk, **more})
