"""What continuity brings: days to be reminded of, and who stands for whom."""

from mosty.agreements.continuity import occasions, readers
from mosty.people.dates import offer_standing


def register() -> None:
    occasions.declare()
    offer_standing(readers.standing)
