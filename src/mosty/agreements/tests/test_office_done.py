"""Recording what was done in the office, and the tasks of the desk."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mosty.activities.models import Activity
from mosty.activities.tests.factories import (
    ActivityFactory,
    CooperationFormFactory,
    DirectionFactory,
)
from mosty.agreements.pending import (
    expiring,
    without_dates,
    without_proofs,
    without_scan,
)
from mosty.agreements.tests.factories import AgreementActivityFactory, AgreementFactory
from mosty.documents.tests.factories import PDF
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
TASKS = (expiring, without_dates, without_scan, without_proofs)
ADD = "/office/activities/add"
LEAST = {
    "title_ru": "Семинар для педагогов Минска",
    "kind": "lesson",
    "state": "finished",
    "audience": "public",
    "files_audience": "staff",
}
WHOLE = {
    **LEAST,
    "title_en": "A seminar",
    "starts_on": "03.2026",
    "countries": "Беларусь, Казахстан",
    "target_4c_ru": "Учителя учатся вести уроки вместе.",
    "people-0-country": "Белоруссия",
    "people-0-people": "12",
    "people-0-direction": "incoming",
    "people-1-country": "",
    "people-1-people": "",
    "people-1-direction": "here",
    "results-0-title_ru": "Сборник",
    "results-0-on": "12.04.2026",
    "evidence-0-title_ru": "Новость",
    "evidence-0-address": "https://academy.example/news/1",
}


@pytest.fixture
def coordinator():
    InstitutionFactory()
    return UserFactory(coordinator=True)


@pytest.fixture
def office(client, coordinator):
    client.force_login(coordinator)
    return client


def address(name, activity):
    return reverse(f"agreements_office:{name}", kwargs={"pk": activity.pk})


def test_everything_told_on_the_page_is_recorded(office):
    agreement, other = AgreementFactory(), OrganisationFactory()
    direction, form = DirectionFactory(), CooperationFormFactory()

    answer = office.post(
        ADD,
        {
            **WHOLE,
            "agreements_find": str(agreement.register_number),
            "partner": other.pk,
            "directions": [direction.pk],
            "means": [form.pk],
            "files_files": SimpleUploadedFile("foto.pdf", PDF),
        },
    )

    activity = Activity.objects.get()
    assert answer.url == address("deed", activity)
    assert (activity.kind, activity.starts_precision) == ("lesson", "month")
    assert [link.agreement for link in activity.agreement_links.all()] == [agreement]
    assert {part.organisation for part in activity.participations.all()} == {
        agreement.counterpart,
        other,
    }
    assert {one.pk for one in activity.countries.all()} == {"BY", "KZ"}
    assert list(activity.directions.all()) == [direction]
    assert list(activity.forms.all()) == [form]
    assert [
        (one.target_id, one.reason_ru) for one in activity.sdg_contributions.all()
    ] == [("4.c", "Учителя учатся вести уроки вместе.")]
    assert [
        (one.country_id, one.people, one.direction)
        for one in activity.people_counts.all()
    ] == [("BY", 12, "incoming")]
    assert [(one.title_ru, one.on) for one in activity.results.all()] == [
        ("Сборник", datetime.date(2026, 4, 12))
    ]
    assert sorted(one.title_ru for one in activity.evidence.all()) == [
        "foto",
        "Новость",
    ]


@pytest.mark.parametrize(
    ("told", "faulty"),
    [
        ({"title_ru": ""}, "title_ru"),
        ({"starts_on": "2026", "ends_on": "2025"}, "ends_on"),
        ({"countries": "Атлантида"}, "countries"),
        ({"people-0-country": "Беларусь", "people-0-people": "много"}, "people"),
        ({"results-0-title_ru": "", "results-0-title_en": "Book"}, "results"),
        ({"evidence-0-title_ru": "Новость"}, "evidence"),
        ({"target_47_en": "Because."}, "target_47_ru"),
        ({"agreements_find": "999999"}, "agreements"),
    ],
)
def test_form_says_what_is_not_understood(office, told, faulty):
    answer = office.post(ADD, {**LEAST, **told})

    assert list(answer.context["form"].errors) == [faulty]
    assert not Activity.objects.exists()


def shown(office, activity):
    """What the page of editing sends when nothing is changed on it."""
    form = office.get(address("edit_deed", activity)).context["form"]
    sent = {
        **LEAST,
        "title_ru": activity.title_ru,
        "kind": activity.kind,
        "state": activity.state,
        "partners": [part.organisation_id for part in activity.participations.all()],
        "agreements": [one.agreement_id for one in activity.agreement_links.all()],
        "seen": form.seen,
    }
    for number, one in enumerate(activity.results.order_by("pk")):
        sent[f"results-{number}-id"] = one.pk
        sent[f"results-{number}-title_ru"] = one.title_ru
    for number, one in enumerate(activity.evidence.order_by("pk")):
        sent[f"evidence-{number}-id"] = one.pk
        sent[f"evidence-{number}-title_ru"] = one.title_ru
        sent[f"evidence-{number}-address"] = one.address
    return sent


@pytest.fixture
def activity():
    made = ActivityFactory(kind="activity", partners=[OrganisationFactory()])
    made.results.create(title_ru="Сборник")
    made.evidence.create(title_ru="Новость", address="https://academy.example/1")
    AgreementActivityFactory(activity=made)
    return made


def test_unchanged_page_writes_nothing(office, activity):
    office.post(address("edit_deed", activity), shown(office, activity))

    assert not history(activity).exists()


def test_row_is_changed_and_another_taken_out(office, activity):
    result = activity.results.get()
    sent = shown(office, activity)
    sent |= {"results-0-title_ru": "Сборник статей", "evidence-0-title_ru": ""}
    sent |= {"evidence-0-address": ""}

    office.post(address("edit_deed", activity), sent)

    result.refresh_from_db()
    assert result.title_ru == "Сборник статей"
    assert not activity.evidence.exists()
    told = {entry.verb: entry.detail["told"] for entry in history(activity)}
    assert told["activity.results_told"] == {"results": ["Сборник", "Сборник статей"]}
    page = office.get(
        reverse(
            "journal_office:history",
            kwargs={"kind": "activities.activity", "pk": activity.pk},
        )
    )
    assert "Сборник статей" in page.content.decode()


def test_rows_that_two_change_at_once_are_not_written_over(office, activity):
    first, second = shown(office, activity), shown(office, activity)
    office.post(
        address("edit_deed", activity), {**first, "results-0-title_ru": "Первый"}
    )

    answer = office.post(
        address("edit_deed", activity), {**second, "results-0-title_ru": "Второй"}
    )

    [one] = answer.context["form"].disagreements
    assert (one.theirs, one.mine) == ("Первый", "Второй")
    assert activity.results.get().title_ru == "Первый"


def test_archive_hides_and_gives_back(office, activity):
    office.post(address("put_away", activity))
    assert not Activity.objects.visible_to(None).exists()
    assert office.get(address("deed", activity)).status_code == 200
    office.post(address("bring_back", activity))

    assert Activity.objects.visible_to(None).exists()


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_page_is_drawn(office, activity, language):
    pages = [
        "/office/activities/",
        ADD,
        *(address(name, activity) for name in ("deed", "edit_deed", "put_away")),
    ]

    assert {page: office.get(language + page).status_code for page in pages} == (
        dict.fromkeys(pages, 200)
    )


@pytest.mark.parametrize("role", ["editor", "lawyer", "rector"])
def test_only_those_who_keep_the_register_record(client, activity, role):
    client.force_login(UserFactory(**{role: True}))

    assert client.get(address("deed", activity)).status_code == 200
    assert client.get(ADD).status_code == 403
    assert client.post(address("put_away", activity)).status_code == 403


def told_to(user):
    on = timezone.localdate()
    return {str(task.url): task.count for tasks in TASKS for task in tasks(user, on)}


def test_desk_tells_what_lacks_to_those_who_can_mend_it(coordinator, activity):
    AgreementFactory()
    AgreementFactory(in_force=True)
    AgreementFactory(expiring=True)
    activity.evidence.all().delete()

    told = told_to(coordinator)

    register, deeds = "/office/agreements/", "/office/activities/"
    assert told[f"{register}?term=unknown"] == 2
    assert told[f"{register}?term=expiring"] == 1
    assert told[f"{register}?scan=none"] == 4
    assert told[f"{deeds}?proofs=none"] == 1
    assert register not in told_to(UserFactory(editor=True))
