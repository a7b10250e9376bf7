"""Directions, forms, activities, and the SDG targets that they serve."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from mosty.activities import actions, kinds, panels, queries, sdg
from mosty.activities.models import Activity, SdgTarget
from mosty.activities.panels import Panel, Place
from mosty.activities.tests.factories import (
    ActivityFactory,
    CooperationFormFactory,
    DirectionFactory,
)
from mosty.activities.times import days, years
from mosty.documents.tests.factories import stored
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory
from mosty.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def institution():
    return InstitutionFactory()


@pytest.fixture
def targets():
    actions.load_targets()


def shown(client, address):
    return client.get(address).content.decode().replace("\u00a0", " ")


def test_ten_targets_are_loaded_and_loading_again_changes_nothing(targets):
    before = list(SdgTarget.objects.values_list("code", "text_ru", "text_en"))

    assert actions.load_targets() == 10
    assert list(SdgTarget.objects.values_list("code", "text_ru", "text_en")) == before
    assert [code for code, _ru, _en in before] == [
        "4.1",
        "4.2",
        "4.3",
        "4.4",
        "4.5",
        "4.6",
        "4.7",
        "4.a",
        "4.b",
        "4.c",
    ]


@pytest.mark.parametrize(
    ("text", "is_spoken"),
    [
        ("по достижению цели устойчивого развития 4", True),
        ("Цели в области устойчивого развития", True),
        ("вклад в ЦУР 4", True),
        ("the Sustainable Development Goals", True),
        ("развитие русского языка", False),
        ("устойчивое развитие школ", False),
    ],
)
def test_direction_that_names_the_goals_shows_their_targets(text, is_spoken):
    direction = actions.name_direction(1, title_ru="Раз", text_ru=text)

    assert sdg.is_spoken_of(text) == is_spoken
    assert direction.serves_sdg == is_spoken


def test_number_of_a_target_opens_as_many_activities(client, targets):
    direction = DirectionFactory(serves_sdg=True)
    target = SdgTarget.objects.get(code="4.7")
    served = ActivityFactory.create_batch(2)
    hidden = ActivityFactory(confidential=True, title_ru="Тайная встреча")
    other = ActivityFactory(title_ru="Посторонняя встреча")
    for one in [*served, hidden]:
        actions.contribute(one, target, "Учит")

    page = shown(client, direction.get_absolute_url())
    opened = shown(client, f"{direction.get_absolute_url()}?target=4.7")

    assert "?target=4.7#done" in page
    assert "2 дела" in page
    assert all(one.title_ru in opened for one in served)
    assert hidden.title_ru not in opened
    assert other.title_ru not in opened


@pytest.mark.parametrize("code", ["9", "%00", "4.7%00"])
def test_unknown_target_is_not_found(client, targets, code):
    address = DirectionFactory(serves_sdg=True).get_absolute_url()

    assert client.get(f"{address}?target={code}").status_code == 404


@pytest.mark.parametrize("factory", [DirectionFactory, CooperationFormFactory])
def test_heading_shows_what_is_done_under_it(client, factory):
    heading = factory()
    belarus = CountryFactory(code="BY")
    link = {"directions" if factory is DirectionFactory else "forms": [heading]}
    ActivityFactory(title_ru="Встреча в Минске", countries=[belarus], **link)
    project = ProjectFactory(activity__title_ru="Сертификат")
    getattr(project.activity, next(iter(link))).add(heading)
    ActivityFactory(title_ru="Тайная встреча", confidential=True, **link)

    page = shown(client, heading.get_absolute_url())

    assert "Встреча в Минске" in page
    assert "/countries/by/" in page
    assert project.get_absolute_url() in page
    assert "Тайная встреча" not in page


def test_empty_heading_says_that_nothing_is_entered(client):
    page = shown(client, DirectionFactory().get_absolute_url())

    assert "Пока ничего не внесено" in page


def test_list_of_directions_counts_what_a_visitor_sees(client):
    direction = DirectionFactory()
    ActivityFactory.create_batch(3, directions=[direction])
    ActivityFactory(directions=[direction], confidential=True)

    assert "3 записи о сделанном" in shown(client, "/directions/")


def test_archived_direction_is_not_found(client):
    archived = DirectionFactory(is_archived=True)

    assert client.get(archived.get_absolute_url()).status_code == 404


def test_room_above_puts_a_panel_on_a_direction(client, monkeypatch):
    monkeypatch.setitem(panels._makers, Place.DIRECTION, [])
    context = {"groups": []}
    panels.offer(
        Place.DIRECTION,
        lambda one, user, on: Panel(
            "Сверху", "activities/portal/together.html", context
        ),
    )
    panels.offer(Place.DIRECTION, lambda one, user, on: None)

    assert "Сверху" in shown(client, DirectionFactory().get_absolute_url())


def test_kind_with_a_page_of_its_own_is_shown_there(client):
    project = ProjectFactory()

    answer = client.get(f"/activities/{project.activity.pk}/")

    assert answer.url == project.get_absolute_url()


def test_kind_that_nobody_registered_has_a_plain_page(client):
    partner = OrganisationFactory(name_ru="Минский институт")
    activity = ActivityFactory(title_ru="Встреча", dated=True, partners=[partner])

    page = shown(client, activity.get_absolute_url())

    assert kinds.address_of(activity) == f"/activities/{activity.pk}/"
    assert "Минский институт" in page
    assert "12 марта 2026 — 14 марта 2026" in page


def test_hidden_activity_is_not_found(client):
    hidden = ActivityFactory(confidential=True)

    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_proof_by_a_closed_paper_is_not_named(client, data_folder):
    activity = ActivityFactory()
    result = actions.enter_result(activity, "Проведена школа")
    closed = stored(audience="staff")
    actions.prove(activity, "Тайный отчёт", document=closed, result=result)
    actions.prove(activity, "Отчёт", address="https://academy.example/report")

    page = shown(client, activity.get_absolute_url())

    assert "Проведена школа" in page
    assert "https://academy.example/report" in page
    assert "Тайный отчёт" not in page


def test_proof_without_paper_and_address_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.prove(ActivityFactory(), "Ничего")


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (None, None, ""),
        ("2014-01-01", "2018-12-31", "2014–2018"),
        ("2014-01-01", "2014-12-31", "2014"),
        ("2014-01-01", None, "2014"),
        (None, "2018-12-31", "–2018"),
    ],
)
def test_years_are_said_as_far_as_they_are_known(starts, ends, said):
    assert years(starts and day(starts), ends and day(ends)) == said


@pytest.mark.parametrize(
    ("precision", "said"),
    [
        ("day", "1 января 2014 — 31 декабря 2014"),
        ("month", "январь 2014 — декабрь 2014"),
        ("year", "2014"),
    ],
)
def test_days_are_said_with_their_precision(precision, said):
    activity = Activity(
        starts_on=day("2014-01-01"),
        starts_precision=precision,
        ends_on=day("2014-12-31"),
        ends_precision=precision,
    )

    assert days(activity).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("starts", "ends", "state", "is_current"),
    [
        ("2026-03-01", "2026-03-31", "unknown", True),
        ("2026-04-01", None, "planned", True),
        ("2026-01-01", "2026-03-11", "running", False),
        ("2026-03-01", "2026-03-31", "cancelled", False),
        (None, None, "running", False),
    ],
)
def test_current_is_what_runs_or_comes(starts, ends, state, is_current):
    ActivityFactory(
        starts_on=starts,
        starts_precision="day" if starts else "unknown",
        ends_on=ends,
        ends_precision="day" if ends else "unknown",
        state=state,
    )

    found = Activity.objects.current(day("2026-03-12"))
    assert found.exists() == is_current


def test_groups_cost_the_same_whatever_their_length(django_assert_num_queries):
    def made():
        activity = ActivityFactory(
            partners=[OrganisationFactory()], countries=[CountryFactory()]
        )
        ProjectFactory()
        return activity

    made()
    everything = Activity.objects.all()
    with django_assert_num_queries(4):
        assert sum(len(one.activities) for one in queries.by_kind(everything)) == 2
    made(), made()
    with django_assert_num_queries(4):
        groups = queries.by_kind(everything)
        addresses = [
            one.get_absolute_url() for group in groups for one in group.activities
        ]
    assert len(addresses) == 6


def test_targets_that_nothing_serves_are_folded_into_one_line(client, targets):
    direction = DirectionFactory(serves_sdg=True)
    actions.contribute(ActivityFactory(), SdgTarget.objects.get(code="4.7"), "Учит")

    page = shown(client, direction.get_absolute_url())

    served, folded = page.split("<details")
    assert "Задача 4.7" in served
    assert "Задача 4.1" not in served
    assert "9 задач, вклад в которые не указан" in folded
    assert "A/RES/70/1" in served


def test_list_of_forms_speaks_of_a_form(client):
    CooperationFormFactory()
    DirectionFactory()

    assert "что по ней делается" in shown(client, "/forms/")
    assert "что по нему делается" in shown(client, "/directions/")
