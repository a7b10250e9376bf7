"""What the register tells everybody, as the content of the page."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Subquery
from django.db.models.functions import JSONObject

from mosty.agreements import telling
from mosty.agreements.models import (
    Agreement,
    Extension,
    Paper,
    Party,
    PublicField,
    Stage,
)
from mosty.agreements.partner import EVERYBODY, is_shown
from mosty.agreements.shown import publicly, tells, with_shown
from mosty.documents.models import Version
from mosty.institution.context import current as institution
from mosty.partners.models import Kind
from mosty.sveden.models import Accreditation, Publishing
from mosty.sveden.rows import (
    LANGUAGES,
    AccreditationRow,
    Both,
    Content,
    Known,
    LinkedPaper,
    Partner,
    Row,
    composed,
    dotted,
    tidied,
)

NOBODY = Both("", "")


def content_now(publishing: Publishing) -> Content:
    """The page as the register and its settings would have it at this moment."""
    return Content(
        rows=tuple(rows_now()),
        suspension=suspension_of(publishing),
        accreditation=accreditation_of(publishing),
    )


def rows_now() -> list[Row]:
    """Concluded and planned agreements that everybody may see, by their numbers."""
    home = institution().country_code
    return [
        composed(known_of(one, home=home), papers_of(one)) for one in everybodys_rows()
    ]


def everybodys_rows():
    parties = Party.objects.select_related("organisation__country")
    acts = Extension.objects.filter(agreement=OuterRef("pk"))
    return (
        with_shown(Agreement.objects.public())
        .select_related("country")
        .prefetch_related(
            Prefetch("parties", parties, to_attr="seats"),
            Prefetch("papers", published_papers(), to_attr="shown_papers"),
        )
        .annotate(acts=ArraySubquery(acts.values("until")))
        .order_by("register_number")
    )


def published_papers():
    """Papers that everybody may read, with the newest file and the signature."""
    newest = Version.objects.filter(document=OuterRef("document")).order_by("-number")
    told = JSONObject(name="name", media_type="media_type", size="size_bytes")
    return (
        Paper.objects.shown_to(AnonymousUser())
        .select_related("document__published_signature__file")
        .annotate(newest=Subquery(newest.values(told=told)[:1]))
        .order_by("role", "pk")
    )


def known_of(agreement, *, home: str) -> Known:
    """What the page states. The law asks for it of foreign ones: they hide nothing."""
    agreement = publicly(agreement)
    acts = agreement.acts if tells(agreement, PublicField.TERM) else []
    return Known(
        number=agreement.register_number,
        is_foreign=agreement.section == "foreign",
        kind=Both.told(lambda language: telling.kind_of(agreement, language=language)),
        title=both(agreement, "title"),
        paper_number=agreement.number,
        is_planned=agreement.stage not in {Stage.SIGNED, Stage.ENDED},
        signed_on=agreement.signed_on,
        signed_precision=agreement.signed_precision,
        term_rule=agreement.term_rule,
        term_months=agreement.term_months,
        term_text=agreement.term_text,
        valid_until=agreement.valid_until,
        valid_precision=agreement.valid_precision,
        renewal_rule=agreement.renewal_rule,
        renewal_months=agreement.renewal_months,
        renewal_limit=agreement.renewal_limit,
        extended_until=max(filter(None, acts), default=None),
        is_extended=bool(acts),
        is_ended=agreement.stage == Stage.ENDED,
        ended_on=agreement.ended_early_on,
        partners=tuple(
            partner_of(seat, agreement, home=home)
            for seat in agreement.seats
            if not seat.organisation.is_ours
        ),
    )


def partner_of(seat, agreement, *, home: str) -> Partner:
    """A party under the name of the paper; its place only as far as all may know it."""
    organisation = seat.organisation
    if not is_shown(organisation, EVERYBODY):
        is_lead = organisation.pk == agreement.counterpart_id
        country = agreement.country if is_lead else None
        return Partner(
            state=state_of(country),
            name=Both(tidied(seat.name_at_signing), ""),
            is_foreign=is_abroad(country, agreement, home),
        )
    return Partner(
        state=state_of(organisation.country),
        name=name_of(seat),
        is_foreign=is_abroad(organisation.country, agreement, home),
        is_international=organisation.kind == Kind.INTERNATIONAL,
    )


def is_abroad(country, agreement, home: str) -> bool:
    if country is None:
        return agreement.section == "foreign"
    return country.code != home


def state_of(country) -> Both:
    if country is None:
        return NOBODY
    return Both(
        country.official_ru or country.name_ru, country.official_en or country.name_en
    )


def name_of(seat) -> Both:
    """The name at signing; the English one only where it is the same name."""
    organisation, signed = seat.organisation, seat.name_at_signing
    if signed in {"", organisation.name_ru, organisation.name_en}:
        return both(organisation, "name")
    return Both(tidied(signed), "")


def both(thing, field: str) -> Both:
    return Both(*[tidied(getattr(thing, f"{field}_{one}")) for one in LANGUAGES])


def papers_of(agreement) -> list[LinkedPaper]:
    return [linked(paper) for paper in agreement.shown_papers if paper.newest]


def linked(paper) -> LinkedPaper:
    """A paper with what it is for: its own words, else its role."""
    document = paper.document
    purpose = both(document, "purpose")
    role = Both.told(lambda language: str(Paper.Role(paper.role).label))
    signature = getattr(document, "published_signature", None)
    seal = {}
    if signature is not None:
        file = signature.file
        is_open = file and file.audience == "public" and not file.is_archived
        seal = {
            "signed_by": signature.name,
            "signed_as": both(signature, "position"),
            "signed_on": dotted(signature.signed_on, "day"),
            "certificate": signature.certificate,
            "signature_key": str(file.key) if is_open else "",
        }
    return LinkedPaper(
        key=str(document.key),
        title=both(document, "title"),
        purpose=purpose if purpose.ru or purpose.en else role,
        file=file_told(paper.newest),
        **seal,
    )


def file_told(newest: dict) -> str:
    """`PDF, 240 KB`: how the file's name ends, and its size in SI units."""
    ending = newest["name"].rpartition(".")[2].upper()
    size = newest["size"]
    if size >= 1_000_000:
        return f"{ending}, {size / 1_000_000:.1f} MB"
    return f"{ending}, {max(1, round(size / 1000))} KB"


def suspension_of(publishing: Publishing) -> Both | None:
    if not publishing.is_suspended:
        return None
    return Both(publishing.suspension_ru, publishing.suspension_en)


def accreditation_of(publishing: Publishing) -> tuple[AccreditationRow, ...] | None:
    if not publishing.shows_accreditation:
        return None
    return tuple(
        AccreditationRow(
            code=one.programme_code,
            programme=one.programme,
            organisation=one.organisation,
            ends_on=dotted(one.ends_on, "day"),
        )
        for one in Accreditation.objects.all()
    )
