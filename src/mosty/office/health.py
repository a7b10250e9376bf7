"""How healthy the register is: what is missing, and where those records are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.agreements.clearance import sections_asked
from mosty.agreements.models import Agreement, Section
from mosty.agreements.rules import SETTLED
from mosty.agreements.term import TermState
from mosty.listings.filters import NONE


@dataclass(frozen=True)
class Lack:
    """Something that so many agreements lack; `url` opens them."""

    title: str
    count: int
    url: str


def lacks(user, *, on, jurisdiction) -> list[Lack]:
    """What the register lacks on a day, the gravest first; what is whole is left out."""
    visible = Agreement.objects.visible_to(user)
    asked = sections_asked(jurisdiction=jurisdiction)
    uncleared = visible.without_clearance(sections=asked, settled=SETTLED)
    counts = visible.aggregate(
        term=of(visible.in_state(on, TermState.UNKNOWN)),
        clearance=of(uncleared),
        paper=of(visible.without_papers()),
        life=of(visible.without_signs_of_life()),
        region=Count("pk", filter=Q(section=Section.INTERREGIONAL, region=None)),
    )
    found = [
        Lack(_("Term not stated"), counts["term"], register(term="unknown")),
        Lack(_("Clearance not shown"), counts["clearance"], register(clearance=NONE)),
        Lack(_("No scan"), counts["paper"], register(scan=NONE)),
        Lack(_("Signs of life not known"), counts["life"], register(life=NONE)),
        Lack(
            _("Region not stated"),
            counts["region"],
            register(section=Section.INTERREGIONAL, region=NONE),
        ),
    ]
    return [one for one in found if one.count]


def of(rows) -> Count:
    return Count("pk", filter=Q(pk__in=rows.values("pk")))


def register(**answers) -> str:
    return f"{reverse('agreements_office:records')}?{urlencode(answers)}"
