"""The calendar of terms, a notice and who is bound, as staff see them."""

import datetime

import pytest
from django.urls import reverse

from mosty.agreements.tests.factories import AgreementFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

RENEWED = {
    "signed": True,
    "signed_on": datetime.date(2020, 1, 1),
    "signed_precision": "day",
    "term_rule": "until",
    "valid_until": datetime.date(2024, 12, 31),
    "valid_precision": "day",
    "renewal_rule": "automatic",
    "renewal_months": 12,
    "renewal_notice_months": 3,
}


@pytest.fixture
def office(client):
    client.force_login(UserFactory(coordinator=True))
    return client


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("month=2026-09", {"notice"}),
        ("month=2026-12", set()),
        ("month=2027-01&kind=renewal", {"renewal"}),
        ("month=2026-09&view=list", {"notice", "renewal"}),
        ("month=nonsense&kind=odd", set()),
    ],
)
def test_the_calendar_shows_what_comes(office, query, told):
    AgreementFactory(**RENEWED)

    page = office.get(f"{reverse('agreements_office:terms')}?{query}")

    if "nonsense" not in query:
        assert {one.event.kind.value for one in page.context["found"]} == told
    assert page.status_code == 200


def test_a_list_of_a_year_is_headed_and_turned_by_years(office):
    by_length = {"valid_until": None, "valid_precision": "unknown", "term_months": 60}
    AgreementFactory(**RENEWED | by_length | {"term_rule": "length"})
    address = f"{reverse('agreements_office:terms')}?month=2026-09&view=list"

    page = office.get(address)

    period = page.context["period"].replace("\u00a0", " ")
    assert period == "Сентябрь 2026 – август 2027"
    assert (page.context["before"], page.context["after"]) == ("2025-09", "2027-09")
    days = [one.when.replace("\u00a0", " ") for one in page.context["found"]]
    assert days == ["30 сентября 2026", "1 января 2027"]


def test_a_notice_is_entered_on_the_record_and_taken_back(office):
    one = AgreementFactory(**RENEWED)
    address = reverse("agreements_office:give_notice", kwargs={"pk": one.pk})

    office.post(address, {"given_on": "30.09.2026"})

    one.refresh_from_db()
    assert one.ends_on == datetime.date(2026, 12, 31)
    key = {"pk": one.pk, "notice": one.notices.get().pk}

    office.post(reverse("agreements_office:take_notice_back", kwargs=key))

    one.refresh_from_db()
    assert (one.ends_on, one.notices.count()) == (None, 0)


def test_the_record_says_who_is_bound_on_a_day(office):
    one = AgreementFactory(**RENEWED)
    one.parties.update(withdrawn_on=datetime.date(2025, 6, 1))
    address = reverse("agreements_office:record", kwargs={"pk": one.pk})

    before = office.get(f"{address}?on=2025-05-31").context["around"].bound
    after = office.get(f"{address}?on=2025-09-01").context["around"].bound

    assert (len(before.parties), before.is_too_few) == (1, False)
    assert (len(after.parties), after.is_too_few) == (0, True)


def test_the_partner_in_the_office_leads_to_records_of_the_office(office):
    idea, signed = AgreementFactory(draft=True), AgreementFactory(signed=True)
    type(idea).objects.filter(pk=signed.pk).update(counterpart=idea.counterpart)
    signed.parties.update(organisation=idea.counterpart)
    address = reverse("partners_office:record", kwargs={"pk": idea.counterpart_id})

    page = office.get(address).content.decode()

    for one in (idea, signed):
        assert reverse("agreements_office:record", kwargs={"pk": one.pk}) in page
        assert f'"{one.get_absolute_url()}"' not in page
    assert page.count("Посетители его не\u00a0видят") == 1
