"""What the page of signing and the record tell of a signature: made, or waited for."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import Audience
from mosty.agreements import checked, kept, lacking, rules, telling
from mosty.agreements.kept import Fact, Seat
from mosty.agreements.models import Stage
from mosty.agreements.naming import text_told, version_address
from mosty.agreements.signers import signers_of, sleeping_signers
from mosty.agreements.texts import gaps
from mosty.documents.models import Document
from mosty.journal.actions import history
from mosty.people.queries import names_of
from mosty.ui.bilingual import in_language
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
    """Whose signature is waited for, what still lacks, and what may be done.

    `asleep` cannot sign before they set up a second factor; `asked` is when all of
    them were told last, empty where they were not.
    """

    names: list[str]
    asleep: list[str]
    lacks: list[str]
    asked: str
    may_ask: bool


@dataclass(frozen=True)
class Signing:
    """All that a signatory looks at before signing.

    `warnings` are what the paper itself lacks, `public` what the signature shows to
    all; both are empty where no signature is waited for.
    """

    seats: list[Seat]
    facts: list[Fact]
    texts: list[Text]
    round: object = None
    signature: list[str] = field(default_factory=list)
    waiting: Waiting | None = None
    warnings: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)


def signing_of(agreement, *, user, institution, on) -> Signing:
    round_ = lacking.last_round(agreement)
    seats = [kept.seat_of(one) for one in kept.parties_of(agreement)]
    versions = versions_of(agreement, round_)
    seen = seen_of(versions, user)
    waits = agreement.stage == Stage.SIGNING
    return Signing(
        seats=seats,
        facts=facts_of(agreement, on),
        texts=[text_of(one, is_seen=one in seen) for one in versions],
        round=round_,
        signature=signature_of(agreement),
        waiting=waiting_of(agreement, user=user, institution=institution, on=on),
        warnings=warnings_of(seen, seats) if waits else [],
        public=public_of(agreement) if waits else [],
    )


def facts_of(agreement, on) -> list[Fact]:
    several, none = pgettext("several", "not stated"), _("not stated")
    order, category = pgettext("term", "not stated"), pgettext("number", "not stated")
    signed = speak(agreement.signed_on, agreement.signed_precision)
    subject = str(agreement.get_subject_display()) if agreement.subject else ""
    title = in_language(agreement, "title").text
    facts = [
        Fact(_("Title"), title, none),
        Fact(_("What the agreement is about"), subject, category),
        Fact(_("Until"), telling.until_of(agreement, on), none),
        Fact(_("Extension"), telling.renewal_told(agreement), order),
        Fact(_("Languages"), telling.languages_told(agreement), several),
    ]
    return [Fact(_("Date of signing"), signed), *facts] if signed else facts


def versions_of(agreement, round_) -> list:
    """The approved text where a round had one, else the newest of each draft."""
    if round_ is not None and round_.version is not None:
        return [round_.version]
    papers = agreement.papers.present().filter(role="draft")
    newest = [
        one.document.versions.first() for one in papers.select_related("document")
    ]
    return [one for one in newest if one is not None]


def seen_of(versions, user) -> list:
    """Those that the reader may open."""
    found = Document.objects.visible_to(user).filter(versions__in=versions)
    seen = set(found.values_list("pk", flat=True))
    return [one for one in versions if one.document_id in seen]


def text_of(version, *, is_seen) -> Text:
    return Text(text_told(version), version_address(version) if is_seen else "")


def warnings_of(versions, seats) -> list[str]:
    """Empty places of the texts, and the parties for which nobody is named."""
    places = [one for version in versions for one in gaps.places_of(version)]
    found = []
    if places:
        told = {"places": gaps.told(places)}
        found.append(_("The text to be signed has %(places)s.") % told)
    nameless = [one.name for one in seats if not one.party.signatory]
    if nameless:
        told = {"parties": ", ".join(nameless)}
        found.append(_("Who signs is not named for: %(parties)s.") % told)
    return found


def public_of(agreement) -> list[str]:
    """What all see of it once it is signed."""
    if agreement.audience != Audience.PUBLIC:
        told = {"audience": agreement.get_audience_display()}
        return [
            _("The public site does not show it. Who may see it: %(audience)s.") % told
        ]
    found = [
        _(
            "The public site shows it as signed then: its page, the register and the map."
        )
    ]
    waiting = agreement.parties.filter(organisation__waits_for_agreement=True)
    partners = [one.organisation for one in waiting.select_related("organisation")]
    if partners:
        names = [in_language(one, "name").text for one in partners]
        told = {"names": ", ".join(names)}
        found.append(_("With it the site shows for the first time: %(names)s.") % told)
    return found


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
        asleep=[str(one) for one in sleeping_signers(agreement, on=on)],
        lacks=[
            *(str(one.label) for one in lacks),
            *checked.told(agreement, lacks, jurisdiction=code, on=on),
        ],
        asked=moment(asked.at) if asked else "",
        may_ask=rules.may_keep(user),
    )
