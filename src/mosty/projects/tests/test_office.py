"""Projects in the office."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.projects.models import Project
from mosty.projects.offers import without_years
from mosty.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LEAST = {"title_ru": "Школьный сертификат", "state": "running", "audience": "public"}


@pytest.fixture
def coordinator():
    InstitutionFactory()
    return UserFactory(coordinator=True)


@pytest.fixture
def office(client, coordinator):
    client.force_login(coordinator)
    return client


def address(name, project):
    return reverse(f"projects_office:{name}", kwargs={"pk": project.pk})


def test_project_is_opened_without_years(office, coordinator):
    office.post("/office/projects/add", LEAST)

    project = Project.objects.get()
    assert str(project) == "Школьный сертификат"
    assert project.activity.starts_on is None
    [task] = without_years(coordinator, timezone.localdate())
    assert task.count == 1


def test_project_is_opened_with_all_that_is_known(office):
    partner = OrganisationFactory()

    office.post(
        "/office/projects/add",
        {
            **LEAST,
            "phases-0-since": "2014",
            "phases-0-until": "2016",
            "phases-0-kind": "planned",
            "phases-1-since": "2017",
            "phases-1-until": "2018",
            "phases-1-kind": "prolonged",
            "countries": "Россия, Австрия",
            "partner": partner.pk,
            "deliverables-0-title_ru": "Пособие",
            "results-0-title_ru": "Сертификат выдан",
        },
    )

    project = Project.objects.get()
    activity = project.activity
    assert [(one.since_year, one.kind) for one in project.phases.all()] == [
        (2014, "planned"),
        (2017, "prolonged"),
    ]
    assert activity.ends_on == datetime.date(2018, 12, 31)
    assert {one.pk for one in activity.countries.all()} == {"RU", "AT"}
    assert [part.organisation for part in activity.participations.all()] == [partner]
    assert [one.title_ru for one in project.deliverables.all()] == ["Пособие"]
    assert [one.title_ru for one in activity.results.all()] == ["Сертификат выдан"]


def test_years_the_wrong_way_round_are_refused(office):
    answer = office.post(
        "/office/projects/add",
        {**LEAST, "phases-0-since": "2016", "phases-0-until": "2014"},
    )

    assert list(answer.context["form"].errors) == ["phases"]


def test_prolongation_is_written_and_told_in_the_history(office):
    project = ProjectFactory(phases=[(2014, 2016)])
    form = office.get(address("edit", project)).context["form"]

    office.post(
        address("edit", project),
        {
            **LEAST,
            "title_ru": project.activity.title_ru,
            "state": project.activity.state,
            "seen": form.seen,
            "phases-0-since": "2014",
            "phases-0-until": "2016",
            "phases-0-kind": "planned",
            "phases-1-since": "2017",
            "phases-1-until": "2018",
            "phases-1-kind": "prolonged",
        },
    )

    project.activity.refresh_from_db()
    assert project.activity.ends_on == datetime.date(2018, 12, 31)
    verbs = [entry.verb for entry in history(project.activity)]
    assert verbs == ["project.replanned", "activity.reworded"]


def test_archive_hides_and_gives_back(office):
    project = ProjectFactory()

    office.post(address("archive", project))
    assert not Project.objects.visible_to(None).exists()
    assert office.get(address("record", project)).status_code == 200
    office.post(address("restore", project))

    assert Project.objects.visible_to(None).exists()


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_page_is_drawn(office, language):
    project = ProjectFactory(phases=[(2014, 2016)])
    pages = [
        "/office/projects/",
        "/office/projects/add",
        *(address(name, project) for name in ("record", "edit", "archive")),
    ]

    assert {page: office.get(language + page).status_code for page in pages} == (
        dict.fromkeys(pages, 200)
    )


@pytest.mark.parametrize("role", ["editor", "lawyer"])
def test_only_those_who_keep_projects_change_them(client, role):
    InstitutionFactory()
    project = ProjectFactory()
    client.force_login(UserFactory(**{role: True}))

    assert client.get(address("record", project)).status_code == 200
    assert client.get(address("edit", project)).status_code == 403
    assert client.post(address("archive", project)).status_code == 403


def test_empty_register_shows_its_way_out_to_those_who_may_go(client):
    InstitutionFactory()
    pages = []
    for role in ("coordinator", "head"):
        client.force_login(UserFactory(**{role: True}))
        pages.append(client.get(reverse("projects_office:records")).text)

    assert [reverse("projects_office:add") in page for page in pages] == [True, False]
