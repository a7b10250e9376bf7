"""How many typing errors search forgives, and what it costs.

    DATABASE_URL=postgres://owner@host/any python -m benchmarks.search_quality

Makes a database of its own beside the named one and drops it at the end. CPU is that
of this process and of its database backend together (Linux only).
"""

import argparse
import os
import random
import statistics
import time
from dataclasses import dataclass

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mosty.config.settings")

import django

django.setup()

from django.db import connection
from django.test.utils import override_settings
from django.utils import timezone
from rapidfuzz import fuzz, process

from benchmarks.names import agreements, mistyped, organisations
from mosty.access.roles import Audience
from mosty.search.actions import index_many
from mosty.search.finding import find, suggest
from mosty.search.kinds import KINDS, Doc, Kind
from mosty.search.words import fold

SEED = 7
LONGEST_TYPED = 24
SHORTEST_SPOILT = 4


@dataclass
class Organisation:
    pk: int
    row: dict

    def doc(self):
        row = self.row
        return Doc(
            title_ru=row["name_ru"],
            title_en=row["name_en"],
            subtitle_ru=row["city"],
            url_name="healthz",
        )


@dataclass
class Agreement:
    pk: int
    row: dict
    partner: str

    def doc(self):
        return Doc(
            title_ru=f"{self.row['kind_text_ru']} № {self.pk}",
            subtitle_ru=self.partner,
            url_name="healthz",
        )


def register_kinds():
    KINDS.clear()
    for name, model in (("agreement", Agreement), ("partner", Organisation)):
        KINDS[name] = Kind(
            name=name, model=model, label=name, icon="", build=model.doc, is_many=True
        )


def load(number, number_of_agreements):
    partners = [
        Organisation(pk, row) for pk, row in enumerate(organisations(number), 1)
    ]
    rows = agreements(number_of_agreements, of=number)
    started = time.perf_counter()
    index_many(partners)
    index_many(
        Agreement(
            row["register_number"], row, partners[row["organisation"]].row["name_ru"]
        )
        for row in rows
    )
    spent = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_indexentry")
        cursor.execute("VACUUM ANALYZE search_word")
    total = number + number_of_agreements
    print(
        f"indexed {total} entries in {spent:.0f} s ({spent / total * 1e6:.0f} µs each)"
    )
    return partners


class Meter:
    """CPU of this process and its backend, in milliseconds."""

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = cursor.fetchone()[0]

    def now(self):
        with open(f"/proc/{self.backend}/schedstat", encoding="ascii") as file:
            return time.process_time() * 1e3 + int(file.read().split()[0]) / 1e6

    def of(self, asked, *arguments, **named):
        before = self.now()
        answer = asked(*arguments, **named)
        return answer, self.now() - before


def as_visitor(asked, text):
    return asked(text, audience={Audience.PUBLIC}, at=timezone.now(), language="ru")


def tell(name, times):
    times = sorted(times)
    print(
        f"  {name:<34} n={len(times):<6} median {statistics.median(times):6.1f}"
        f"  p99 {times[int(len(times) * 0.99)]:6.1f}  max {times[-1]:6.1f} ms CPU"
    )


def spoil(words, dice):
    """The words with one edit in a random one of four letters or more."""
    places = [
        place
        for place, word in enumerate(words)
        if len(word) >= SHORTEST_SPOILT and not word.isdigit()
    ]
    if not places:
        return None
    place = dice.choice(places)
    return [*words[:place], mistyped(words[place], dice), *words[place + 1 :]]


def short_name(name):
    """Without the legal form: what a person would type."""
    return name[name.index("«") :] if "«" in name else name


def measure_errors(partners, meter, *, number, shorten):
    """Names with one edit each: is the one that was meant on the first page?"""
    dice, times, found, asked = random.Random(SEED), [], 0, 0
    while asked < number:
        partner = dice.choice(partners)
        name = partner.row["name_ru"]
        words = spoil(fold(shorten(name)).split(), dice)
        if words is None:
            continue
        asked += 1
        results, spent = meter.of(as_visitor, find, " ".join(words))
        times.append(spent)
        titles = {fold(strip(hit.title)) for hit in results.hits}
        found += fold(name) in titles
    return found / number, times


def strip(title):
    return title.replace("<mark>", "").replace("</mark>", "")


def measure_typing(partners, meter, *, number):
    """Suggestions at every letter of the first words of names, some misspelt."""
    dice, times = random.Random(SEED), []
    for _ in range(number):
        words = fold(short_name(dice.choice(partners).row["name_ru"])).split()
        if dice.random() < 0.3:
            words = spoil(words, dice) or words
        typed = " ".join(words)[:LONGEST_TYPED]
        for end in range(1, len(typed) + 1):
            times.append(meter.of(as_visitor, suggest, typed[:end])[1])
    return times


def measure_words(meter, asked):
    """Every tenth word of the vocabulary alone, and the thirty most frequent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM search_word WHERE id %% 10 = 0", [])
        words = [word for (word,) in cursor.fetchall()]
        cursor.execute(
            "SELECT word FROM ts_stat('SELECT words FROM search_entrywords') "
            "WHERE word NOT LIKE '#%%' ORDER BY ndoc DESC LIMIT 30",
            [],
        )
        frequent = [word for (word,) in cursor.fetchall()]
    return (
        [meter.of(as_visitor, asked, word)[1] for word in words],
        [meter.of(as_visitor, asked, word)[1] for word in frequent],
    )


def measure_floor(partners, *, number):
    """The plain way: rapidfuzz over all names, kept in the process."""
    dice, times, found = random.Random(SEED), [], 0
    names = [fold(partner.row["name_ru"]) for partner in partners]
    for _ in range(number):
        name = dice.choice(names)
        typed = " ".join(spoil(name.split(), dice) or [name])
        before = time.process_time()
        best = process.extract(typed, names, scorer=fuzz.ratio, limit=20)
        times.append((time.process_time() - before) * 1e3)
        found += name in {text for text, *_ in best}
    return found / number, times


def measure_trigrams(partners, meter, *, number):
    """Ranked pg_trgm over the same names, where the server has it."""
    dice, times, found = random.Random(SEED), [], 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return None
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("CREATE TABLE plain_name (name text)")
        names = [fold(partner.row["name_ru"]) for partner in partners]
        cursor.execute("INSERT INTO plain_name SELECT unnest(%s::text[])", [names])
        cursor.execute("CREATE INDEX ON plain_name USING gist (name gist_trgm_ops)")
        cursor.execute("ANALYZE plain_name")
        for _ in range(number):
            name = dice.choice(names)
            typed = " ".join(spoil(name.split(), dice) or [name])
            _, spent = meter.of(
                cursor.execute,
                "SELECT name FROM plain_name ORDER BY name <-> %s LIMIT 20",
                [typed],
            )
            times.append(spent)
            found += name in {text for (text,) in cursor.fetchall()}
    return found / number, times


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organisations", type=int, default=130_000)
    parser.add_argument("--agreements", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=1000)
    options = parser.parse_args()
    register_kinds()
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        report(options)
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


@override_settings(ROOT_URLCONF="benchmarks.search_urls")
def report(options):
    partners = load(options.organisations, options.agreements)
    meter, number = Meter(), options.questions
    as_visitor(find, "прогрев")
    print("Names with one edit in a random word, found on the first page:")
    for name, shorten in (("full name", str), ("without legal form", short_name)):
        share, times = measure_errors(partners, meter, number=number, shorten=shorten)
        tell(f"{name}: {share:.1%}", times)
    print("Search:")
    alone, frequent = measure_words(meter, find)
    tell("one word", alone)
    tell("the most frequent words", frequent)
    print("Search as you type, letter by letter:")
    tell("all", measure_typing(partners, meter, number=max(number // 10, 10)))
    tell("the most frequent words", measure_words(meter, suggest)[1])
    print("The floor, same names and edits:")
    share, times = measure_floor(partners, number=20)
    tell(f"rapidfuzz over all names: {share:.0%}", times)
    trigrams = measure_trigrams(partners, meter, number=20)
    if trigrams is None:
        print("  pg_trgm: this server does not have it")
    else:
        tell(f"ranked pg_trgm: {trigrams[0]:.0%}", trigrams[1])


if __name__ == "__main__":
    main()
