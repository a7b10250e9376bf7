"""What is said of an agreement in words: its name, its state, its term."""

from functools import cache

from django.utils.html import format_html
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from mosty.access.roles import Audience
from mosty.agreements import languages, rolling, term
from mosty.agreements.models import PublicField, Stage
from mosty.agreements.models.agreement import Kind, RenewalRule, TermRule
from mosty.agreements.models.lifecycle import CLOSED
from mosty.agreements.shown import start_told, tells
from mosty.agreements.term import TermState
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.dates import speak
from mosty.ui.labels import label
from mosty.ui.templatetags.language import said
from mosty.ui.typography import number_told

KINDS = {
    TermState.PLANNED: "plain",
    TermState.NOT_YET: "plain",
    TermState.IN_FORCE: "ok",
    TermState.EXPIRING: "warn",
    TermState.EXPIRED: "over",
    TermState.ENDED: "over",
    TermState.CLOSED: "over",
    TermState.UNKNOWN: "open",
}


def state_of(agreement, on) -> TermState:
    return term.state_on(
        on,
        is_signed=agreement.stage == Stage.SIGNED,
        is_ended=agreement.stage == Stage.ENDED,
        is_closed=agreement.stage in CLOSED,
        starts=agreement.starts_on,
        ends=agreement.ends_on,
        is_endless=agreement.is_endless,
    )


def states() -> dict[str, str]:
    """The states as a badge says them; not to be changed."""
    return states_in(get_language())


@cache
def states_in(_language) -> dict[str, str]:
    """Said once in each language: a register asks for every row."""
    return {
        TermState.IN_FORCE: pgettext("agreement", "in force"),
        TermState.EXPIRING: pgettext("agreement", "expiring"),
        TermState.EXPIRED: pgettext("agreement", "expired"),
        TermState.ENDED: pgettext("agreement", "ended early"),
        TermState.NOT_YET: pgettext("agreement", "not yet in force"),
        TermState.PLANNED: pgettext("agreement", "planned"),
        TermState.CLOSED: pgettext("agreement", "refused or archived"),
        TermState.UNKNOWN: pgettext("agreement", "term not stated"),
    }


def badge_of(agreement, on) -> tuple[str, str]:
    """The state in a word or two, and the kind of its badge."""
    if agreement.stage not in {Stage.SIGNED, Stage.ENDED} and not (
        agreement.is_shown_as_planned
    ):
        return str(Stage(agreement.stage).label).lower(), "plain"
    state = state_of(agreement, on)
    if state == TermState.UNKNOWN and not tells(agreement, PublicField.TERM):
        return pgettext("agreement", "term not published"), "plain"
    return states()[state], KINDS[state]


def number_of(agreement) -> str:
    """“№ 14” or “No. 14”: its number in the register."""
    return number_told(agreement.register_number, language=current_language())


def called(agreement) -> str:
    """“№ 14 · partner”, in the reader's language."""
    partner = agreement.counterpart
    name = in_language(partner, "name").text if partner else kind_of(agreement)
    return f"{number_of(agreement)} · {name}"


def kind_of(agreement, *, language: str | None = None) -> str:
    """The kind in the words of the paper; in English only if it has English words."""
    if agreement.kind_text_ru and (language or current_language()) == "ru":
        return agreement.kind_text_ru
    return agreement.kind_text_en or label(Kind, agreement.kind)


def until_of(agreement, on) -> str:
    """The last day of what runs on the day `on`, and whether it goes on by itself;
    or that there is none; empty when nothing is known."""
    period = rolling.period_of(agreement, on)
    if period is not None:
        until = speak(period.ends, precision_of_end(agreement))
        return renewed(until, renewals_told(agreement, period))
    if agreement.is_endless:
        return pgettext("agreement", "without a term")
    told = speak(agreement.ends_on, precision_of_end(agreement))
    return told or from_signing(agreement)


def renewed(until: str, length: str) -> str:
    """An end after which it is renewed by itself."""
    told = {"until": until, "length": length}
    return _("%(until)s, then renewed by itself for %(length)s") % told


def renewals_told(agreement, period) -> str:
    """For how long, and where a limit is set how often yet and until when."""
    length = months_told(period.months)
    if period.last is None:
        return length
    text = ngettext(
        "%(length)s (at most %(times)s time, until %(last)s at the latest)",
        "%(length)s (at most %(times)s times, until %(last)s at the latest)",
        period.times,
    )
    last = speak(period.last, precision_of_end(agreement))
    return text % {"length": length, "times": period.times, "last": last}


def from_signing(agreement) -> str:
    """How long it runs once it is signed, where that day is not known yet."""
    if agreement.term_rule != TermRule.LENGTH or not agreement.term_months:
        return ""
    length = {"length": months_told(agreement.term_months)}
    told = _("%(length)s from the signing") % length
    if agreement.renewal_rule == RenewalRule.AUTOMATIC and agreement.renewal_months:
        most = [most_told(agreement)] if agreement.renewal_limit else []
        length = ", ".join([months_told(agreement.renewal_months), *most])
        return renewed(told, length)
    return told


def precision_of_end(agreement) -> str:
    """That of the typed end, unless the end was reckoned or prolonged."""
    if agreement.valid_until and agreement.ends_on == agreement.valid_until:
        return agreement.valid_precision
    return agreement.ends_precision or "day"


def term_sentence(agreement, on) -> str:
    """One sentence on what the dates tell on the day `on`."""
    state = state_of(agreement, on)
    until = until_of(agreement, on)
    if state == TermState.UNKNOWN:
        return unknown_sentence(agreement, on)
    if state == TermState.NOT_YET and start_told(agreement) is None:
        return _("It is not in force yet.")
    if state == TermState.EXPIRING:
        days = (agreement.ends_on - on).days
        until = speak(agreement.ends_on, precision_of_end(agreement))
        if days == 0:
            return _("Today is the last day of its term.")
        text = ngettext(
            "In force; it ends on %(until)s, in %(days)s day.",
            "In force; it ends on %(until)s, in %(days)s days.",
            days,
        )
        return text % {"until": until, "days": days}
    if state == TermState.IN_FORCE and goes_on(agreement, on):
        return endless_sentence(agreement, on)
    since = speak(agreement.starts_on, precision_of_start(agreement))
    ended = speak(agreement.ended_early_on)
    sentences = {
        TermState.IN_FORCE: _("In force until %(until)s.") % {"until": until},
        TermState.EXPIRED: _("Its term ended on %(until)s.") % {"until": until},
        TermState.NOT_YET: _("It comes into force on %(since)s.") % {"since": since},
        TermState.PLANNED: _("It is planned and not yet signed."),
        TermState.CLOSED: _("It was refused or put into the archive."),
        TermState.ENDED: _("It was ended early, on %(on)s.") % {"on": ended},
    }
    if state == TermState.ENDED and not tells(agreement, PublicField.TERM):
        return _("It was ended early.")
    if state == TermState.ENDED and not ended:
        return _("It was ended early; the day is not stated.")
    return sentences[state]


def goes_on(agreement, on) -> bool:
    return agreement.is_endless or rolling.period_of(agreement, on) is not None


def endless_sentence(agreement, on) -> str:
    """What runs on until somebody ends it: without a term, or from term to term."""
    period = rolling.period_of(agreement, on)
    if period is None:
        return _("In force, without a term.")
    told = {
        "until": speak(period.ends, precision_of_end(agreement)),
        "length": renewals_told(agreement, period),
        "day": speak(period.notice_by),
    }
    if period.notice_by is None:
        return (
            _(
                "In force until %(until)s, then renewed by itself for %(length)s unless "
                "a party ends it."
            )
            % told
        )
    if period.notice_by < on:
        return (
            _(
                "In force until %(until)s, then renewed by itself for %(length)s: the "
                "last day for a notice, %(day)s, has passed."
            )
            % told
        )
    return (
        _(
            "In force until %(until)s, then renewed by itself for %(length)s unless a "
            "party gives notice by %(day)s."
        )
        % told
    )


def unknown_sentence(agreement, on) -> str:
    if not tells(agreement, PublicField.TERM):
        return _("Its term is not published.")
    ends = agreement.ends_on or agreement.rolling_from
    if agreement.starts_on is None and ends is None:
        return _(
            "While its dates are not stated, the agreement counts neither as in "
            "force nor as expired."
        )
    if agreement.starts_on is None:
        return _(
            "It runs until %(until)s, but the date of signing is not stated, so it "
            "is not counted as in force."
        ) % {"until": until_of(agreement, on)}
    return _(
        "It is signed, but its term is not stated, so it counts neither as in force "
        "nor as expired."
    )


def precision_of_start(agreement) -> str:
    """How exactly its beginning is known: as the signature is, unless it is said when
    it enters into force."""
    if agreement.in_force_from is None and agreement.signed_on:
        return agreement.signed_precision
    return "day"


def term_told(agreement) -> str:
    """The term as the paper states it; empty when it does not."""
    if agreement.term_text:
        return agreement.term_text
    if agreement.term_rule == TermRule.UNTIL:
        until = speak(agreement.valid_until, agreement.valid_precision)
        return _("until %(until)s") % {"until": until}
    if agreement.term_rule == TermRule.LENGTH:
        return months_told(agreement.term_months)
    if agreement.term_rule == TermRule.UNKNOWN:
        return ""
    return agreement.get_term_rule_display()


def months_told(months) -> str:
    if months % 12 == 0:
        years = months // 12
        text = ngettext("%(years)s year", "%(years)s years", years)
        return text % {"years": years}
    text = ngettext("%(months)s month", "%(months)s months", months)
    return text % {"months": months}


def renewal_told(agreement) -> str:
    """How it is prolonged, told whole; empty when that is not stated."""
    return ", ".join(filter(None, renewal_parts(agreement)))


def renewal_parts(agreement) -> list[str]:
    """Its rule and for how long; how often at most; and the notice against it."""
    if agreement.renewal_rule == RenewalRule.UNKNOWN:
        return [""]
    told = agreement.get_renewal_rule_display()
    if agreement.renewal_rule != RenewalRule.AUTOMATIC:
        return [told]
    if agreement.renewal_months:
        length = months_told(agreement.renewal_months)
        told = _("%(rule)s for %(length)s") % {"rule": told, "length": length}
    parts = [told]
    if agreement.renewal_limit:
        parts.append(most_told(agreement))
    notice = notice_before(agreement)
    if notice:
        parts.append(_("unless notice is given %(time)s before") % {"time": notice})
    return parts


def most_told(agreement) -> str:
    times = agreement.renewal_limit
    words = ngettext("at most %(count)s time", "at most %(count)s times", times)
    return words % {"count": times}


def notice_before(agreement) -> str:
    if agreement.renewal_notice_months:
        return months_told(agreement.renewal_notice_months)
    days = agreement.renewal_notice_days
    if not days:
        return ""
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def who_sees_unsigned() -> list[tuple]:
    """The audiences in words that are true before signing: only staff see it then."""
    told = {Audience.PUBLIC: _("Staff now; everybody once it is signed")}
    return [(value, told.get(value, label)) for value, label in Audience.choices]


def audience_told(agreement) -> str:
    if agreement.origin or agreement.is_shown_as_planned:
        return agreement.get_audience_display()
    return str(dict(who_sees_unsigned())[agreement.audience])


def languages_told(agreement) -> str:
    names = [languages.name(code) for code in agreement.languages]
    told = ", ".join(names)
    if told and agreement.prevailing_language:
        prevailing = languages.name(agreement.prevailing_language)
        told += "; " + _("prevailing: %(language)s") % {"language": prevailing}
    return told


def title_of(agreement, ours: str, *, partner: str) -> str:
    """Its own title, or both parties by name, `partner` as the reader knows it.

    Of an agreement whose partner is not told, empty, its kind.
    """
    title = in_language(agreement, "title").text
    if title:
        return title
    if not partner:
        return kind_of(agreement)
    names = {"ours": ours, "partner": partner}
    return _("%(ours)s and %(partner)s") % names


def heading_of(agreement, ours: str, *, partner, called: str):
    """The title as safe HTML: what is in another language is marked so.

    `called` is how the heading names the partner.
    """
    if agreement.title_ru or agreement.title_en:
        return said(agreement, "title")
    if partner is None:
        return kind_of(agreement)
    name = in_language(partner, "name")
    if name.is_fallback:
        called = format_html('<span lang="{}">{}</span>', name.language, called)
    text = _("%(ours)s and %(partner)s") % {"ours": "{}", "partner": "{}"}
    return format_html(text, ours, called)
