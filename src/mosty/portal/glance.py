"""The figures of the home page: each with its words and its list."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.agreements.term import TermState
from mosty.portal import wording
from mosty.portal.figures import places_address, register_address
from mosty.projects.course import Standing

NAMED = 3


@dataclass(frozen=True)
class Glance:
    """A number, its words and address; `note` may hold links of its own."""

    value: int
    label: str
    url: str
    note: object = ""
    badge: str = ""
    badge_url: str = ""


def glances(figures, rows, *, home) -> list[Glance]:
    """Four figures; `rows` are the visible projects, `home` our country's code."""
    return [
        of_agreements(figures),
        of_countries(figures),
        of_regions(figures),
        of_projects(rows, home=home),
    ]


def of_agreements(figures) -> Glance:
    terms = figures.terms
    parts = [
        (words % {"count": terms[term]}, register_address(term=term))
        for term, words in term_words().items()
        if terms.get(term)
    ]
    unknown = terms.get(TermState.UNKNOWN, 0)
    badge = _("term not stated for %(count)s") % {"count": unknown}
    count = figures.agreements
    return Glance(
        value=count,
        label=ngettext("agreement and contract", "agreements and contracts", count),
        url=register_address(),
        note=wording.linked(parts),
        badge=badge if unknown else "",
        badge_url=register_address(term=TermState.UNKNOWN),
    )


def term_words() -> dict:
    """What is said of each state but the unknown, which has a badge of its own."""
    return {
        TermState.IN_FORCE: _("in force: %(count)s"),
        TermState.EXPIRING: _("expiring: %(count)s"),
        TermState.NOT_YET: _("not yet in force: %(count)s"),
        TermState.EXPIRED: _("expired: %(count)s"),
        TermState.ENDED: _("ended early: %(count)s"),
        TermState.PLANNED: _("planned: %(count)s"),
        TermState.CLOSED: _("refused or archived: %(count)s"),
    }


def of_countries(figures) -> Glance:
    agreed = figures.countries_agreed
    names = [wording.place_name(one) for one in agreed[:NAMED]]
    if len(agreed) > NAMED:
        names.append(_("others"))
    note = ""
    if agreed:
        note = _("%(places)s, %(agreements)s") % {
            "places": wording.listed(names),
            "agreements": wording.agreements(figures.abroad),
        }
    return Glance(
        value=len(agreed),
        label=ngettext(
            "country with agreements", "countries with agreements", len(agreed)
        ),
        url=places_address(section="foreign", having="agreements"),
        note=note,
    )


def of_regions(figures) -> Glance:
    agreed = figures.regions_agreed
    note = wording.agreements(figures.at_home) if figures.at_home else ""
    if figures.region_unknown:
        unknown = ngettext(
            "for %(count)s organisation the region is not stated",
            "for %(count)s organisations the region is not stated",
            figures.region_unknown,
        ) % {"count": figures.region_unknown}
        note = f"{note}; {unknown}"
    return Glance(
        value=len(agreed),
        label=ngettext("region of Russia", "regions of Russia", len(agreed)),
        url=places_address(section="interregional", having="agreements"),
        note=note,
    )


def of_projects(rows, *, home) -> Glance:
    address = reverse("projects:projects")
    parts = []
    with_most = most_frequent_country(rows, home)
    if with_most:
        place, count = with_most
        words = _("%(place)s: %(count)s") % {
            "place": wording.in_language(place, "name").text,
            "count": count,
        }
        parts.append((words, f"{address}?country={place.code.lower()}"))
    finished = sum(row.standing == Standing.FINISHED for row in rows)
    if finished:
        words = ngettext("%(count)s finished", "%(count)s finished", finished) % {
            "count": finished
        }
        parts.append((words, f"{address}?state=finished"))
    return Glance(
        value=len(rows),
        label=ngettext("project", "projects", len(rows)),
        url=address,
        note=wording.linked(parts),
    )


def most_frequent_country(rows, home):
    """The country that most projects have in common with ours, and how many."""
    counts = {}
    for row in rows:
        for place in row.countries:
            if place.code != home:
                counts[place] = counts.get(place, 0) + 1
    return max(counts.items(), key=lambda pair: pair[1], default=None)
