"""`mosty partners match NAMES.csv`: which names are probably of one organisation.

Columns, in any order: id, name, country (a code or a name), city, and, where known, inn
and ogrn; divided by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1251. Pairs
above the lower threshold are printed. A row without id or name is left out, and so is a
country or number that cannot be; each is told. Nothing is written anywhere; no database
is needed.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from mosty.partners.matching import pairs
from mosty.partners.matching.reasons import reasons_of
from mosty.partners.matching.tables import Fault, read_table

FAULT, USAGE = 1, 2
MOST_FAULTS = 20
TOLD = {
    "encoding": "the text cannot be read: save it as UTF-8",
    "empty": "the file is empty: the first line must name the columns",
    "missing": "no column “{text}”: the first line must name it",
    "twice": "the column “{text}” stands twice",
    "no_id": "left out, it has no id",
    "same_id": "left out, the id “{text}” has been used above",
    "no_name": "left out, it has no name",
    "long_name": "left out, the name is longer than 1,000 characters",
    "country": "the country “{text}” is not known: write a code such as BY, or its name",
    "inn": "the ИНН “{text}” is not used: its length or check digits do not agree",
    "ogrn": "the ОГРН “{text}” is not used: its length or check digits do not agree",
}


def main(arguments: list[str]) -> int:
    """Exit code 1 when the file cannot be read; lines that are wrong are told."""
    parser = argparse.ArgumentParser(
        prog="mosty partners",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="match")
    match = actions.add_parser("match", help="pairs of names that may be one body")
    match.add_argument("file", metavar="NAMES.csv", type=Path)
    match.add_argument("--json", action="store_true", help="for a program to read")
    match.add_argument("--language", choices=["ru", "en"], default="ru")
    match.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return matched(parser.parse_args(arguments))


def matched(asked) -> int:
    try:
        data = asked.file.read_bytes()
    except OSError as error:
        print(f"mosty: {asked.file}: {error.strerror}", file=sys.stderr)
        return FAULT
    rows, faults = read_table(data)
    tell(asked.file, faults)
    if any(one.is_whole for one in faults):
        return FAULT
    found = pairs(rows, processes=asked.processes)
    if asked.json:
        print_json(found, asked.language)
    else:
        print_lines(found, asked.language)
    return 0


def tell(file: Path, faults: list[Fault]) -> None:
    for fault in faults[:MOST_FAULTS]:
        text = TOLD[fault.code].format(text=fault.text)
        print(f"mosty: {file}, line {fault.line}: {text}.", file=sys.stderr)
    if len(faults) > MOST_FAULTS:
        print(f"mosty: and {len(faults) - MOST_FAULTS} more.", file=sys.stderr)


def print_json(found, language) -> None:
    """A list, one pair a line, written as the pairs are found."""
    separator = "["
    for pair in found:
        print(
            separator, json.dumps(as_data(pair, language), ensure_ascii=False), end=""
        )
        separator = ",\n"
    print("[]" if separator == "[" else "]")


def as_data(pair, language) -> dict:
    return {
        "a": pair.one.key,
        "b": pair.other.key,
        "score": pair.verdict.score,
        "verdict": pair.verdict.verdict,
        "relation": pair.verdict.relation,
        "reasons": reasons_of(pair.verdict, language),
    }


def print_lines(found, language) -> None:
    for pair in found:
        verdict = pair.verdict
        print(f"{verdict.score:.2f} {verdict.verdict} ({verdict.relation})")
        for body in (pair.one, pair.other):
            print(f"  {body.key}: {body.name}")
        print(f"  {'; '.join(reasons_of(verdict, language))}")
