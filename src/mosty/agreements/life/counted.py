"""What counts as a sign of life, as the office has set it."""

from dataclasses import dataclass, field

from mosty.agreements.life.reckoning import Terms
from mosty.agreements.models import LifeSettings, LifeTerms
from mosty.journal.snapshots import Kept, tables_of


@dataclass(frozen=True)
class Counted:
    """The settings, and the terms by kind of agreement (`""`: all other kinds)."""

    settings: LifeSettings
    terms: dict[str, Terms] = field(default_factory=dict)

    def terms_of(self, kind: str) -> Terms:
        return self.terms.get(kind) or self.terms.get("") or Terms()


def counted() -> Counted:
    """As it is set now, in two questions; what was never set is as shipped."""
    settings = LifeSettings.objects.first() or LifeSettings()
    terms = {
        one.kind: Terms(one.active_months, one.sleeping_months, one.grace_months)
        for one in LifeTerms.objects.all()
    }
    return Counted(settings, terms)


kept = Kept(counted, tables_of(LifeSettings, LifeTerms))
