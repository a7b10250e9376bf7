"""An agreement's life as the span between two banks."""

import re

from django.utils.translation import gettext as _

from mosty.agreements import rolling, telling, term
from mosty.agreements.models.agreement import RenewalRule
from mosty.partners.headings import short_name
from mosty.ui.bilingual import in_language
from mosty.ui.dates import Precision
from mosty.ui.span import NOT_KNOWN, Bank, Span, Stretch, When


def span_of(agreement, *, institution, extensions, on, partner, partner_url="") -> Span:
    """`extensions` are its acts of prolongation in order of their last days.

    `partner` is the first partner as the reader may know it.
    """
    return Span(
        banks=(our_bank(institution), their_bank(agreement, partner, partner_url)),
        signed=When(agreement.signed_on, agreement.signed_precision),
        starts=When(agreement.in_force_from) if agreement.in_force_from else NOT_KNOWN,
        today=on,
        **term_and_prolongations(agreement, extensions, on=on),
    )


def our_bank(institution) -> Bank:
    city = in_language(institution, "city").text
    return Bank(str(institution.short_name), city)


def their_bank(agreement, partner, url) -> Bank:
    if partner is None:
        return Bank(_("Partner not stated"))
    return Bank(short_name(partner), their_place(agreement, partner), url)


def their_place(agreement, partner) -> str:
    """The city, and what it lies in: the region, or else the country."""
    within = agreement.region or agreement.country
    place = in_language(within, "name").text if within else ""
    city = in_language(partner, "city").text
    if is_same_place(place, city):
        return city
    return ", ".join(filter(None, (city, place)))


def is_same_place(one: str, other: str) -> bool:
    """`г. Москва`, `город Москва` and `Москва` are one place."""
    bare = [
        re.sub(r"^(?:г\.|город)\s*", "", name.strip(), flags=re.IGNORECASE).lower()
        for name in (one, other)
    ]
    return bare[0] == bare[1]


def term_and_prolongations(agreement, extensions, *, on) -> dict:
    first = term.first_end(facts_of(agreement))
    if not extensions:
        period = rolling.period_of(agreement, on)
        ends = period.ends if period else agreement.ends_on
        if ends is None and not agreement.is_endless:
            ends = first
        return {
            "ends": known(ends, telling.precision_of_end(agreement)),
            "until": telling.until_of(agreement, on),
            "is_indefinite": agreement.is_endless and period is None,
        }
    stretches, start = [], first
    for extension in extensions:
        stretches.append(Stretch(known(start), known(extension.until)))
        start = extension.until or start
    return {
        "ends": known(first, agreement.valid_precision),
        "prolongations": tuple(stretches),
    }


def known(day, precision=Precision.DAY) -> When:
    if day is None:
        return NOT_KNOWN
    return When(day, Precision.DAY if precision == Precision.UNKNOWN else precision)


def facts_of(agreement) -> term.Term:
    return term.Term(
        rule=agreement.term_rule,
        signed_on=agreement.signed_on,
        in_force_from=agreement.in_force_from,
        months=agreement.term_months,
        valid_until=agreement.valid_until,
        renews_by_itself=agreement.renewal_rule == RenewalRule.AUTOMATIC,
        renewal_months=agreement.renewal_months,
        renewal_limit=agreement.renewal_limit,
        start_precision=telling.precision_of_start(agreement),
    )
