"""The secret key is made once, for its owner's eyes."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from mosty.config.keys import NAME, secret_key

START = "import sys; from mosty.config.keys import secret_key; print(secret_key(sys.argv[1]))"


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    data = tmp_path / "data"

    key = secret_key(data)

    assert len(key) >= 64
    assert secret_key(data) == key
    assert mode_of(data / NAME) == 0o600
    assert mode_of(data) == 0o700
    assert [path.name for path in data.iterdir()] == [NAME]


def test_key_leaves_the_mode_of_a_folder_that_was_there(tmp_path):
    tmp_path.chmod(0o755)

    secret_key(tmp_path)

    assert mode_of(tmp_path) == 0o755


def test_key_is_the_same_for_starts_at_once(tmp_path):
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(tmp_path / "data")],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]

    keys = {start.communicate()[0].strip() for start in starts}

    assert keys == {secret_key(tmp_path / "data")}
    assert os.listdir(tmp_path / "data") == [NAME]


def test_key_that_is_too_short_stops_the_start_with_a_remedy(tmp_path):
    (tmp_path / NAME).write_text("short")

    with pytest.raises(ImproperlyConfigured, match="Remove the file"):
        secret_key(tmp_path)


def test_key_that_cannot_be_made_stops_the_start_with_a_remedy(tmp_path):
    (tmp_path / "data").write_text("a file where a folder should be")

    with pytest.raises(ImproperlyConfigured, match="set SECRET_KEY"):
        secret_key(tmp_path / "data")
