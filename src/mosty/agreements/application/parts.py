"""What the application for a conclusion is made of, and what it still lacks."""

import datetime
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.agreements import taken
from mosty.agreements.application.facts import Fact, facts_of
from mosty.agreements.models import Clearance, Paper, Piece
from mosty.agreements.models.pack import in_tongue, words_of
from mosty.agreements.naming import text_told, version_address, version_told
from mosty.agreements.texts import gaps
from mosty.documents.filetypes import SUFFIXES
from mosty.documents.models import Document, Version

BOTH = ("ru+en", "en+ru")


@dataclass(frozen=True)
class Need:
    """Something that a part lacks; `url` is where it is mended."""

    text: str
    url: str


@dataclass(frozen=True)
class Part:
    """One paper of the application; `version` is a stored file, else it is composed.

    `name` is that of the file, `said` the title in the language of the authority; `why`
    tells why that version is taken, `warning` what to look at first. A part that
    `is_needless` is left out with `note`.
    """

    key: str
    kind: str
    title: str
    name: str
    is_required: bool
    said: str = ""
    version: Version | None = None
    needs: list[Need] = field(default_factory=list)
    is_needless: bool = False
    note: str = ""
    why: str = ""
    warning: str = ""

    @property
    def is_composed(self) -> bool:
        return self.kind in (Piece.LETTER, Piece.PARTNER)

    @property
    def told(self) -> str:
        """The file of a stored part, its version and day."""
        return version_told(self.version) if self.version else ""

    @property
    def address(self) -> str:
        """Where just this version is given out."""
        return version_address(self.version) if self.version else ""

    @property
    def is_letter(self) -> bool:
        return self.kind == Piece.LETTER

    @property
    def is_text(self) -> bool:
        """Whether which version goes is chosen."""
        return self.kind in (Piece.DRAFT, Piece.TRANSLATION)

    @property
    def is_there(self) -> bool:
        return self.is_composed or self.version is not None


@dataclass(frozen=True)
class Application:
    """All parts in the order of the rule pack, and what they are composed from."""

    agreement: object
    pack: object
    clearance: Clearance | None
    parts: list[Part]
    facts: list[Fact]
    on: datetime.date

    @property
    def purpose(self) -> str:
        return self.clearance.purpose if self.clearance else ""

    @property
    def chosen(self) -> dict:
        """The texts chosen by hand while it is prepared."""
        one = self.clearance
        if one is None or one.result != Clearance.Result.PREPARING:
            return {}
        return {"version": one.version_id, "translation": one.translation_id}

    @property
    def needs(self) -> list[Need]:
        return [need for part in self.parts for need in part.needs]

    @property
    def is_whole(self) -> bool:
        return not self.needs


def application_of(agreement, pack, *, user, jurisdiction, on) -> Application:
    """The application as it stands, from what `user` may see of the papers."""
    rows = agreement.clearances.present().exclude(result=Clearance.Result.EXEMPT)
    clearance = rows.order_by("-pk").first()
    facts = facts_of(
        agreement, jurisdiction=jurisdiction, on=on, language=pack.language
    )
    seen = Document.objects.visible_to(user)
    papers = agreement.papers.filter(document__in=seen).select_related("document")
    papers = list(papers.prefetch_related("document__versions").order_by("-pk"))
    text = taken.text_of(agreement, clearance)
    held = taken.translation_of(agreement, clearance, text=text.version)
    makers = {
        Piece.LETTER: lambda told: letter_part(told, agreement, clearance),
        Piece.DRAFT: lambda told: draft_part(told, agreement, text, seen),
        Piece.TRANSLATION: lambda told: translation_part(
            told, agreement, held, text=text, pack=pack, seen=seen
        ),
        Piece.PARTNER: lambda told: partner_part(told, facts),
        Piece.OTHER: lambda told: other_part(told, agreement, papers),
    }
    parts = []
    for number, one in enumerate(pack.papers, start=1):
        kind = one.get("kind", Piece.OTHER)
        told = {
            "key": f"{number}-{kind}",
            "kind": kind,
            "title": words_of(one),
            "name": file_name(number, in_tongue(one, pack.language)),
            "said": in_tongue(one, pack.language),
            "is_required": bool(one.get("is_required")),
        }
        parts.append(makers[kind](told))
    return Application(agreement, pack, clearance, parts, facts, on)


def file_name(number: int, title: str) -> str:
    """`1. Проект договора`, without what file systems refuse; the type comes later."""
    plain = "".join(" " if sign in '\\/:*?"<>|' else sign for sign in title)
    return f"{number}. {' '.join(plain.split())[:80].rstrip(' .')}"


def letter_part(told, agreement, clearance) -> Part:
    purpose = clearance.purpose if clearance else ""
    url = reverse("agreements_office:package", kwargs={"pk": agreement.pk})
    need = Need(_("Write what the agreement is for."), f"{url}#purpose")
    told["name"] += ".docx"
    return Part(**told, needs=[] if purpose.strip() else [need])


def partner_part(told, facts) -> Part:
    needs = [
        Need(_("Not known: %(fact)s.") % {"fact": one.label}, one.url)
        for one in facts
        if one.is_needed and not one.value
    ]
    told["name"] += ".docx"
    return Part(**told, needs=needs)


def of_text(told, text, seen, agreement) -> Part:
    """The part with the version taken, or with the need to have it opened."""
    version = text.version
    if not seen.filter(pk=version.document_id).exists():
        url = reverse("agreements_office:record", kwargs={"pk": agreement.pk})
        words = _("“%(text)s” is closed to you or put away. Have it opened again.")
        need = Need(words % {"text": text_told(version)}, url)
        return Part(**told, needs=[need], why=text.why)
    told["name"] += SUFFIXES.get(version.media_type, "")
    return Part(**told, version=version, why=text.why, warning=text.warning)


def draft_part(told, agreement, text, seen) -> Part:
    """The draft, with the need to fill in the places that are empty in it."""
    url = reverse("agreements_office:compose", kwargs={"pk": agreement.pk})
    if not text:
        return Part(**told, needs=[Need(_("Compose the draft or add its file."), url)])
    part = of_text(told, text, seen, agreement)
    places = gaps.told(gaps.places_of(part.version))
    if not places:
        return part
    words = _("The text that goes has %(places)s.") % {"places": places}
    return replace(part, needs=[*part.needs, Need(words, url)])


def translation_part(told, agreement, held, *, text, pack, seen) -> Part:
    """None is needed where the draft itself is in the language of the authority."""
    if held:
        return of_text(told, held, seen, agreement)
    language = text.version.document.language if text else ""
    if language in (pack.language, *BOTH):
        note = _("The draft itself is in this language.")
        return Part(**told, is_needless=True, note=note)
    needs = []
    if told["is_required"]:
        url = reverse("agreements_office:attach", kwargs={"pk": agreement.pk})
        words = _("Add the translation to the papers of the agreement.")
        needs = [Need(words, f"{url}?role={Paper.Role.TRANSLATION}")]
    return Part(**told, needs=needs)


def other_part(told, agreement, papers) -> Part:
    """A paper that is found by its title among those of the agreement."""
    wanted = told["title"].casefold()
    found = [
        one
        for one in papers
        if one.document.newest and wanted in one.document.title_ru.casefold()
    ]
    if found:
        version = found[0].document.newest
        told["name"] += SUFFIXES.get(version.media_type, "")
        return Part(**told, version=version)
    url = reverse("agreements_office:attach", kwargs={"pk": agreement.pk})
    text = _("Add “%(title)s” to the papers, under this title.") % {
        "title": told["title"]
    }
    return Part(**told, needs=[Need(text, url)] if told["is_required"] else [])
