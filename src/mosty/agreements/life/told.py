"""Proof of life in words."""

from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext_lazy

from mosty.agreements.life.reckoning import Life, LifeState, Reason
from mosty.ui.dates import speak

STATES = {
    LifeState.ACTIVE: (pgettext_lazy("life of an agreement", "active"), "ok"),
    LifeState.FADING: (pgettext_lazy("life of an agreement", "fading"), "warn"),
    LifeState.SLEEPING: (pgettext_lazy("life of an agreement", "sleeping"), "over"),
    LifeState.NEVER_STARTED: (
        pgettext_lazy("life of an agreement", "never started"),
        "over",
    ),
    LifeState.NOT_KNOWN: (pgettext_lazy("life of an agreement", "not known"), "open"),
}


def months_told(months: int) -> str:
    """`12 months`, after a preposition that takes the genitive in Russian."""
    text = npgettext("genitive", "%(count)s month", "%(count)s months", months)
    return text % {"count": months}


def reason_of(life: Life) -> str:
    """One sentence: why the state is what it is."""
    values = {"day": speak(life.last_on), "months": months_told(life.months)}
    sentences = {
        Reason.DONE_LATELY: _("The last thing was done on %(day)s."),
        Reason.DONE_LONG_AGO: _(
            "Nothing that was done is recorded for the last %(months)s; the last sign "
            "of life is of %(day)s."
        ),
        Reason.ONLY_TALK_LATELY: _(
            "Only letters, calls and meetings are known of late; the last is of %(day)s."
        ),
        Reason.SILENT: _(
            "Not one sign of life for %(months)s and longer; the last is of %(day)s."
        ),
        Reason.DAYS_NOT_KNOWN: _(
            "Something was done, but its days are not known. Enter them."
        ),
        Reason.YOUNG: _(
            "It is not older than %(months)s, and nothing is recorded under it yet."
        ),
        Reason.BEGINNING_NOT_KNOWN: _(
            "Nothing is recorded under it, and it is not known since when it runs."
        ),
        Reason.NOTHING_RECORDED: _(
            "It has run for longer than %(months)s, and nothing is recorded under it."
        ),
    }
    return sentences[life.reason] % values
