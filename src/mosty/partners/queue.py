"""The queue of records that may be one: its filters, its order, how far it is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.partners.models import SuspectedPair
from mosty.places.models import Country

Decision = SuspectedPair.Decision
OPEN, LATER, DECIDED = "open", "later", "decided"
TABS = {
    OPEN: _("To be decided"),
    LATER: pgettext_lazy("pairs", "Put off"),
    DECIDED: pgettext_lazy("pairs", "Decided"),
}
ORDER = ("-score", "pk")


@dataclass(frozen=True)
class Asked:
    """Which part of the queue somebody looks at; what is not known is not asked."""

    tab: str = OPEN
    relation: str = ""
    country: str = ""
    text: str = ""

    @classmethod
    def of(cls, query) -> "Asked":
        relation = query.get("relation", "")
        country = query.get("country", "")[:2].upper()
        tab = query.get("tab", OPEN)
        return cls(
            tab=tab if tab in TABS else OPEN,
            relation=relation if relation in SuspectedPair.Relation.values else "",
            country=country if country.isalpha() else "",
            text=query.get("q", "").replace("\0", " ").strip()[:100],
        )

    @property
    def query(self) -> str:
        """As it stands in an address; empty for the queue as it opens."""
        said = {
            "tab": "" if self.tab == OPEN else self.tab,
            "relation": self.relation,
            "country": self.country,
            "q": self.text,
        }
        return urlencode({name: value for name, value in said.items() if value})


def pairs_for(user, asked: Asked):
    """The pairs asked for, the likeliest first, the last decided first."""
    rows = SuspectedPair.objects.visible_to(user).select_related("a", "b")
    if asked.relation:
        rows = rows.filter(relation=asked.relation)
    if asked.country:
        rows = rows.filter(Q(a__country=asked.country) | Q(b__country=asked.country))
    if asked.text:
        rows = rows.filter(named(asked.text))
    if asked.tab == DECIDED:
        rows = rows.exclude(decision__in=(Decision.OPEN, Decision.LATER))
        return rows.order_by("-decided_at", "-pk")
    decision = Decision.LATER if asked.tab == LATER else Decision.OPEN
    return rows.standing().filter(decision=decision).order_by(*ORDER)


def named(text) -> Q:
    asked = Q()
    for end in ("a", "b"):
        for column in ("name_ru", "name_en", "short_name_ru", "city_ru"):
            asked |= Q(**{f"{end}__{column}__icontains": text})
    return asked


def neighbours(pair, rows) -> tuple[SuspectedPair | None, SuspectedPair | None]:
    """The pairs before and after one, in the order of the queue."""
    after = Q(score__lt=pair.score) | Q(score=pair.score, pk__gt=pair.pk)
    before = Q(score__gt=pair.score) | Q(score=pair.score, pk__lt=pair.pk)
    others = rows.exclude(pk=pair.pk)
    return (
        others.filter(before).order_by("score", "-pk").first(),
        others.filter(after).order_by(*ORDER).first(),
    )


def counts_for(user) -> dict[str, int]:
    return {tab: pairs_for(user, Asked(tab=tab)).count() for tab in TABS}


def countries_for(user):
    """Countries of the records in the queue, for the filter."""
    rows = pairs_for(user, Asked())
    keys = {*rows.values_list("a__country", flat=True)}
    keys |= {*rows.values_list("b__country", flat=True)}
    return Country.objects.filter(pk__in=keys)


def last_of(user) -> SuspectedPair | None:
    """What this person decided last, so that it can be taken back."""
    mine = SuspectedPair.objects.visible_to(user).filter(decided_by_id=user.pk)
    return mine.select_related("a", "b").order_by("-decided_at", "-pk").first()


def waiting_with(organisation, user):
    """Open pairs in which one organisation stands."""
    ends = Q(a=organisation.pk) | Q(b=organisation.pk)
    return pairs_for(user, Asked()).filter(ends)
