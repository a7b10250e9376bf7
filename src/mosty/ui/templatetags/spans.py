"""The bridge: drawings of a life between two banks, lists of lives, steps."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.ui import dates
from mosty.ui.bridge import draw, draw_row
from mosty.ui.templatetags.marks import one_of

register = template.Library()

STEPS = {"known": "", "open": "open", "now": "now"}


def spoken(when):
    return dates.speak(when.day, when.precision) if when.is_known else ""


@register.inclusion_tag("ui/span_drawing.html")
def span_drawing(span, *, label, note=""):
    """The life as a bridge, and the same facts in words beneath it."""
    wide, narrow = draw(span), draw(span, is_wide=False)
    return {
        "span": span,
        "label": label,
        "note": note or told(span),
        "facts": facts_of(span),
        "drawings": [("wide", wide), ("narrow", narrow)],
        "form": "scale" if span.is_known else "scheme",
        "shows_today": any(mark.kind == "today" for mark in wide.marks),
    }


def facts_of(span):
    """The dates in words: a name, a text, and what to say where there is none."""
    facts = []
    if span.has_signing:
        facts.append((_("Signed"), spoken(span.signed), _("date not stated")))
    if not span.has_signing or (span.starts.is_known and span.starts != span.signed):
        facts.append((_("Since"), spoken(span.starts), _("year not stated")))
    end = _("without a term") if span.is_indefinite else spoken(span.ends)
    facts.append((_("Until"), span.until or end, _("term not stated")))
    for one in span.prolongations:
        facts.append((_("Extended"), prolonged(one), _("years not stated")))
    return facts


def prolonged(stretch):
    start, end = spoken(stretch.starts), spoken(stretch.ends)
    if stretch.is_known and not stretch.is_indefinite:
        has_years = stretch.ends.precision == dates.Precision.YEAR
        return stretch.years if has_years else f"{start}\u00a0— {end}"
    if stretch.is_indefinite:
        return _("without a term")
    if start:
        return _("since %(start)s, the end is not stated") % {"start": start}
    return end and _("until %(end)s") % {"end": end}


def told(span):
    """Why the bridge stands as it does."""
    if span.is_known and span.prolongations:
        return _("The first span is the term, each next one is an extension.")
    if span.is_known:
        return _("The deck is the term; the piers are its dates.")
    if span.is_wholly_unknown:
        return _(
            "The span is raised because neither the date nor the term is stated. "
            "Once they are entered, the dashed lines become solid."
        )
    return _("What is not stated is raised and dashed; what is known stands solid.")


@register.inclusion_tag("ui/span_row.html")
def span_row(span, scale):
    """A small bridge on the list's own scale (`span.scale_of`); words stand beside."""
    return {"drawing": draw_row(span, scale)}


@register.inclusion_tag("ui/year_axis.html")
def year_axis(scale, *, head=""):
    """The years over a list of spans."""
    step = scale.step(8) if scale else 1
    years = list(scale.years)[::step] if scale else []
    return {
        "years": years,
        "head": head,
        "odd": len(scale.years) % step if scale else 0,
    }


@register.inclusion_tag("ui/span_key.html")
def span_key():
    """What the lines of the spans mean."""
    return {
        "items": [
            ("term", pgettext("span", "term")),
            ("more", pgettext("span", "extension")),
            ("open", pgettext("span", "years not stated")),
        ]
    }


@register.inclusion_tag("ui/life.html")
def life(steps):
    """Steps of a life in order: dictionaries of `title`, `text`, `kind`.

    The kind is known, open (not known) or now; the line to an open step is
    dashed.
    """
    steps = list(steps)
    shown = []
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        kind = step.get("kind", "known")
        one_of(STEPS, kind, "life")
        leads_to_open = following and following.get("kind") == "open"
        classes = [STEPS[kind], "until-open" if leads_to_open else ""]
        shown.append({**step, "classes": " ".join(filter(None, classes))})
    return {"steps": shown}


@register.inclusion_tag("ui/raised_bridge.html")
def raised_bridge():
    """The drawing of the house: a raised bridge over the river. Decoration."""
    return {}
