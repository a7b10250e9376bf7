"""Checks of partners in the office, and how they stop a signature."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from mosty.access.desk import tasks_for
from mosty.agreements import actions
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.tests.factories import AgreementFactory, checked
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.checking import Found
from mosty.partners.checks import Subject, due_at, standings_of
from mosty.partners.models import CheckSource, PartnerCheck
from mosty.partners.tests.factories import PartnerCheckFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def as_(client):
    def sign_in(role):
        client.force_login(UserFactory(**{role: True}))
        return client

    return sign_in


@pytest.fixture
def undesirable():
    return CheckSource.objects.get(key="undesirable")


def address(name, organisation, **more):
    kwargs = {"pk": organisation.pk, **more}
    return reverse(f"partners_office:{name}", kwargs=kwargs)


def ready():
    """At the stage of signing, cleared, its partner not looked up yet."""
    agreement = AgreementFactory(stage=Stage.SIGNING, origin="")
    actions.exempt(agreement, reason="Письмо", by=None)
    return agreement


def test_signature_waits_for_the_checks_and_says_which(undesirable):
    agreement = ready()
    with pytest.raises(actions.NotReady) as refusal:
        actions.sign(agreement, by=None, on=localdate())
    assert undesirable.title_ru in str(refusal.value)
    assert agreement.counterpart.name_ru in str(refusal.value)

    actions.sign(checked(agreement), by=None, on=localdate())

    agreement.refresh_from_db()
    assert agreement.stage == Stage.SIGNED


def test_checks_are_entered_at_once_and_lead_back_to_where_one_came_from(as_):
    agreement = ready()
    coordinator = as_("coordinator")
    record = reverse("agreements_office:record", kwargs={"pk": agreement.pk})
    rows = coordinator.get(record).context["check_rows"]
    one = {"source": rows[0].source.pk, "searched_for": "X", "result": "clear"}
    one["checked_on"] = localdate().strftime("%d.%m.%Y")
    assert coordinator.post(rows[0].look_url, one)["Location"] == f"{record}#checks"
    elsewhere = address("add_check", agreement.counterpart) + "?back=//evil.example/"
    assert coordinator.post(elsewhere, one)["Location"].endswith("/#checks")
    all_of_them = reverse("agreements_office:checks", kwargs={"pk": agreement.pk})
    form = coordinator.get(all_of_them).context["form"]
    told = dict.fromkeys(map("result_{}".format, form.standings), "clear")

    nothing = coordinator.post(all_of_them, {"checked_on": one["checked_on"]})
    assert nothing.context["form"].non_field_errors()
    coordinator.post(all_of_them, {"checked_on": one["checked_on"], **told})

    found = [one.badge[0] for one in coordinator.get(record).context["check_rows"]]
    assert set(found) == {str(Found.CLEAR.label)}


def test_finding_in_any_source_stops_the_signature_until_it_is_answered_for(as_):
    agreement = checked(ready())
    source = CheckSource.objects.get(key="terrorists")
    partner = agreement.counterpart
    told = {
        "source": source.pk,
        "searched_for": f"{partner.name_ru}\nInstitute",
        "checked_on": localdate().strftime("%d.%m.%Y"),
        "result": "found",
        "note": "Похожее название",
    }
    as_("coordinator").post(address("add_check", partner), told)
    check = PartnerCheck.objects.get(source=source)
    assert check.searched_for == [partner.name_ru, "Institute"]
    with pytest.raises(actions.NotReady):
        actions.sign(agreement, by=None, on=localdate())
    record = reverse("agreements_office:record", kwargs={"pk": agreement.pk})
    page = as_("lawyer").get(record)
    assert [one.is_found for one in page.context["check_rows"]][0]
    where = address("overrule", partner, check=check.pk)
    assert where in page.content.decode()
    assert as_("coordinator").post(where, {"reason": "x"}).status_code == 403

    lawyer = as_("lawyer")
    lawyer.post(where, {"reason": "Однофамилец, ОГРН иной"})
    second = lawyer.post(where, {"reason": "Иначе"})

    assert second.context["form"].non_field_errors()
    check.refresh_from_db()
    assert check.overruled_reason == "Однофамилец, ОГРН иной"
    actions.sign(agreement, by=None, on=localdate())
    assert "Однофамилец" in lawyer.get(address("record", partner)).content.decode()


@pytest.mark.parametrize(
    ("told", "faulty"),
    [
        ({"checked_on": "31.02.2026"}, "checked_on"),
        ({"checked_on": ""}, "checked_on"),
        ({"checked_on": (localdate() + A_DAY).strftime("%d.%m.%Y")}, "checked_on"),
        ({"searched_for": " \n "}, "searched_for"),
        ({"person_name": "А. Кох"}, "person_name"),
        ({"result": "maybe"}, "result"),
    ],
)
def test_check_that_cannot_be_so_is_not_taken(as_, undesirable, told, faulty):
    partner = AgreementFactory(signed=True).counterpart
    usual = {
        "source": undesirable.pk,
        "searched_for": partner.name_ru,
        "checked_on": "12.03.2026",
        "result": "clear",
        "note": "Смотрели вдвоём",
    }

    answer = as_("coordinator").post(address("add_check", partner), {**usual, **told})

    assert list(answer.context["form"].errors) == [faulty]
    assert "Смотрели вдвоём" in answer.content.decode()
    assert not PartnerCheck.objects.exists()


def test_list_of_what_is_due_says_what_the_verdict_says(undesirable):
    """The list asks the database, the record asks the function: one answer."""
    user, on = UserFactory(coordinator=True), localdate()
    old = on - datetime.timedelta(days=undesirable.repeat_days)
    told = [
        {},
        {"checked_on": on},
        {"checked_on": old},
        {"checked_on": old + A_DAY},
        {"checked_on": on, "result": "not_looked"},
        {"checked_on": on, "result": "found"},
        {"checked_on": on, "searched_keys": ["иное имя"]},
    ]
    partners = [AgreementFactory(signed=True).counterpart for _ in told]
    for partner, fields in zip(partners, told, strict=True):
        if fields:
            PartnerCheckFactory(organisation=partner, source=undesirable, **fields)
    asked = {Found.NEVER, Found.DUE, Found.NOT_LOOKED, Found.OTHER_NAME}

    due = {one.pk for one in due_at(undesirable, user, on=on, jurisdiction="RU")}

    by_function = {
        one.subject.organisation.pk
        for one in standings_of(map(Subject, partners), on=on, jurisdiction="RU")
        if one.source == undesirable and one.found in asked
    }
    assert due == by_function == {partners[at].pk for at in (0, 2, 4, 6)}


def test_several_partners_are_entered_on_one_page(as_, undesirable):
    partners = [AgreementFactory(signed=True).counterpart for _ in range(3)]
    coordinator = as_("coordinator")
    page = coordinator.get(reverse("partners_office:checks_due"))
    [waiting] = [one for one in page.context["waiting"] if one.source == undesirable]
    assert waiting.total == 3
    where = reverse("partners_office:check_together", args=[undesirable.pk])
    name = waiting.form.prefix
    told = {f"{name}-checked_on": "12.03.2026"}
    none = coordinator.post(where, told)
    assert none.status_code == 200
    assert list(none.context["waiting"][0].form.errors) == ["partners"]

    ticked = [one.pk for one in partners[:2]]
    answer = coordinator.post(where, {**told, f"{name}-partners": ticked})

    assert answer.status_code == 302
    rows = PartnerCheck.objects.order_by("organisation")
    assert [one.organisation_id for one in rows] == sorted(ticked)
    assert {one.result for one in rows} == {"clear"}


def test_desk_names_findings_and_what_is_due(undesirable):
    partner = AgreementFactory(signed=True).counterpart
    AgreementFactory(signed=True)
    PartnerCheckFactory(organisation=partner, source=undesirable, found=True)
    user = UserFactory(coordinator=True)
    where = reverse("partners_office:checks_due")

    found, due = [one for one in tasks_for(user, on=localdate()) if one.url == where]

    assert (found.count, due.count) == (1, 1)
    assert partner.name_ru in str(found.lines[0].title)


def test_pages_ask_no_more_for_three_partners_than_for_one(as_):
    client = as_("lawyer")
    due = reverse("partners_office:checks_due")
    counts = []
    for _number in range(2):
        AgreementFactory(signed=True)
        AgreementFactory(stage=Stage.SIGNING, origin="")
        asked = []
        for url in (due, reverse("partners_office:sources")):
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            asked.append(len(queries))
        counts.append(asked)
    assert counts[0] == counts[1]
    assert Agreement.objects.count() == 4


def test_history_and_settings_of_sources_are_drawn(as_, undesirable):
    lawyer = as_("lawyer")
    source = reverse("partners_office:source", args=[undesirable.pk])
    form = lawyer.get(source).context["form"]
    told = {
        name: form[name].value()
        for name in form.fields
        if form[name].value() not in (None, False)
    }
    told |= {"seen": form.seen, "repeat_days": "90"}

    assert lawyer.post(source, told).status_code == 302

    undesirable.refresh_from_db()
    assert undesirable.repeat_days == 90
    told |= {"seen": lawyer.get(source).context["form"].seen}
    del told["is_of_foreign"]
    refused = lawyer.post(source, told)
    assert list(refused.context["form"].errors) == ["is_of_domestic"]
    history = reverse(
        "journal_office:history",
        kwargs={"kind": "partners.checksource", "pk": undesirable.pk},
    )
    assert "90" in lawyer.get(history).content.decode()
