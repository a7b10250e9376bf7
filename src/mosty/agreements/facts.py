"""What a paper says of itself, as typed by whoever enters it."""

import datetime
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class AgreementFacts:
    """Columns of an agreement that come from its paper; unknown by default.

    Dates with month or year precision: the first day for `signed_on`, the last
    for `valid_until`.
    """

    section: str
    kind: str = "agreement"
    kind_text_ru: str = ""
    kind_text_en: str = ""
    title_ru: str = ""
    title_en: str = ""
    number: str = ""
    level: str = "unknown"
    basis_ru: str = ""
    basis_en: str = ""
    signed_on: datetime.date | None = None
    signed_precision: str = "unknown"
    in_force_from: datetime.date | None = None
    term_rule: str = "unknown"
    term_months: int | None = None
    valid_until: datetime.date | None = None
    valid_precision: str = "unknown"
    term_text: str = ""
    renewal_rule: str = "unknown"
    renewal_months: int | None = None
    renewal_notice_days: int | None = None
    renewal_notice_months: int | None = None
    renewal_limit: int | None = None
    languages: list[str] = field(default_factory=list)
    prevailing_language: str = ""
    audience: str = "public"

    def columns(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class PartyFacts:
    """A party as the paper names it; `organisation` is its record."""

    organisation: object
    name_at_signing: str = ""
    signatory: str = ""
    signatory_position: str = ""
    authority: str = ""
    own_number: str = ""
    signed_on: datetime.date | None = None
    original_place: str = ""
