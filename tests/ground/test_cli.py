"""The command line: what it knows, and how it refuses."""

import importlib
import os
import subprocess
import sys

import pytest

from mosty.config import cli, static
from mosty.config.commands import OWN
from tests.ground.serving import mosty


def test_without_a_word_the_commands_are_told(capsys):
    assert cli.main([]) == cli.USAGE

    said = capsys.readouterr().out
    assert [word for word in OWN if f"  {word} " not in said] == []


@pytest.mark.parametrize("word", OWN)
def test_each_command_has_help(word, capsys):
    main = importlib.import_module(OWN[word].module).main

    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    assert f"mosty {word}" in capsys.readouterr().out


def test_supervisor_stays_small():
    code = "import sys, mosty.config.commands.serve; print('django.db' in sys.modules)"

    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )

    assert said.stdout == "False\n"


def test_unknown_word_is_told(tmp_path):
    said = mosty(tmp_path, "help", "nonsense")

    assert said.returncode == 1
    assert "nonsense" in said.stderr


def test_data_folder_of_another_user_is_told(tmp_path, monkeypatch, capsys):
    """Root may write anywhere, so that the refusal is brought about by hand."""
    data = tmp_path / "var"

    def refuse(_arguments):
        raise PermissionError(13, "Permission denied", str(data / "serve.lock"))

    monkeypatch.setitem(os.environ, "MOSTY_DATA", str(data))
    monkeypatch.setattr(cli, "run", refuse)

    assert cli.main(["serve"]) == cli.FAULT
    assert "Run as the owner of the data folder" in capsys.readouterr().err


def test_static_files_are_collected_only_once(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"

    assert static.collect()
    assert not static.collect()
    assert (settings.STATIC_ROOT / "staticfiles.json").exists()
