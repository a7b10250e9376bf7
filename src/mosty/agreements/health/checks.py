"""What may be wrong with an agreement, each told once: for the counts and the lists."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.health import related
from mosty.agreements.health.declaring import (
    ENDED,
    SIGNED,
    WORK,
    Check,
    Group,
    always,
    before,
)
from mosty.agreements.health.gaps import GAPS
from mosty.agreements.models import Stage
from mosty.agreements.models.agreement import RenewalRule, TermRule

STILL_DAYS = 90
UNSEEN_DAYS = 3 * 365


def term_unknown(asking) -> Q:
    """As `term_state` tells it of signed agreements."""
    is_not_over = Q(ends_on=None) | Q(ends_on__gte=asking.on)
    no_end = Q(ends_on=None, is_endless=False)
    return is_not_over & (Q(starts_on=None) | no_end)


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
        _("Enter the last day"),
        "end",
        "#id_on",
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
        "signed_first",
        Group.CONTRADICTION,
        _("Signed before its conclusion"),
        _(
            "One of the two days is mistyped, or it was signed before the authority spoke."
        ),
        (*SIGNED, *ENDED),
        lambda asking: Q(pk__in=related.signed_before_conclusion()),
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
        _("Look at its number"),
        "edit",
        "#id_number",
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
        _("Add a party"),
        "seat",
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
        _("Look at what it is made under"),
        "edit",
        "#id_parent",
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
