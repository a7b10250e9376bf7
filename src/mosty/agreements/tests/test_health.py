"""The health of the register: each fault is found, counted and led to."""

import datetime

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from mosty.access.roles import audiences_of
from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.health import page
from mosty.agreements.health.checks import BY_NAME, CHECKS
from mosty.agreements.health.counting import count_of, tally
from mosty.agreements.health.declaring import Asking
from mosty.agreements.models import Agreement
from mosty.agreements.register import REGISTER
from mosty.agreements.tests.factories import (
    AgreementActivityFactory,
    AgreementFactory,
    PaperFactory,
    PartyFactory,
)
from mosty.listings.listing import Viewing
from mosty.listings.office.shown import OfficeShown
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


def faulty():
    """One agreement for each fault that is injected, by the fault's name."""
    ours = OrganisationFactory(is_ours=True)
    partner = OrganisationFactory()
    over = TODAY - DAY
    made = {
        "term": AgreementFactory(in_force=True, ends_on=None),
        "ended_on": AgreementFactory(ended=True, ended_early_on=None),
        "ends_first": AgreementFactory(in_force=True, starts_on=TODAY, ends_on=over),
        "signed_late": AgreementFactory(in_force=True, ends_on=TODAY - 999 * DAY),
        "signed_ahead": AgreementFactory(
            in_force=True, signed_on=TODAY + DAY, starts_on=TODAY
        ),
        "signed_first": AgreementFactory(in_force=True, signed_on=over),
        "same_paper": AgreementFactory(counterpart=partner, number="7-С"),
        "party_twice": AgreementFactory(in_force=True),
        "too_few": AgreementFactory(in_force=True, parties=False),
        "runs_after_end": AgreementFactory(ended=True),
        "done_after_end": AgreementFactory(expired=True),
        "parent_over": AgreementFactory(
            in_force=True, parent=AgreementFactory(ended=True)
        ),
        "owner_gone": AgreementFactory(in_force=True, responsible=PersonFactory()),
        "partner": AgreementFactory(
            draft=True, counterpart=None, country=None, region=None, partner_sort=""
        ),
        "prevailing": AgreementFactory(in_force=True, languages=["ru", "en"]),
        "still": AgreementFactory(draft=True),
        "unseen": AgreementFactory(in_force=True),
    }
    AgreementFactory(counterpart=partner, number="7-с")
    month = {"signed_on": over.replace(day=1), "signed_precision": "month"}
    perhaps_later = AgreementFactory(in_force=True, **month)
    for agreement, day in ((made["signed_first"], TODAY), (perhaps_later, over)):
        given = {"result": "granted", "number": "1", "decided_on": day}
        agreement.clearances.create(rule_pack="x", **given)
    twice = made["party_twice"]
    name = twice.parties.get().name_at_signing.upper()
    PartyFactory(agreement=twice, name_at_signing=name)
    PartyFactory(agreement=made["too_few"], organisation=ours)
    running = ActivityFactory(state="running")
    AgreementActivityFactory(agreement=made["runs_after_end"], activity=running)
    late = ActivityFactory(state="finished", starts_on=TODAY, starts_precision="day")
    AgreementActivityFactory(agreement=made["done_after_end"], activity=late)
    long_ago = timezone.now() - datetime.timedelta(days=2000)
    Agreement.objects.filter(pk=made["still"].pk).update(staged_at=long_ago)
    Agreement.objects.filter(pk=made["unseen"].pk).update(changed_at=long_ago)
    return made


def test_every_injected_fault_is_found_counted_and_opened(coordinator):
    made = faulty()
    seen = Viewing(coordinator, TODAY, timezone.now(), "ru")
    asking = Asking(TODAY, "RU")

    told = tally(coordinator, CHECKS, asking)

    counts = {one.check.name: one.count for one in told.found}
    assert counts == count_of(coordinator, CHECKS, asking)
    for name, agreement in made.items():
        rows = Agreement.objects.filter(BY_NAME[name].where(asking))
        assert agreement in rows, name
    assert {name: counts[name] for name in made if name in ALONE} == ALONE
    health = page.read(coordinator, audiences_of(coordinator), asking)
    faults = [fault for part in health.parts for fault in part.faults]
    ways = {fault.check.name: fault.lines[0].mend_url for fault in faults}
    heads = {reverse("agreements_office:record", args=[made[n].pk]) for n in ALONE}
    assert {name for name in ALONE if ways[name] in heads} == {"still", "unseen"}
    twice = made["party_twice"].parties.latest("pk")
    assert ways["party_twice"].endswith(f"/parties/{twice.pk}")
    assert ways["runs_after_end"].endswith(f"/activities/{running_under(made)}/")
    for name, count in counts.items():
        query = QueryDict(f"fault={name}")
        assert OfficeShown(REGISTER, query, seen).total == count, name


def running_under(made) -> int:
    return made["runs_after_end"].activity_links.get().activity_id


ALONE = {
    "ended_on": 1,
    "signed_first": 1,
    "same_paper": 2,
    "party_twice": 1,
    "too_few": 1,
    "runs_after_end": 1,
    "done_after_end": 1,
    "parent_over": 1,
    "owner_gone": 1,
    "partner": 1,
    "prevailing": 1,
    "still": 1,
    "unseen": 1,
}


def test_sound_agreement_has_no_fault_of_terms_or_contradiction(coordinator):
    sound = AgreementFactory(in_force=True, renewal_rule="none")
    PaperFactory(agreement=sound)

    told = tally(coordinator, CHECKS, Asking(TODAY, "RU"))

    groups = {one.check.group.value for one in told.found if one.count}
    assert groups <= {"gap", "quiet"}


def test_page_puts_unknown_terms_first_and_leads_to_what_mends(office):
    for _ in range(4):
        AgreementFactory()

    answer = office.get(reverse("agreements_office:health"))

    parts = [one.key for one in answer.context["health"].parts]
    first = answer.context["health"].parts[0].faults[0]
    assert parts[0] == "unknown"
    assert (first.check.name, first.count, first.left) == ("term", 4, 1)
    page = answer.content.decode()
    assert f'href="{first.lines[0].mend_url}"' in page
    assert 'name="action" value="responsible"' in page


def test_many_at_once_are_led_to_confirmation(office):
    AgreementFactory(in_force=True)
    AgreementFactory(in_force=True)
    url = reverse("listings_office:choose", kwargs={"listing": "kept-agreements"})

    answer = office.post(
        url, {"at": "fault=owner", "all": "1", "action": "responsible"}
    )

    assert office.get(answer.url).context["number"] == 2


def test_health_asks_the_same_few_questions(office, django_assert_max_num_queries):
    for _ in range(3):
        AgreementFactory()
    url = reverse("agreements_office:health")

    # Nothing is kept in a transaction that has written: the shell alone asks nine,
    # the seats that are to be mended one.
    with django_assert_max_num_queries(13):
        office.get(url)
