"""A storage of its own for each test."""

import pytest
from django.conf import settings as those_of_the_run


@pytest.fixture
def files(db, tmp_path, settings):
    """The folder in which files are stored, empty at first."""
    folder = tmp_path / "files"
    default = those_of_the_run.STORAGES["default"]
    options = {**default["OPTIONS"], "location": folder}
    settings.STORAGES = {
        **those_of_the_run.STORAGES,
        "default": {**default, "OPTIONS": options},
    }
    return folder
