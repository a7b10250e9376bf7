"""What is printed for each pupil: the code, where to enter it, when, in two languages."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from mosty.olympiad.allotting import group_for
from mosty.olympiad.codes import shown
from mosty.olympiad.models import Edition, Entrant, Registration
from mosty.ui import zones
from mosty.ui.dates import NO_BREAK, speak

LANGUAGES = ("ru", "en")
PAPER = "olympiad/cards.typ"


def cards_of(entrants: list[Entrant], names: Mapping[int, str]) -> list[dict]:
    """A card for each code; `names` by the lines of the list, known in this request."""
    if not entrants:
        return []
    rounds = rounds_of(entrants[0].edition)
    told: dict[tuple, list[str]] = {}
    for one in entrants:
        for language in LANGUAGES:
            key = (one.zone, one.track_id, language)
            if key not in told:
                told[key] = windows_of(rounds, one, language)
    return [
        {
            "line": one.line,
            "name": names.get(one.line, ""),
            "code": shown(one.code),
            "texts": [
                text_of(one, told[one.zone, one.track_id, language], language)
                for language in LANGUAGES
            ],
        }
        for one in entrants
    ]


def rounds_of(edition: Edition) -> list:
    return list(edition.rounds.prefetch_related("groups", "papers"))


def text_of(entrant: Entrant, windows: list[str], language: str) -> dict:
    with override(language):
        lines = [
            _("Enter the code here: %(address)s") % {"address": entrance()},
            *windows,
        ]
        if entrant.extra_min:
            lines.append(
                _("Added for you: %(minutes)s min.") % {"minutes": entrant.extra_min}
            )
        lines.append(_("Show the code to nobody: whoever has it answers for you."))
    return {"lang": language, "lines": lines}


def entrance() -> str:
    return settings.PUBLIC_URL + reverse("olympiad:olympiad")


def windows_of(rounds, entrant: Entrant, language: str) -> list[str]:
    """When each round stands open, by the clock of the pupil's place."""
    with override(language):
        return [
            window_of(one, group, entrant.zone, language)
            for one in rounds
            if any(paper.track_id == entrant.track_id for paper in one.papers.all())
            if (group := group_for(entrant.zone, one.groups.all()))
        ]


def window_of(one, group, zone: str, language: str) -> str:
    place = ZoneInfo(zone)
    opens, closes = (each.astimezone(place) for each in group.window.within(place))
    title = one.title_en if language == "en" and one.title_en else one.title_ru
    told = {
        "round": title,
        "opens": moment(opens),
        "closes": f"{closes:%H:%M}"
        if closes.date() == opens.date()
        else moment(closes),
        "zone": zones.spoken(zone, language=language, at=opens),
        "minutes": one.duration_min,
    }
    return (
        _(
            "%(round)s: from %(opens)s to %(closes)s (%(zone)s); the work takes "
            "%(minutes)s min."
        )
        % told
    )


def moment(at) -> str:
    return f"{speak(at.date())},{NO_BREAK}{at:%H:%M}"


def paper_of(registration: Registration, cards: list[dict], *, institution) -> dict:
    """Plain values for `olympiad/cards.typ`."""
    return {
        "lang": "ru",
        "institution": str(institution.name),
        "title": _("Codes for the olympiad: %(whom)s") % {"whom": registration},
        "edition": str(registration.edition),
        "line": _("Line"),
        "cards": cards,
    }
