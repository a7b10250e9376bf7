"""`mosty sveden check|read|export`: anybody's statutory page, and one's own.

To check and to read needs no database and no server: the page is a file or an
address. To export one's own does, and a command of the room does it.
"""

import argparse
import gettext
import importlib
import json
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from mosty.config.commands import WITH_DJANGO
from mosty.sveden.checking import wording
from mosty.sveden.checking.asking import check_file, check_url
from mosty.sveden.checking.findings import Findings
from mosty.sveden.fetching import CannotGet
from mosty.sveden.reading.output import NO_AGREEMENTS, read_file
from mosty.ui.terminal import terminal_language

FAULT, USAGE = 1, 2
WAYS = ("http://", "https://")
REASONS = {
    "address": "this is no address of a page (http or https)",
    "private": "the address leads into a private network; --private allows it",
    "no_answer": "no answer",
    "too_slow": "no answer in time",
    "too_large": "the page is larger than 10 MB",
    "redirects": "the page leads on and on",
    "status": "the server answers with another status",
}


def main(arguments: list[str]) -> int:
    """Exit code 1 when the page has errors or cannot be had."""
    if arguments[:1] == ["export"]:
        return importlib.import_module(WITH_DJANGO).main(
            ["sveden_export", *arguments[1:]]
        )
    asked = parser().parse_args(arguments)
    return asked.run(asked)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="mosty sveden",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = made.add_subparsers(required=True, metavar="WHAT")
    checking = what.add_parser("check", help="what is wrong with the page's markup")
    checking.add_argument("page", metavar="FILE_OR_URL")
    checking.add_argument("--json", action="store_true", help="for a program to read")
    checking.add_argument(
        "--private", action="store_true", help="allow addresses of private networks"
    )
    checking.set_defaults(run=check)
    reading = what.add_parser("read", help="the agreements of a page in any file")
    reading.add_argument("page", metavar="FILE", type=Path)
    reading.add_argument("--json", action="store_true", help="for a program to read")
    reading.set_defaults(run=read)
    what.add_parser("export", help="our own page as a file for another site")
    return made


def check(asked) -> int:
    """Every fault with its line; exit code 0 only without errors."""
    try:
        findings = checked(asked.page, may_be_private=asked.private)
    except CannotGet as error:
        return refused(f"{REASONS[error.code]}: {error.place}")
    except OSError as error:
        return refused(f"{asked.page}: {error.strerror or error}")
    translate = translator(terminal_language())
    if asked.json:
        told = wording.as_json(findings, translate)
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(findings, translate)))
    return FAULT if findings.errors else 0


def read(asked) -> int:
    """Every agreement of a page or a table; what is not said is null."""
    try:
        made = read_file(asked.page)
    except OSError as error:
        return refused(f"{asked.page}: {error.strerror or error}")
    faults = made["flags"] if not made["agreements"] else []
    faults = [flag for flag in faults if flag != NO_AGREEMENTS]
    if asked.json:
        print(json.dumps(made, ensure_ascii=False, indent=1))
    elif not faults:
        translate = translator(terminal_language())
        print("\n".join(in_words(made["agreements"], translate)))
    if faults:
        return refused(f"{asked.page}: cannot be read ({', '.join(faults)})")
    return 0


def in_words(agreements: list[dict], translate: Callable[[str], str]) -> list[str]:
    lines = []
    for one in agreements:
        place = ", ".join(filter(None, (one["state"], one["city"])))
        lines.append(f"{one['source']['row']}. {one['organisation']} ({place or '?'})")
        number = f"№ {one['number']}" if one["number"] else None
        facts = filter(None, (one["title"], number, one["signed_on"]))
        lines.append(f"   {', '.join(facts) or '?'}: {term_of(one, translate)}")
    return lines or [translate(wording.NONE_READ)]


def term_of(one: dict, translate: Callable[[str], str]) -> str:
    if one["planned"]:
        return translate(wording.NOT_SIGNED)
    if one["valid_until"]:
        return translate(wording.UNTIL) % {"day": one["valid_until"]}
    return translate(wording.TERMS[one["term"]])


def checked(page: str, *, may_be_private: bool) -> Findings:
    if page.lower().startswith(WAYS):
        return check_url(page, may_be_private=may_be_private)
    return check_file(Path(page))


def as_text(findings: Findings, translate: Callable[[str], str]) -> list[str]:
    lines = []
    titles = ((wording.ERRORS, findings.errors), (wording.WARNINGS, findings.warnings))
    for title, faults in titles:
        if faults:
            lines += [translate(title), ""]
        for fault in faults:
            place = translate(wording.LINE) % {"line": fault.line}
            of_page = f"{fault.page}, " if fault.page else ""
            lines.append(f"{of_page}{place}: {wording.message(fault, translate)}")
            lines.append(f"    {wording.remedy(fault, translate)}")
        lines += [""] if faults else []
    if not findings.faults:
        lines += [translate(wording.SOUND), ""]
    count = {"count": findings.agreements}
    return [*lines, translate(wording.AGREEMENTS) % count]


def translator(language: str) -> Callable[[str], str]:
    """The room's own catalogue; without it a sentence is said in English."""
    place = files("mosty.sveden") / f"locale/{language}/LC_MESSAGES/django.mo"
    if not place.is_file():
        return str
    with place.open("rb") as file:
        return gettext.GNUTranslations(file).gettext


def refused(reason: str) -> int:
    print(f"mosty: {reason}", file=sys.stderr)
    return FAULT
