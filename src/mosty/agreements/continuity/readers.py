"""To whom something is told: who answers for it, else a deputy, else the head."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from mosty.access.roles import STAFF, Role, audiences_of
from mosty.agreements.models import Absence
from mosty.people.dates import Dated, Occasion, Standing
from mosty.people.models import RoleHolding, User

HEADS = (Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR)


@dataclass
class Readers:
    """Staff with open accounts, and who is away when; asked once for a whole night."""

    on: datetime.date
    users: dict[int, User] = field(default_factory=dict)
    away: dict[int, list[Absence]] = field(default_factory=dict)
    seen: dict[int, set] = field(default_factory=dict)

    @classmethod
    def of(cls, on: datetime.date) -> "Readers":
        held = RoleHolding.objects.valid(on).filter(role__in=STAFF)
        users = User.objects.filter(is_active=True, pk__in=held.values("user"))
        users = users.filter(person__erased_at=None).with_roles(on).order_by("pk")
        away = defaultdict(list)
        for one in Absence.objects.filter(is_called_off=False).order_by("pk"):
            away[one.person_id].append(one)
        return cls(on, {one.person_id: one for one in users}, dict(away))

    def reader_of(
        self, dated: Dated, occasion: Occasion, on: datetime.date
    ) -> tuple[User | None, int | None]:
        """Who is told of it on a day, and instead of whom.

        The first who answers for it and is here; the deputy of one who is away; else
        a head, a coordinator, an administrator, whoever there is. Nobody is told of
        what they may not see.
        """
        for person in dated.persons:
            absence = self.absence_of(person, on)
            stands = absence.deputy_id if absence else person
            if absence and self.absence_of(stands, on):
                continue
            user = self.users.get(stands)
            is_gone = person not in self.users
            if user and not is_gone and self.may_see(user, dated, occasion):
                return user, person if absence else None
        return self.head_for(dated, occasion, on), None

    def absence_of(self, person: int, on) -> Absence | None:
        for one in self.away.get(person, ()):
            if one.since <= on <= one.until:
                return one
        return None

    def head_for(self, dated, occasion, on) -> User | None:
        for role in HEADS:
            for person, user in self.users.items():
                is_here = self.absence_of(person, on) is None
                may_see = is_here and self.may_see(user, dated, occasion)
                if may_see and user.holds(role):
                    return user
        return None

    def may_see(self, user, dated, occasion) -> bool:
        if user.pk not in self.seen:
            self.seen[user.pk] = audiences_of(user)
        return dated.audience in self.seen[user.pk] and occasion.rule(user)


def standing(user, on: datetime.date):
    """For whom the user is the deputy, now or later."""
    rows = Absence.objects.not_over(on).filter(deputy=user.person_id)
    for one in rows.select_related("person"):
        yield Standing(one.person, one.since, one.until)
