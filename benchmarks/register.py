"""`mosty bench register`: filters, sorting and search over a big register.

Every choice of every filter, every sorting both ways, searches with and without
typing errors and suggestions letter by letter, each asked as a visitor asks it,
through all of Django. CPU is that of the web process and its database backend.
"""

import argparse
import itertools
import random
from collections.abc import Iterator
from urllib.parse import unquote_plus, urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone, translation

from benchmarks import world
from benchmarks.asking import ask, quiet
from benchmarks.measure import ROUNDS, Figures, Meter, figures, questions
from benchmarks.names import mistyped
from benchmarks.scratch import database
from mosty.agreements.listing import AGREEMENTS
from mosty.agreements.models import Agreement
from mosty.listings.filters import Years
from mosty.listings.listing import Viewing
from mosty.listings.related import Related
from mosty.partners.listing import PARTNERS
from mosty.partners.models import Organisation
from mosty.search.words import fold

FLOORS_MS = {"register": 40, "suggest": 20}
SEED = 5
WORDS = 60
TYPED = 25
CHOICES_OF_ONE = 8


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty bench register", description=__doc__)
    parser.add_argument("--organisations", type=int, default=world.ORGANISATIONS)
    parser.add_argument("--agreements", type=int, default=world.AGREEMENTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--keep", action="store_true", help="leave the world behind for the next run"
    )
    asked = parser.parse_args(arguments)

    def load():
        world.load(partners=asked.organisations, papers=asked.agreements)

    name = f"mosty_bench_{asked.organisations}_{asked.agreements}"
    with database(load, name=name, keeps=asked.keep), quiet():
        return measure(asked.rounds)


def measure(number: int) -> int:
    """Print a table; the exit code says whether every floor holds."""
    application, meter = WSGIHandler(), Meter()
    print(
        f"{'':26}{'asked':>7}{'queries':>9}{'median':>9}{'p99':>8}{'worst':>8}  ms CPU"
    )
    failed = []
    for title, floor, addresses in groups():
        for address in addresses[:3]:
            ask(application, address)
        asked = max(questions(lambda a=a: ask(application, a)) for a in addresses[:5])
        rounds = [one_round(application, meter, addresses) for _ in range(number)]
        best, spent = middle(rounds)
        print(
            f"{title:26}{len(addresses):7}{asked:9}"
            f"{best.median:9.1f}{best.p99:8.1f}{best.worst:8.1f}  {spent}",
            flush=True,
        )
        if best.p99 > FLOORS_MS[floor]:
            failed.append(f"{title}: p99 {best.p99:.1f} ms, floor {FLOORS_MS[floor]}")
    for line in failed:
        print(f"above its floor: {line}")
    return 1 if failed else 0


def one_round(application, meter, addresses) -> list[tuple[float, str]]:
    return [(meter.cost_ms(ask, application, one), one) for one in addresses]


def middle(rounds) -> tuple[Figures, str]:
    """Of several rounds that with the middle p99, and its dearest address."""
    told = [(figures(cost for cost, _ in one), max(one)[1]) for one in rounds]
    return sorted(told, key=lambda pair: pair[0].p99)[len(told) // 2]


def groups() -> Iterator[tuple[str, str, list[str]]]:
    dice = random.Random(SEED)
    names = list(Organisation.objects.values_list("name_ru", flat=True)[:20_000])
    with translation.override("ru"):
        for path, listing in (("/agreements/", AGREEMENTS), ("/partners/", PARTNERS)):
            title = listing.name
            yield f"{title}: filters", "register", list(filtered(path, listing, dice))
            yield f"{title}: sorting", "register", list(sorted_ways(path, listing))
            yield f"{title}: pages", "register", list(pages(path))
            yield f"{title}: words", "register", list(words(path, names, dice))
            spoilt = [spoil(one, dice) for one in words(path, names, dice)]
            yield f"{title}: misspelt words", "register", spoilt
    yield "search page", "register", list(words("/search", names, dice))
    yield "suggestions", "suggest", list(typed(names, dice))


def filtered(path, listing, dice) -> Iterator[str]:
    """Each choice of each filter (some of the many), and pairs of filters."""
    viewing = Viewing(None, timezone.localdate(), timezone.now(), "ru")
    single = []
    for one in listing.filters:
        options = some_values(one, viewing)
        dice.shuffle(options)
        single += [(one.parameters[0], value) for value in options[:CHOICES_OF_ONE]]
    pairs = [
        (first, second)
        for first, second in itertools.combinations(single, 2)
        if first[0] != second[0]
    ]
    for chosen in [*((one,) for one in single), *dice.sample(pairs, 40)]:
        yield f"{path}?{urlencode(chosen)}"


def some_values(one, viewing) -> list[str]:
    if isinstance(one, Years):
        return ["2019"]
    if isinstance(one, Related):
        led = Agreement.objects.public().order_by("register_number")
        return [str(key) for key in led.values_list("counterpart", flat=True)[:100]]
    return list(one.options(viewing))


def sorted_ways(path, listing) -> Iterator[str]:
    for column in listing.columns:
        if listing.sortable(column.name):
            yield f"{path}?{urlencode({'sort': column.name})}"
            yield f"{path}?{urlencode({'sort': '-' + column.name})}"


def pages(path) -> Iterator[str]:
    for page in (1, 2, 10, 50, 100, 200):
        yield f"{path}?{urlencode({'page': page})}"


def words(path, names, dice) -> Iterator[str]:
    """Two words of a name that stands in the world."""
    for _ in range(WORDS):
        known = [one for one in fold(dice.choice(names)).split() if len(one) > 3]
        chosen = dice.sample(known, min(2, len(known)))
        yield f"{path}?{urlencode({'q': ' '.join(chosen)})}"


def spoil(address, dice) -> str:
    path, _mark, query = address.partition("?q=")
    return f"{path}?{urlencode({'q': mistyped(unquote_plus(query), dice)})}"


def typed(names, dice) -> Iterator[str]:
    """Every beginning of some names, a third of them misspelt."""
    for _ in range(TYPED):
        name = fold(dice.choice(names).partition("«")[2] or dice.choice(names))
        if dice.random() < 0.3:
            name = mistyped(name, dice)
        for end in range(1, min(len(name), 24) + 1):
            yield f"/search/suggest?{urlencode({'q': name[:end]})}"
