"""People, their consents and their demands, as the staff keep them."""

from mosty.people.register.accounts import ACCOUNTS
from mosty.people.register.consents import CONSENTS
from mosty.people.register.demands import DEMANDS
from mosty.people.register.persons import PERSONS

REGISTERS = (ACCOUNTS, PERSONS, DEMANDS, CONSENTS)

__all__ = ["ACCOUNTS", "CONSENTS", "DEMANDS", "PERSONS", "REGISTERS"]
