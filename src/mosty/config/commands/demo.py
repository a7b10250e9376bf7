"""`mosty demo`: the example institution's real page, through the import users use.

Loads into an empty database; where records stand already it leaves them. Prints a
one-time link that signs in to the office.
"""

import argparse
import json
import sys
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mosty.access.roles import Role
from mosty.imports.actions import import_page, settle
from mosty.imports.actions.translating import translate
from mosty.imports.translations import read_translations
from mosty.institution.actions import found
from mosty.institution.models import Institution
from mosty.people.actions import invite, issue_sign_in_link

EXAMPLE = settings.CHECKOUT / "examples" / "spbappo"
PAGE = "cooperation-page.txt"
INSTITUTION = "institution.json"
TRANSLATIONS = "translations.yml"
EMAIL = "office@example.org"
BY = "demo"
FAULT = 1


def main(arguments: list[str]) -> int:
    asked = parser().parse_args(arguments)
    if not (asked.folder / PAGE).exists():
        print(
            f"mosty: there is no {PAGE} in {asked.folder}. Name the folder of an "
            "example with --folder.",
            file=sys.stderr,
        )
        return FAULT
    if not asked.link:
        print(load(asked.folder))
    print(f"Sign in to the office, once: {office_link()}", flush=True)
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="mosty demo", description=__doc__)
    made.add_argument(
        "--folder",
        type=Path,
        default=EXAMPLE,
        help=f"where {INSTITUTION} and {PAGE} lie; СПб АППО if not given",
    )
    made.add_argument("--link", action="store_true", help="only print a link")
    return made


def load(folder: Path) -> str:
    """Found the institution and import its page; says what was done.

    A person may have changed or removed what was imported: then nothing is
    imported again.
    """
    standing = Institution.objects.first()
    if standing is not None:
        return f"{standing}: the records stand as they were left."
    with transaction.atomic():
        names = json.loads((folder / INSTITUTION).read_text(encoding="utf-8"))
        founded = found(by=BY, **names)
        made = import_page(folder / PAGE, by=BY, today=timezone.localdate())
        if (folder / TRANSLATIONS).exists():
            translate(read_translations(folder / TRANSLATIONS), by=BY)
            settle(made)
    read = made.counts["read"]
    return (
        f"{founded}: {read['agreements']} agreements and {read['projects']} projects "
        f"read from {PAGE}."
    )


def office_link() -> str:
    user = invite(
        EMAIL,
        by=BY,
        roles=[Role.ADMINISTRATOR, Role.COORDINATOR],
        family_name="Example",
        given_name="Office",
    )
    return issue_sign_in_link(user, by=BY)
