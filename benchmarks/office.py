"""`mosty bench office`: registers of the office and the desk, for somebody signed in.

The registers of 20,000 agreements and 130,000 partners, 50 rows a page, with filters,
deep pages and all columns, those of as many activities, documents, letters, news and
persons, and the desk, beside a bare Django view in the same process. Each is asked as a coordinator's browser asks it, through all of Django. CPU
is that of the web process and its database backend.
"""

import argparse
from dataclasses import dataclass

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path, reverse
from django.utils import translation

from benchmarks import papers, world
from benchmarks.asking import ask, quiet
from benchmarks.measure import ROUNDS, Meter, figures, questions
from benchmarks.scratch import database
from mosty.access.roles import Role
from mosty.agreements.deeds import DEEDS
from mosty.agreements.register import REGISTER as AGREEMENTS
from mosty.documents.register import DOCUMENTS
from mosty.letters.register import QUEUE
from mosty.listings import actions
from mosty.listings.office.declaring import OfficeListing
from mosty.pages.register import NEWS
from mosty.partners.register import REGISTER as PARTNERS
from mosty.people.models import Person, RoleHolding, User
from mosty.people.register.persons import PERSONS

QUERIES = 10
FLOORS_MS = {"register": 15, "desk": 25, "bare": None}
REGISTERS = {
    "agreements": AGREEMENTS,
    "partners": PARTNERS,
    "activities": DEEDS,
    "documents": DOCUMENTS,
    "letters": QUEUE,
    "news": NEWS,
    "persons": PERSONS,
}
BARE = "/bare/"
BODY = b"x" * 60_000
urlpatterns = [path("bare/", lambda request: HttpResponse(BODY))]


class BareHandler(WSGIHandler):
    """Django with one view, no middleware and no template."""

    def get_response(self, request):
        request.urlconf = __name__
        return super().get_response(request)


@dataclass(frozen=True)
class Page:
    title: str
    address: str
    floor: str = "register"
    shows_all: OfficeListing | None = None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="mosty bench office", description=__doc__)
    parser.add_argument("--organisations", type=int, default=world.ORGANISATIONS)
    parser.add_argument("--agreements", type=int, default=world.AGREEMENTS)
    parser.add_argument("--requests", type=int, default=40, help="a page and round")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--keep", action="store_true", help="leave the world behind for the next run"
    )
    asked = parser.parse_args(arguments)

    def load():
        world.load(
            partners=asked.organisations,
            papers=asked.agreements,
            deeds=asked.agreements,
            more=lambda: papers.fill(asked.agreements),
        )

    name = f"mosty_bench_office_{asked.organisations}_{asked.agreements}"
    with database(load, name=name, keeps=asked.keep), quiet():
        return measure(asked)


def measure(asked) -> int:
    """Print a table; the exit code says whether every floor holds."""
    user = coordinator()
    cookies = {"HTTP_COOKIE": signed_in(user)}
    application, meter, failed = WSGIHandler(), Meter(), []
    with override_settings(MIDDLEWARE=[]):
        bare = BareHandler()
    print(f"{'':34}{'queries':>9}{'median':>9}{'p99':>8}{'KB':>7}   ms CPU")
    for page in pages():
        if page.shows_all:
            every = [one.name for one in page.shows_all.columns]
            actions.choose_columns(page.shows_all.name, every, by=user)
        door, headers = (bare, {}) if page.floor == "bare" else (application, cookies)
        for _ in range(5):
            size = len(ask(door, page.address, **headers))
        number = questions(lambda p=page, d=door, h=headers: ask(d, p.address, **h))
        rounds = [
            figures(
                meter.cost_ms(ask, door, page.address, **headers)
                for _ in range(asked.requests)
            )
            for _ in range(asked.rounds)
        ]
        middle = sorted(rounds, key=lambda one: one.median)[len(rounds) // 2]
        print(
            f"{page.title:34}{number:9}{middle.median:9.1f}{middle.p99:8.1f}"
            f"{size / 1024:7.0f}",
            flush=True,
        )
        floor = FLOORS_MS[page.floor]
        if floor and middle.median > floor:
            failed.append(f"{page.title}: {middle.median:.1f} ms, floor {floor}")
        if floor and number > QUERIES:
            failed.append(f"{page.title}: {number} queries, floor {QUERIES}")
    for line in failed:
        print(f"above its floor: {line}")
    return 1 if failed else 0


def coordinator() -> User:
    person, _is_new = Person.objects.get_or_create(family_name="Белова")
    user, _is_new = User.objects.get_or_create(
        person=person, defaults={"email": "office@academy.example", "password": "!"}
    )
    RoleHolding.objects.get_or_create(user=user, role=Role.COORDINATOR)
    return user


def signed_in(user) -> str:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def pages() -> list[Page]:
    with translation.override("ru"):
        at = {name: reverse(one.url_name) for name, one in REGISTERS.items()}
        desk = reverse("office:desk")
    agreements, partners = at["agreements"], at["partners"]
    lesser = [
        (name, one) for name, one in at.items() if one not in (agreements, partners)
    ]
    return [
        Page("bare Django view", BARE, "bare"),
        Page("agreements", agreements),
        Page("agreements: two filters", f"{agreements}?country=by&term=unknown"),
        Page("agreements: page 200", f"{agreements}?page=200"),
        Page("agreements: by partner", f"{agreements}?sort=partner"),
        Page("partners", partners),
        Page("partners: two filters", f"{partners}?country=ru&kind=school"),
        Page("partners: page 1000", f"{partners}?page=1000"),
        *(Page(name, address) for name, address in lesser),
        *(Page(f"{name}: page 200", f"{address}?page=200") for name, address in lesser),
        Page("desk", desk, "desk"),
        *(
            Page(f"{name}: all columns", f"{address}?page=2", shows_all=REGISTERS[name])
            for name, address in at.items()
        ),
    ]
