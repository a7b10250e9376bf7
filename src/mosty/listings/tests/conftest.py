"""A register to try, and who works in it."""

import pytest
from django.db import connections
from procrastinate.contrib.django import app

from mosty.listings.office import declaring
from mosty.listings.tests.trial import TRIAL
from mosty.people.tests.factories import UserFactory


@pytest.fixture
def trial(settings, monkeypatch):
    settings.ROOT_URLCONF = "mosty.listings.tests.trial"
    monkeypatch.setitem(declaring.OFFICE, TRIAL.name, TRIAL)
    return TRIAL


@pytest.fixture
def coordinator(client, db):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


@pytest.fixture
def work(monkeypatch):
    """Run a worker until nothing is due."""
    monkeypatch.setitem(connections.databases["default"], "CONN_MAX_AGE", 0)

    def run():
        with app.replace_connector(app.connector.get_worker_connector()):
            app.run_worker(
                wait=False, install_signal_handlers=False, listen_notify=False
            )

    return run
