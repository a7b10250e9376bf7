"""What likely duplicates cost while one types a name in the office, key by key."""

import random

from django.utils import translation

from benchmarks import world
from benchmarks.asking import quiet
from benchmarks.measure import Figures, Meter, figures
from benchmarks.names import mistyped
from benchmarks.office import coordinator
from benchmarks.scratch import database
from mosty.partners.actions.marks import mark_missing
from mosty.partners.lookalikes import FEWEST_LETTERS, lookalikes
from mosty.partners.models import KeptOrganisation
from mosty.places.models import Country

BATCH = 2_000
NAMES, EVERY = 12, 3
SEED = 20260301


def keystrokes(rows: int) -> Figures:
    """Milliseconds of CPU, web process and database, for each third key of names.

    Each name is one of the register with a slip of the hand in its longest word.
    """
    with database(lambda: load(rows), name=f"mosty_bench_typing_{rows}"), quiet():
        translation.activate("ru")
        return measured(coordinator())


def load(rows: int) -> None:
    world.load(partners=rows, papers=0, deeds=0)
    while mark_missing(BATCH):
        pass
    world.analyse()


def measured(user) -> Figures:
    dice, meter, times = random.Random(SEED), Meter(), []
    known = KeptOrganisation.objects.filter(is_ours=False).order_by("pk")
    step = known.count() // NAMES
    rows = list(known[:: max(1, step)][:NAMES])
    for row in rows:  # tables and places are read once in a process
        lookalikes(user, row.name_ru, city=row.city_ru)
    for row in rows:
        name = slipped(row.name_ru, dice)
        country = Country.objects.filter(pk=row.country_id).first()
        for end in range(FEWEST_LETTERS, len(name) + 1, EVERY):
            times.append(
                meter.cost_ms(
                    lookalikes, user, name[:end], country=country, city=row.city_ru
                )
            )
    return figures(times)


def slipped(name: str, dice: random.Random) -> str:
    longest = max(name.split(), key=len)
    return name.replace(longest, mistyped(longest, dice), 1)
