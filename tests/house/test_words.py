"""Every string has its Russian, every command its documentation."""

import re

import pytest
from django.core.management import call_command

from mosty.ui import catalogue
from tests.house.rooms import PACKAGE, ROOT

DJANGO_BASE = {"__init__"}


@pytest.mark.parametrize("room", catalogue.rooms(PACKAGE), ids=lambda room: room.name)
def test_each_string_is_said_in_russian(room):
    verdict = catalogue.verdict_on(room)

    assert verdict, verdict


def commands():
    for path in PACKAGE.glob("*/management/commands/*.py"):
        if path.stem not in DJANGO_BASE:
            yield path.stem
    for path in (PACKAGE / "config" / "commands").glob("*.py"):
        if path.stem not in DJANGO_BASE and not path.stem.startswith("bench_"):
            yield path.stem


def test_each_command_is_documented():
    papers = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    )

    assert [name for name in commands() if f"mosty {name}" not in papers] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_each_string_has_one_meaning_in_all_rooms():
    """The catalogues become one: another meaning of a string needs a context."""
    said = {}
    for room in catalogue.rooms(PACKAGE):
        for message in catalogue.read(room):
            if message.id:
                key = (message.id, message.context)
                said.setdefault(key, {}).setdefault(message.string, room.name)

    assert {key: told for key, told in said.items() if len(told) > 1} == {}


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_what_the_readme_shows_and_links_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)

    assert len(targets) > 10
    assert [target for target in targets if not (ROOT / target).exists()] == []
