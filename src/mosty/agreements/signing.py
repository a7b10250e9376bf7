"""What the page of signing and the record tell of a signature: made, or waited for."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.agreements import checked, kept, lacking, rules, telling
from mosty.agreements.kept import Fact, Seat
from mosty.agreements.models import Stage
from mosty.agreements.naming import text_told, version_address
from mosty.agreements.signers import signers_of
from mosty.documents.models import Document
from mosty.journal.actions import history
from mosty.people.queries import names_of
from mosty.ui.dates import speak

SIGNED = "agreement.signed"
REGISTERED = "agreement.registered"
MENDED = "agreement.signing_day_mended"


@dataclass(frozen=True)
class Text:
    """A text that is signed; `url` is empty for who may not open it."""

    words: str
    url: str


@dataclass(frozen=True)
class Waiting:
    """Whose signature is waited for, what still lacks, and what may be done."""

    names: list[str]
    lacks: list[str]
    asked: str
    may_ask: bool


@dataclass(frozen=True)
class Signing:
    """All that a signatory looks at before signing."""

    seats: list[Seat]
    facts: list[Fact]
    texts: list[Text]
    round: object = None
    signature: list[str] = field(default_factory=list)
    waiting: Waiting | None = None


def signing_of(agreement, *, user, institution, on) -> Signing:
    round_ = lacking.last_round(agreement)
    return Signing(
        seats=[kept.seat_of(one) for one in kept.parties_of(agreement)],
        facts=facts_of(agreement, on),
        texts=texts_of(agreement, round_, user),
        round=round_,
        signature=signature_of(agreement),
        waiting=waiting_of(agreement, user=user, institution=institution, on=on),
    )


def facts_of(agreement, on) -> list[Fact]:
    none = _("not stated")
    signed = speak(agreement.signed_on, agreement.signed_precision)
    facts = [
        Fact(
            _("What the agreement is about"),
            str(agreement.get_subject_display()) if agreement.subject else "",
            none,
        ),
        Fact(_("Until"), telling.until_of(agreement, on), none),
        Fact(_("Extension"), telling.renewal_told(agreement), none),
        Fact(_("Languages"), telling.languages_told(agreement), none),
    ]
    return [Fact(_("Date of signing"), signed, none), *facts] if signed else facts


def texts_of(agreement, round_, user) -> list[Text]:
    """The approved text where a round had one, else the newest of each draft."""
    if round_ is not None and round_.version is not None:
        versions = [round_.version]
    else:
        papers = agreement.papers.present().filter(role="draft")
        papers = papers.select_related("document")
        newest = [one.document.versions.first() for one in papers]
        versions = [one for one in newest if one is not None]
    seen = set(
        Document.objects.visible_to(user)
        .filter(versions__in=versions)
        .values_list("pk", flat=True)
    )
    return [
        Text(text_told(one), version_address(one) if one.document_id in seen else "")
        for one in versions
    ]


def signature_of(agreement) -> list[str]:
    """Who entered the day and who changed it, as far as the journal knows."""
    if not agreement.origin:
        return []
    words = {
        SIGNED: _("The day was entered by %(who)s at signing (%(when)s)."),
        REGISTERED: _("It was entered as signed by %(who)s (%(when)s)."),
        MENDED: _("The day was changed by %(who)s (%(when)s): %(reason)s"),
    }
    entries = list(history(agreement).filter(verb__in=words).order_by("id"))
    names = names_of({one.actor for one in entries})
    return [
        words[one.verb]
        % {
            "who": names[one.actor],
            "when": moment(one.at),
            "reason": one.detail.get("told", {}).get("day_reason", ["", ""])[1],
        }
        for one in entries
        if one.actor in names
    ]


def moment(at) -> str:
    at = timezone.localtime(at)
    return f"{speak(at.date())}, {at:%H:%M}"


def waiting_of(agreement, *, user, institution, on) -> Waiting | None:
    """None where no signature is waited for."""
    if agreement.stage != Stage.SIGNING:
        return None
    code = institution.country_code
    lacks = lacking.lacking(agreement, Stage.SIGNED, jurisdiction=code, on=on)
    asked = history(agreement).filter(verb="agreement.signature_asked").first()
    return Waiting(
        names=[str(one) for one in signers_of(agreement, on=on)],
        lacks=[
            *(str(one.label) for one in lacks),
            *checked.told(agreement, lacks, jurisdiction=code, on=on),
        ],
        asked=moment(asked.at) if asked else "",
        may_ask=rules.may_keep(user),
    )
