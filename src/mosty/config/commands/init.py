"""`mosty init`: found an institution in an empty Mosty and let its administrator in.

Asks for what is not given, writes it, and prints a one-time link; the rest is set up
in the office, step by step.
"""

import argparse
import sys
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from mosty.access.roles import Role
from mosty.institution.actions import found
from mosty.institution.models import Institution
from mosty.people.actions import invite, issue_sign_in_link
from mosty.places.models import Country

BY = "init"
FAULT = 1
QUESTIONS = {
    "name_ru": "Полное название по-русски / full name in Russian",
    "short_name_ru": "Краткое название / short name in Russian",
    "name_en": "Full name in English (may be empty)",
    "unit_ru": "Строка рядом с названием / line beside the name",
    "email": "E-mail of the first administrator",
    "family_name": "Family name of the administrator",
}
MAY_BE_EMPTY = {"name_en"}


def main(arguments: list[str]) -> int:
    asked = parser().parse_args(arguments)
    standing = Institution.objects.first()
    if standing is not None:
        return refuse(f"{standing} stands here already. Nothing was changed.")
    try:
        answers = {name: answer(asked, name) for name in QUESTIONS}
    except EOFError:
        return refuse("Some answers are missing; give them as options. See --help.")
    fault = fault_of(answers, asked)
    if fault:
        return refuse(fault)
    print(f"Sign in, once: {begin(answers, asked)}")
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="mosty init", description=__doc__)
    for name, question in QUESTIONS.items():
        made.add_argument(f"--{name.replace('_', '-')}", help=question)
    made.add_argument(
        "--country", default="RU", help="ISO 3166-1 code, RU if not given"
    )
    made.add_argument("--time-zone", default="Europe/Moscow", help="like Europe/Moscow")
    return made


def answer(asked, name: str) -> str:
    """What was given, else what the person at the terminal types."""
    given = getattr(asked, name)
    while given is None or not (given.strip() or name in MAY_BE_EMPTY):
        given = input(f"{QUESTIONS[name]}: ")
    return given.strip()


def fault_of(answers, asked) -> str:
    """What is wrong with the answers, in a sentence, or nothing."""
    try:
        validate_email(answers["email"])
    except ValidationError:
        return f"{answers['email']} is no e-mail address."
    if asked.time_zone not in zoneinfo.available_timezones():
        return f"There is no time zone {asked.time_zone}. Write it like Europe/Moscow."
    if not Country.objects.filter(code=asked.country.upper()).exists():
        return f"There is no country {asked.country}. Write its code, like RU or BY."
    return ""


@transaction.atomic
def begin(answers, asked) -> str:
    """Found the institution and give the administrator's one-time address."""
    email, family_name = answers.pop("email"), answers.pop("family_name")
    found(
        by=BY,
        country_code=asked.country.upper(),
        time_zone=asked.time_zone,
        **answers,
    )
    user = invite(email, by=BY, roles=[Role.ADMINISTRATOR], family_name=family_name)
    return issue_sign_in_link(user, by=BY)


def refuse(words: str) -> int:
    print(f"mosty: {words}", file=sys.stderr)
    return FAULT
