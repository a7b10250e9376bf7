"""Machines are told one public address, whatever host they ask."""

import pytest
from lxml import etree

from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.mark.parametrize(
    "address",
    [
        "/data/agreements.rss",
        "/data/news.rss",
        "/data/calendar.ics",
        "/data/agreements.json",
        "/agreements/list.json",
        "/sitemap.xml",
        "/sitemap-agreements.xml",
        "/robots.txt",
    ],
)
def test_public_address_is_the_same_whatever_host_asks(client, settings, address):
    settings.ALLOWED_HOSTS = ["*"]
    AgreementFactory(in_force=True)

    answer = client.get(address, headers={"host": "mirror.example:81"})

    told = b"".join(answer) if answer.streaming else answer.content
    assert settings.PUBLIC_URL.encode() in told
    assert b"mirror.example" not in told


def test_entries_of_a_feed_are_at_the_public_address(client, settings):
    AgreementFactory(register_number=5)

    channel = etree.fromstring(client.get("/data/agreements.rss").content)

    (link,) = [one.text for one in channel.iterfind(".//item/link")]
    assert link == f"{settings.PUBLIC_URL}/agreements/5/"
