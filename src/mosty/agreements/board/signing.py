"""What the cards at Signing lack, each kind of it in one reading for all of them."""

import datetime

from mosty.agreements import checked, gate
from mosty.agreements.lacking import Lack, lacks_of_answer, lacks_of_checks
from mosty.agreements.models import Party, RulePack
from mosty.agreements.models.agreement import Section
from mosty.partners.checks import Standing, Subject, standings_of


class Signing:
    """Conclusions and checks of agreements that are about to be signed."""

    def __init__(self, agreements, *, on: datetime.date, jurisdiction: str):
        self.on, self.jurisdiction = on, jurisdiction
        self.seats = seats_of([one.pk for one in agreements])
        self.packs = (
            list(RulePack.objects.in_use(jurisdiction=jurisdiction))
            if agreements
            else []
        )
        self.standings = self.read()

    def read(self) -> dict[Subject, list[Standing]]:
        seats = [seat for held in self.seats.values() for seat in held]
        subjects = dict.fromkeys(checked.subjects_at(seats))
        found: dict[Subject, list[Standing]] = {}
        rows = standings_of(subjects, on=self.on, jurisdiction=self.jurisdiction)
        for one in rows:
            found.setdefault(one.subject, []).append(one)
        return found

    def lacks_of(self, agreement, answer, round_) -> list[Lack]:
        """`answer` is the last one to an application, `round_` the last round."""
        subjects = checked.subjects_at(self.seats.get(agreement.pk, ()))
        standings = [row for one in subjects for row in self.standings.get(one, ())]
        return [
            *self.of_clearance(agreement, answer, round_),
            *lacks_of_checks(standings),
        ]

    def of_clearance(self, agreement, answer, round_) -> list[Lack]:
        asked = gate.verdict_of(
            agreement,
            jurisdiction=self.jurisdiction,
            on=self.on,
            packs=self.packs,
            foreign=self.is_foreign(agreement),
        )
        if not asked.is_asked:
            return []
        settled = answer is not None and answer.result in gate.SETTLED
        return lacks_of_answer(answer if settled else None, round_)

    def is_foreign(self, agreement) -> bool:
        """As `gate.is_foreign`, of the seats that were read."""
        if agreement.section == Section.FOREIGN:
            return True
        seats = self.seats.get(agreement.pk, ())
        return any(one.organisation.country_id != self.jurisdiction for one in seats)


def seats_of(keys) -> dict[int, list[Party]]:
    """The seats of partners, by agreement."""
    found: dict[int, list[Party]] = {}
    if not keys:
        return found
    rows = Party.objects.filter(agreement__in=keys, organisation__is_ours=False)
    for seat in rows.select_related("organisation"):
        found.setdefault(seat.agreement_id, []).append(seat)
    return found
