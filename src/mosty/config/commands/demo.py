"""`mosty demo`: the example institution's real page, through the import users use.

Loads into an empty database; where records stand already it leaves them. Prints
one-time links that sign in: to the office at once, and as the administrator, who sets
up a second factor first.
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
from mosty.olympiad.actions import found_practice
from mosty.people.actions import invite, issue_sign_in_link
from mosty.people.models import User

EXAMPLE = settings.CHECKOUT / "examples" / "spbappo"
PAGE = "cooperation-page.txt"
INSTITUTION = "institution.json"
TRANSLATIONS = "translations.yml"
EMAIL = "office@example.org"
OFFICE, ADMINISTRATOR, LAWYER, RECTOR = "office", "administrator", "lawyer", "rector"
PEOPLE = {
    OFFICE: (EMAIL, "Соколова Мария Андреевна", [Role.COORDINATOR, Role.EDITOR]),
    ADMINISTRATOR: ("admin@example.org", "Ильин Павел Олегович", [Role.ADMINISTRATOR]),
    LAWYER: ("lawyer@example.org", "Белова Ирина Сергеевна", [Role.LAWYER]),
    RECTOR: ("rector@example.org", "Громов Сергей Петрович", [Role.RECTOR]),
}
IN_LATIN = {
    OFFICE: "Maria Sokolova",
    ADMINISTRATOR: "Pavel Ilyin",
    LAWYER: "Irina Belova",
    RECTOR: "Sergey Gromov",
}
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
    if asked.everybody:
        for name in (RECTOR, LAWYER):
            print(f"Sign in as the {name}, once: {link_of(name)}")
    print(
        "Sign in as the administrator, once, with a second factor: "
        f"{link_of(ADMINISTRATOR)}"
    )
    print(f"Sign in to the office, once: {link_of(OFFICE)}", flush=True)
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="mosty demo", description=__doc__)
    made.add_argument(
        "--folder",
        type=Path,
        default=EXAMPLE,
        help=f"where {INSTITUTION} and {PAGE} lie; СПб АППО if not given",
    )
    made.add_argument("--link", action="store_true", help="only print the links")
    made.add_argument(
        "--everybody", action="store_true", help="a link for each example person"
    )
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
        by = person(OFFICE)
        founded = found(by=by, **names)
        made = import_page(folder / PAGE, by=by, today=timezone.localdate())
        if (folder / TRANSLATIONS).exists():
            translate(read_translations(folder / TRANSLATIONS), by=by)
            settle(made)
        found_practice(by=by)
    read = made.counts["read"]
    return (
        f"{founded}: {read['agreements']} agreements and {read['projects']} projects "
        f"read from {PAGE}; a practice of the olympiad stands at /olympiad/."
    )


def person(name: str) -> User:
    """An example person with an account, whose record stands as it was left."""
    email, printed, roles = PEOPLE[name]
    names = zip(
        ("family_name", "given_name", "patronymic"), printed.split(), strict=True
    )
    return invite(email, by=BY, roles=roles, name_en=IN_LATIN[name], **dict(names))


def link_of(name: str) -> str:
    """A one-time link of an example person, who is let in if they were not yet."""
    return issue_sign_in_link(person(name), by=BY)
