"""What is shipped for institutions fits what the code is."""

import re
from pathlib import Path

import pytest

from mosty.config.commands import OWN, serve

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
CONFIG = ROOT / "src" / "mosty" / "config"
VARIABLE = re.compile(r"\b(?:MOSTY_[A-Z_]+|DATABASE_[A-Z_]+|SECRET_KEY)\b")
# Between our own processes, or for tests only.
INNER = {"MOSTY_GATE", "MOSTY_INVALID_VARIABLE"}


def read_variables() -> set[str]:
    """Names in the quotes of the code that reads the environment."""
    quoted = re.compile(r"[\"']((?:MOSTY|DATABASE)_[A-Z_]+|SECRET_KEY)[\"']")
    return {
        name
        for path in CONFIG.rglob("*.py")
        if "tests" not in path.parts and path.name != "testing.py"
        for name in quoted.findall(path.read_text(encoding="utf-8"))
    } - INNER


def unit() -> dict[str, list[str]]:
    """Each key of the systemd unit with its values."""
    found = {}
    for line in (DEPLOY / "mosty.service").read_text().splitlines():
        name, mark, value = line.partition("=")
        if mark and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def directives(text: str) -> list[list[str]]:
    """The words of each directive of an nginx file; blocks must close."""
    words = re.findall(r"#[^\n]*|\"[^\"]*\"|'[^']*'|[{};]|(?:\$\{|[^\s{};\"'])+", text)
    found, current, depth = [], [], 0
    for word in words:
        if word.startswith("#"):
            continue
        if word in "{};":
            found += [current] if current else []
            current = []
            depth += {"{": 1, "}": -1, ";": 0}[word]
            assert depth >= 0
        else:
            current.append(word)
    assert (depth, current) == (0, [])
    return found


def test_every_variable_of_the_environment_is_described():
    described = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert read_variables() - set(re.findall(r"`([A-Z_]+)`", described)) == set()


def test_every_variable_of_the_examples_is_read():
    text = (DEPLOY / "mosty.env").read_text()
    text += "\n".join(unit()["Environment"])

    assert set(VARIABLE.findall(text)) - read_variables() == set()


def test_every_command_of_operations_is_one():
    described = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rooms = {path.stem for path in (ROOT / "src/mosty").glob("*/management/commands/*")}

    named = set(re.findall(r"(?<!-[gu] )\bmosty ([a-z]+)\b", described))
    assert named - set(OWN) - rooms == set()


def test_unit_starts_a_command_that_is_understood():
    [command] = unit()["ExecStart"]
    program, word, *rest = command.split()

    assert (Path(program).name, word) == ("mosty", "serve")
    assert serve.parser().parse_args(rest).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Type", "notify"),
        ("User", "mosty"),
        ("KillMode", "mixed"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("RestartPreventExitStatus", str(serve.ALREADY)),
    ],
)
def test_unit_keeps_mosty_in_bounds(name, value):
    assert unit()[name] == [value]


def test_unit_keeps_data_in_one_folder_that_is_not_roots():
    [state] = unit()["StateDirectory"]

    assert unit()["Environment"] == [f"MOSTY_DATA=/var/lib/{state}"]
    assert state != "mosty"


def test_nginx_says_who_asks_and_adds_nothing_to_what_is_forged():
    found = directives((DEPLOY / "nginx.conf").read_text(encoding="utf-8"))

    headers = {words[1]: words[2] for words in found if words[0] == "proxy_set_header"}
    assert headers == {
        "Connection": '""',
        "Host": "$host",
        "X-Forwarded-For": "$remote_addr",
        "X-Forwarded-Proto": "$scheme",
        "X-Forwarded-Host": '""',
        "Forwarded": '""',
        "X-Request-ID": "$request_id",
    }
    assert ["gzip", "off"] in found
    assert ["ssl_protocols", "TLSv1.2", "TLSv1.3"] in found
    assert [words for words in found if words[0] == "proxy_pass"] == [
        ["proxy_pass", "http://mosty"]
    ] * 4
