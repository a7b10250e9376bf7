"""How healthy the register is: what is missing, and where those records are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.agreements.clearance import rule_pack
from mosty.agreements.models import Agreement, Clearance, Section, Stage
from mosty.agreements.term import TermState

SETTLED = (Clearance.Result.GRANTED, Clearance.Result.EXEMPT)


@dataclass(frozen=True)
class Lack:
    """Something that so many agreements lack; `url` opens them where a list can."""

    title: str
    count: int
    url: str = ""


def lacks(user, *, on, jurisdiction) -> list[Lack]:
    """What the register lacks on a day, the gravest first; what is whole is left out."""
    visible = Agreement.objects.visible_to(user)
    signed = Q(stage=Stage.SIGNED)
    asked = [
        one for one in Section if rule_pack(jurisdiction=jurisdiction, section=one)
    ]
    cleared = Q(pk__in=Clearance.objects.filter(result__in=SETTLED).values("agreement"))
    counts = visible.aggregate(
        term=Count(
            "pk", filter=Q(pk__in=visible.in_state(on, TermState.UNKNOWN).values("pk"))
        ),
        clearance=Count("pk", filter=signed & Q(section__in=asked) & ~cleared),
        paper=Count("pk", filter=signed & Q(papers=None), distinct=True),
        life=Count("pk", filter=signed & Q(activity_links=None), distinct=True),
        region=Count("pk", filter=Q(section=Section.INTERREGIONAL, region=None)),
    )
    found = [
        Lack(_("Term not stated"), counts["term"], register(term="unknown")),
        Lack(_("Clearance not shown"), counts["clearance"]),
        Lack(_("No scan"), counts["paper"]),
        Lack(_("Signs of life not known"), counts["life"]),
        Lack(
            _("Region not stated"),
            counts["region"],
            register(section=Section.INTERREGIONAL, region="none"),
        ),
    ]
    return [one for one in found if one.count]


def register(**answers) -> str:
    return f"{reverse('agreements:register')}?{urlencode(answers)}"
