"""`mosty bench sveden`: how well statutory pages are read, and at what cost.

Rows and fields on the corpus; mutated pages, each read and checked; pages of six
megabytes, each in a process of its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.corpus.mutating import mutated, small_pages
from tests.corpus.scoring import apart, report, score

from mosty.sveden.checking.checker import check
from mosty.sveden.reading.output import read_bytes, read_file

SIZE = 6_000_000
FLOORS = {"seconds": 2.0, "megabytes": 200}
ROW = (
    '<tr itemprop="internationalDog"><td>{n}</td>\n<td itemprop="stateName">Китай</td>\n'
    '<td itemprop="orgName">Университет № {n}</td>'
    '<td itemprop="dogReg">Договор № {n} от 12.03.2019, 5 лет</td></tr>\n'
)
HEAD = "<html><head><meta charset=utf-8></head><body><h1>Договоры</h1><table>\n"
WRITE = (
    "import sys; from benchmarks.sveden import LARGE; "
    "open(sys.argv[2], 'w').write(LARGE[sys.argv[1]]())"
)
TWO = (sys.executable, "-m", "benchmarks.sveden", "--large")


def rows() -> str:
    """Nothing but rows: some 25,000 agreements."""
    count = SIZE // len(ROW.format(n=10_000).encode())
    return HEAD + "".join(ROW.format(n=n) for n in range(count)) + "</table>"


def picture() -> str:
    """A saved page with its pictures within: what makes real pages large."""
    few = "".join(ROW.format(n=n) for n in range(40))
    blob = "A" * (SIZE - 20_000)
    return f'{HEAD}{few}</table><img src="data:image/png;base64,{blob}">'


def words() -> str:
    """A page of news around a table."""
    few = "".join(ROW.format(n=n) for n in range(40))
    news = "<p>В 2019 году подписан договор с университетом (Китай).</p>\n"
    return HEAD + few + "</table>" + news * (SIZE // len(news.encode()))


def nested() -> str:
    """Tables within tables, as a broken template leaves them."""
    part = HEAD[HEAD.index("<table") :] + ROW.format(n=1)
    return part * (SIZE // len(part.encode()))


LARGE: dict[str, Callable[[], str]] = {
    "rows": rows,
    "picture": picture,
    "words": words,
    "nested": nested,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty bench sveden", description=__doc__)
    parser.add_argument("--seed", type=int, default=20_260_301)
    parser.add_argument("--mutated", type=int, default=10_000, metavar="COUNT")
    parser.add_argument("--large", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.large:
        print(json.dumps(measured(*asked.large)))
        return 0
    print("\n".join([*apart(agreements_of), "", *report(score(agreements_of))]), "\n")
    is_good = mutations(asked.seed, asked.mutated)
    return 0 if large_pages() and is_good else 1


def agreements_of(path: Path) -> list[dict]:
    return read_file(path)["agreements"]


def mutations(seed: int, count: int) -> bool:
    """Whether every mutated page was answered in time."""
    read_bytes(rows()[:5_000].encode(), name="warm.html")
    spent = []
    broken = 0
    for name, data in mutated(small_pages(60_000), seed=seed, count=count):
        began = time.process_time()
        try:
            read_bytes(data, name=name)
            check(data)
        except Exception as error:  # noqa: BLE001 - that none comes is what is measured
            broken += 1
            print(f"{name}: {type(error).__name__}: {error}")
        spent.append(time.process_time() - began)
    spent.sort()
    print(
        f"mutated pages (seed {seed}): {count}, raised {broken}; CPU ms median "
        f"{spent[len(spent) // 2] * 1000:.0f}, p99 {spent[-count // 100] * 1000:.0f}, "
        f"most {spent[-1] * 1000:.0f}; memory {peak()} MB"
    )
    return not broken and spent[-1] <= FLOORS["seconds"]


def large_pages() -> bool:
    print("\npages of 6 MB           CPU s  memory MB  found")
    is_good = True
    for name in LARGE:
        for what in ("read", "check"):
            output = subprocess.run(
                [*TWO, name, what], check=True, capture_output=True, text=True
            ).stdout
            told = json.loads(output)
            seconds, memory = told["seconds"], told["megabytes"]
            print(f"{name:<14}{what:<8}{seconds:>7.2f}{memory:>11}{told['found']:>7}")
            is_good &= seconds <= FLOORS["seconds"] and memory <= FLOORS["megabytes"]
    return is_good


def measured(name: str, what: str) -> dict:
    """One large page, read or checked in this process."""
    path = Path(tempfile.mkdtemp()) / "page.html"
    subprocess.run([sys.executable, "-c", WRITE, name, str(path)], check=True)
    data = path.read_bytes()
    path.unlink()
    path.parent.rmdir()
    began = time.process_time()
    if what == "read":
        found = len(read_bytes(data, name="page.html")["agreements"])
    else:
        found = check(data).agreements
    seconds = round(time.process_time() - began, 2)
    return {"seconds": seconds, "megabytes": peak(), "found": found}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
