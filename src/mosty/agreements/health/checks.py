"""What may be wrong with an agreement, each told once: for the counts and the lists."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.health import related
from mosty.agreements.models import Stage
from mosty.agreements.models.agreement import RenewalRule, Section, TermRule
from mosty.agreements.models.lifecycle import BEFORE_SIGNING

SIGNED = (Stage.SIGNED,)
ENDED = (Stage.ENDED,)
WORK = tuple(one for one in BEFORE_SIGNING if one != Stage.REFUSED)
STILL_DAYS = 90
UNSEEN_DAYS = 3 * 365


class Group(StrEnum):
    """In the order of the page."""

    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"
    GAP = "gap"
    QUIET = "quiet"


GROUPS = {
    Group.UNKNOWN: _("Terms not known"),
    Group.CONTRADICTION: _("What contradicts itself"),
    Group.GAP: _("What is missing"),
    Group.QUIET: _("What has gone quiet"),
}


@dataclass(frozen=True)
class Asking:
    """For which day, under whose law."""

    on: datetime.date
    jurisdiction: str


@dataclass(frozen=True)
class Check:
    """Something that may be wrong with agreements at some stages.

    `condition(asking)` is a `Q` over the agreement's own columns; what hangs on it
    is asked by a set of ids, so that all checks are one reading of the table.
    `page` is the office page on which one record is mended, `mend` its words,
    `place` where on that page. `bulk` names an action of the register over many.
    """

    name: str
    group: Group
    title: object
    why: object
    stages: tuple
    condition: Callable[[Asking], Q]
    mend: object
    page: str = "edit"
    place: str = ""
    bulk: str = ""

    def where(self, asking: Asking) -> Q:
        """The whole condition, with the stages."""
        return Q(stage__in=self.stages) & self.condition(asking)


def always(**columns) -> Callable[[Asking], Q]:
    return lambda asking: Q(**columns)


def term_unknown(asking) -> Q:
    """As `term_state` tells it of signed agreements."""
    is_not_over = Q(ends_on=None) | Q(ends_on__gte=asking.on)
    no_end = Q(ends_on=None, is_endless=False)
    return is_not_over & (Q(starts_on=None) | no_end)


def before(days: int, column: str) -> Callable[[Asking], Q]:
    def condition(asking):
        return Q(**{f"{column}__lt": asking.on - datetime.timedelta(days=days)})

    return condition


UNKNOWN = (
    Check(
        "term",
        Group.UNKNOWN,
        _("Term not stated"),
        _("It counts neither as in force nor as expired, and no reminder comes of it."),
        SIGNED,
        term_unknown,
        _("Enter dates"),
        "dates",
    ),
    Check(
        "signed_on",
        Group.UNKNOWN,
        _("Date of signing not stated"),
        _("No year counts it among what was signed."),
        (*SIGNED, *ENDED),
        always(signed_on=None),
        _("Enter dates"),
        "dates",
    ),
    Check(
        "rule",
        Group.UNKNOWN,
        _("How long it runs is not stated"),
        _("The paper says until when, for how long, or that it has no end."),
        SIGNED,
        always(term_rule=TermRule.UNKNOWN),
        _("Enter dates"),
        "dates",
    ),
    Check(
        "renewal",
        Group.UNKNOWN,
        _("Whether it is renewed is not stated"),
        _("Its end is known, but not whether it runs on by itself."),
        SIGNED,
        lambda asking: Q(ends_on__gte=asking.on, renewal_rule=RenewalRule.UNKNOWN),
        _("Enter dates"),
        "dates",
    ),
    Check(
        "ended_on",
        Group.UNKNOWN,
        _("Day of the early end not stated"),
        _("It was ended, and no year counts it."),
        ENDED,
        always(ended_early_on=None),
        _("Look at the agreement"),
        "record",
    ),
)
CONTRADICTIONS = (
    Check(
        "ends_first",
        Group.CONTRADICTION,
        _("The last day is before the first"),
        _("One of the two dates is mistyped."),
        (*SIGNED, *ENDED),
        always(ends_on__lt=F("starts_on")),
        _("Enter dates"),
        "dates",
    ),
    Check(
        "signed_late",
        Group.CONTRADICTION,
        _("Signed after its last day"),
        _("One of the two dates is mistyped, or another agreement replaced it."),
        (*SIGNED, *ENDED),
        always(signed_on__gt=F("ends_on")),
        _("Enter dates"),
        "dates",
    ),
    Check(
        "signed_ahead",
        Group.CONTRADICTION,
        _("Signed on a day that has not come"),
        _("Who is signed today cannot bear tomorrow’s date."),
        (*SIGNED, *ENDED),
        lambda asking: Q(signed_on__gt=asking.on),
        _("Enter dates"),
        "dates",
    ),
    Check(
        "same_paper",
        Group.CONTRADICTION,
        _("Another agreement has the same number and partner"),
        _("It may stand in the register twice."),
        (*SIGNED, *ENDED, *WORK),
        lambda asking: Q(pk__in=related.same_papers()),
        _("Compare the records"),
        "record",
    ),
    Check(
        "party_twice",
        Group.CONTRADICTION,
        _("One party sits in it twice"),
        _("Two seats bear one name."),
        (*SIGNED, *ENDED, *WORK),
        lambda asking: related.has_a_party_twice(),
        _("Look at the parties"),
        "record",
    ),
    Check(
        "too_few",
        Group.CONTRADICTION,
        _("In force with fewer than two parties"),
        _("All others have left it, or a seat is missing."),
        SIGNED,
        lambda asking: related.is_binding(asking.on) & related.has_too_few(asking.on),
        _("Look at the parties"),
        "record",
    ),
    Check(
        "runs_after_end",
        Group.CONTRADICTION,
        _("Ended, and something under it is not finished"),
        _("What runs needs an agreement in force, or is finished itself."),
        (*SIGNED, *ENDED),
        lambda asking: (
            (Q(stage=Stage.ENDED) | Q(ends_on__lt=asking.on))
            & Q(pk__in=related.with_unfinished())
        ),
        _("Look at what is done under it"),
        "record",
    ),
    Check(
        "done_after_end",
        Group.CONTRADICTION,
        _("Something was done after its last day"),
        _("It was prolonged and nobody wrote it down, or the work hangs elsewhere."),
        (*SIGNED, *ENDED),
        lambda asking: Q(pk__in=related.with_late_deeds()),
        _("Prolong"),
        "extend",
    ),
    Check(
        "parent_over",
        Group.CONTRADICTION,
        _("In force under an agreement that is not"),
        _("The framework was ended, refused or put away; this one runs on."),
        SIGNED,
        lambda asking: (
            related.is_binding(asking.on) & Q(pk__in=related.under_what_is_over())
        ),
        _("Look at the agreement"),
        "record",
    ),
)
GAPS = (
    Check(
        "clearance",
        Group.GAP,
        _("Clearance not shown"),
        _("The law asks for a conclusion before a foreign agreement is signed."),
        SIGNED,
        lambda asking: (
            related.is_asked_to_be_cleared(asking.jurisdiction)
            & ~Q(pk__in=related.cleared())
        ),
        _("Enter the conclusion"),
        "record",
        "#clearance",
    ),
    Check(
        "scan",
        Group.GAP,
        _("No scan"),
        _("The paper proves the record."),
        SIGNED,
        lambda asking: ~Q(pk__in=related.scanned()),
        _("Add the scan"),
        "attach",
    ),
    Check(
        "owner",
        Group.GAP,
        _("Nobody responsible"),
        _("Reminders of it go to nobody."),
        (*SIGNED, *WORK),
        always(responsible=None),
        _("Name who is responsible"),
        "edit",
        "#id_responsible",
        "responsible",
    ),
    Check(
        "owner_gone",
        Group.GAP,
        _("Who is responsible has no account any more"),
        _("Reminders of it go to nobody."),
        (*SIGNED, *WORK),
        lambda asking: (
            Q(responsible__isnull=False) & ~Q(responsible__in=related.with_account())
        ),
        _("Name who is responsible"),
        "edit",
        "#id_responsible",
        "responsible",
    ),
    Check(
        "partner",
        Group.GAP,
        _("No partner named"),
        _("An agreement is made with somebody."),
        (*SIGNED, *ENDED, *WORK),
        always(counterpart=None),
        _("Add a party"),
        "seat",
    ),
    Check(
        "region",
        Group.GAP,
        _("Region not stated"),
        _("It stands on no map and under no region."),
        (*SIGNED, *ENDED),
        always(section=Section.INTERREGIONAL, region=None),
        _("Name the partner’s region"),
        "record",
    ),
    Check(
        "number",
        Group.GAP,
        _("Number not stated"),
        _("By it the paper is found again."),
        SIGNED,
        always(number=""),
        _("Enter the number"),
        "edit",
        "#id_number",
    ),
    Check(
        "directions",
        Group.GAP,
        _("No direction"),
        _("No direction’s page and no figure of it shows it."),
        (*SIGNED, *WORK),
        lambda asking: ~Q(pk__in=related.directed()),
        _("Choose directions"),
        "edit",
        "#id_directions",
        "directions",
    ),
    Check(
        "authority",
        Group.GAP,
        _("Basis of a signatory’s authority not stated"),
        _("By a charter or a power of attorney somebody may sign."),
        SIGNED,
        lambda asking: Q(pk__in=related.without_authority()),
        _("Look at the parties"),
        "record",
    ),
    Check(
        "basis",
        Group.GAP,
        _("No intergovernmental basis named"),
        _("Of a foreign agreement one is often asked for."),
        SIGNED,
        always(section=Section.FOREIGN, basis_ru="", basis_en=""),
        _("Enter the basis"),
        "edit",
        "#id_basis_ru",
    ),
    Check(
        "languages",
        Group.GAP,
        _("Languages not stated"),
        _("Nobody knows which text to look for."),
        SIGNED,
        always(languages=[]),
        _("Enter the languages"),
        "edit",
        "#id_languages",
    ),
    Check(
        "prevailing",
        Group.GAP,
        _("Several languages, and none prevails"),
        _("Where the texts differ it is not known which holds."),
        SIGNED,
        always(languages__len__gte=2, prevailing_language=""),
        _("Enter the languages"),
        "edit",
        "#id_languages",
    ),
)
QUIET = (
    Check(
        "life",
        Group.QUIET,
        _("Signs of life not known"),
        _("Nothing that was done under it is recorded."),
        SIGNED,
        lambda asking: ~Q(pk__in=related.with_deeds()),
        _("Record what was done"),
        "record_done",
    ),
    Check(
        "over",
        Group.QUIET,
        _("Its term is over and nobody decided"),
        _("It is prolonged, made anew or put into the archive."),
        SIGNED,
        lambda asking: Q(ends_on__lt=asking.on),
        _("Prolong"),
        "extend",
        "",
        "archive",
    ),
    Check(
        "still",
        Group.QUIET,
        _("At its stage for more than three months"),
        _("It waits for somebody, or nobody wants it any more."),
        WORK,
        before(STILL_DAYS, "staged_at__date"),
        _("Look at the agreement"),
        "record",
    ),
    Check(
        "unseen",
        Group.QUIET,
        _("Not changed for three years"),
        _("Contacts and terms grow old unseen."),
        SIGNED,
        before(UNSEEN_DAYS, "changed_at__date"),
        _("Look at the agreement"),
        "record",
    ),
)
CHECKS = (*UNKNOWN, *CONTRADICTIONS, *GAPS, *QUIET)
BY_NAME = {one.name: one for one in CHECKS}
