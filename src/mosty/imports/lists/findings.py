"""What is odd in a row of a list, in words: what it is and what to do."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext_lazy as _

from mosty.imports.page import wording

FAULTS = {
    "name_missing": (
        _("There is no name."),
        _("Write the name, or leave the row out."),
    ),
    "name_too_long": (
        _("The name is longer than 500 signs."),
        _("Leave the name alone in the cell."),
    ),
    "country_missing": (
        _("No country is given."),
        _("Choose the country above, for all such rows at once, or write it here."),
    ),
    "country_unknown": (
        _("There is no country “%(printed)s”."),
        _("Choose the country above, for all rows alike at once, or mend it here."),
    ),
    "region_unknown": (
        _("There is no region “%(printed)s”."),
        _("Write it as “Республика Татарстан” or RU-TA, or leave the field empty."),
    ),
    "site_wrong": (
        _("“%(printed)s” is no address of a site."),
        _("Write it as https://partner.example, or leave the field empty."),
    ),
    "number_wrong": (
        _("The check digits of %(scheme)s %(printed)s do not agree."),
        _("Compare it with the paper and mend it, or leave the field empty."),
    ),
    "number_elsewhere": (
        _("%(scheme)s %(printed)s is that of “%(other)s” in the register."),
        _("If it is the same organisation, say so; otherwise mend the number."),
    ),
    "date_wrong": (
        _("“%(printed)s” is no date of the calendar."),
        _("Write the date as 12.03.2024, 03.2024 or 2024, or leave the field empty."),
    ),
    "term_wrong": (
        _("The term “%(printed)s” cannot be read."),
        _("Write “до 31.12.2027”, “5 лет” or “бессрочно”, or leave the field empty."),
    ),
    "ends_too_early": (
        _("The agreement would end before it is signed."),
        _("Compare both dates with the paper and mend them."),
    ),
    "ends_before_start": (
        _("The agreement would end before it comes into force."),
        _("Compare both dates with the paper and mend them."),
    ),
    "ended_when": (
        _("It is said to have ended early, and not on which day."),
        _("Write the day, or leave the stage empty."),
    ),
    "party_twice": (
        _("“%(printed)s” stands among the parties twice."),
        _("Leave it once."),
    ),
    "party_country": (
        _("There is no country “%(printed)s” in brackets after a party."),
        _("Write the country as in the column of countries, or without brackets."),
    ),
    "party_likely": (
        _("“%(printed)s” is perhaps “%(other)s” of the register."),
        _("Take the correction below if it is the same, or leave the name so."),
    ),
    "signed_before": (
        _("A day of signing is given, and the stage is one before signing."),
        _("Leave the day or the stage empty."),
    ),
    "signed_later": (
        _("The day of signing, %(printed)s, has not come yet."),
        _("Write the day on which it was signed, or leave it empty."),
    ),
    "register_number_wrong": (
        _("“%(printed)s” is no number of a register."),
        _("Write a whole number, or leave the field empty."),
    ),
    "register_number_taken": (
        _("Number %(printed)s of the register is another agreement, with “%(other)s”."),
        _("Leave the field empty: the next free number is given."),
    ),
    "withdrawn_early": (
        _("The partner would withdraw before the agreement is signed."),
        _("Compare both days with the paper and mend them."),
    ),
    "withdrawn_later": (
        _("The day of the withdrawal, %(printed)s, has not come yet."),
        _("Write the day on which the partner withdrew, or leave it empty."),
    ),
    "own_parent": (
        _("Number “%(printed)s” is that of the row itself."),
        _("Write the number of the other paper."),
    ),
    "is_ours": (
        _("This is our own institution, not a partner."),
        _("Leave the row out."),
    ),
    "failed": (
        _("The row was refused: %(why)s"),
        _("Mend the row and enter it again, or leave it out."),
    ),
}
PROPOSALS = {
    "zero_lost": _("A zero at the beginning was lost, as Excel does."),
    "differs": _("The register says otherwise: “%(standing)s”."),
    "party_likely": _("Perhaps “%(standing)s” of the register is meant."),
}
KIND_NOT_KNOWN = "kind_unknown"


@dataclass(frozen=True)
class Fault:
    """What hinders a row from being entered."""

    code: str
    column: str
    printed: str = ""
    detail: dict = field(default_factory=dict)

    def as_json(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class Proposal:
    """A correction that a person may accept; the original stands beside it."""

    code: str
    column: str
    original: str
    proposed: str
    detail: dict = field(default_factory=dict)
    own_key: str = ""

    @property
    def key(self) -> str:
        return self.own_key or f"{self.code}:{self.column}"

    def as_json(self) -> dict:
        return asdict(self) | {"key": self.key}


def fault_words(fault: dict) -> tuple[str, str]:
    """What is wrong, and what to do."""
    what, remedy = FAULTS[fault["code"]]
    facts = {"printed": fault["printed"], **fault["detail"]}
    return str(what) % facts, str(remedy)


def proposal_words(proposal: dict) -> str:
    if proposal["code"] in PROPOSALS:
        return str(PROPOSALS[proposal["code"]]) % proposal["detail"]
    return wording.message(proposal["code"], proposal["detail"])


def key_of(proposal: dict) -> str:
    """By which it is decided; a draft of earlier days kept none."""
    return proposal.get("key") or f"{proposal['code']}:{proposal['column']}"
