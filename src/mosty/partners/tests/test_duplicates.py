"""The queue of possible duplicates: its pages, its filters, its buttons."""

import pytest
from django.urls import reverse

from mosty.access.roles import Audience
from mosty.partners import actions, desk, queue
from mosty.partners.models import Merge, Organisation, SuspectedPair
from mosty.partners.tests.factories import OrganisationFactory, SuspectedPairFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LIST = "partners_office:duplicates"


@pytest.fixture
def user(client):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def address(pair, name="pair"):
    return reverse(f"partners_office:{name}", args=[pair.pk])


def test_queue_costs_the_same_for_one_pair_and_for_three(
    client, user, django_assert_max_num_queries
):
    SuspectedPairFactory()
    client.get(reverse(LIST))
    with django_assert_max_num_queries(60) as one:
        client.get(reverse(LIST))
    SuspectedPairFactory.create_batch(2)
    with django_assert_max_num_queries(len(one)):
        client.get(reverse(LIST))


def test_filters_and_tabs_find_pairs(user):
    minsk = SuspectedPairFactory(a__name_ru="Минский институт", score=0.5)
    renamed = SuspectedPairFactory(relation="rename", b__russian=True)
    SuspectedPairFactory(a__archived=True)
    SuspectedPairFactory(a__confidential=True, b__confidential=True)
    actions.say_apart(SuspectedPairFactory(), by=user, is_for_ever=False)
    gone = actions.say_apart(SuspectedPairFactory(), by=user)

    def found(**query):
        return list(queue.pairs_for(user, queue.Asked.of(query)))

    assert found(q="минский") == [minsk]
    assert found(relation="rename", country="ru") == found(country="RU") == [renamed]
    assert found(tab="decided") == [gone]
    assert len(found(tab="later")) == 1
    assert queue.last_of(user) == gone
    (task,) = desk.duplicates(user, None)
    assert task.count == len(found())
    assert desk.duplicates(UserFactory(lawyer=True), None) == []


def test_pair_of_others_is_not_found(client):
    client.force_login(UserFactory(editor=True))
    hidden = SuspectedPairFactory(a__audience=Audience.CONFIDENTIAL)

    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(address(hidden)).status_code == 404


def test_values_are_chosen_one_by_one_without_scripts(client, user):
    pair = SuspectedPairFactory(
        a__name_ru="Институт А",
        a__site="https://a.example",
        b__site="https://b.example",
    )
    page = client.get(address(pair))

    answer = client.post(
        address(pair),
        {
            "decision": "same",
            "kept": "b",
            "take-site": "a",
            "take-name_ru": "b",
            "reason": "Один адрес",
            "seen": page.context["seen"],
        },
        follow=True,
    )

    assert answer.status_code == 200
    kept = Organisation.objects.get(pk=pair.b_id)
    assert (kept.site, kept.name_ru) == ("https://a.example", pair.b.name_ru)
    made = Merge.objects.get()
    assert (made.reason, made.by_id) == ("Один адрес", user.pk)
    assert "possible" not in client.get(kept.get_absolute_url()).content.decode()
    office = client.get(reverse("partners_office:record", args=[pair.a_id]))
    assert office["Location"].endswith(f"/office/partners/{kept.pk}/")

    client.post(address(pair, "take_back"))
    pair.refresh_from_db()
    assert (pair.decision, pair.merge) == ("open", None)
    assert Organisation.objects.get(pk=pair.b_id).site == "https://b.example"


def test_what_changed_meanwhile_is_told_and_nothing_is_merged(client, user):
    pair = SuspectedPairFactory()
    seen = client.get(address(pair)).context["seen"]
    actions.describe(pair.a, site="https://new.example")
    sent = {"decision": "same", "kept": "a", "seen": seen}

    answer = client.post(address(pair), sent)

    assert answer.status_code == 200
    told = answer.context["form"].non_field_errors()
    assert "Сайт" in told[0] or "Site" in told[0]
    assert not Merge.objects.exists()

    actions.say_apart(pair, by=user)
    answer = client.post(address(pair), {**sent, "decision": "later"})
    assert answer.context["form"].non_field_errors()
    pair.refresh_from_db()
    assert pair.decision == "never"


def test_side_must_be_named_and_a_strange_answer_does_nothing(client, user):
    pair = SuspectedPairFactory()

    for sent in ({"decision": "same"}, {"decision": "delete"}, {"decision": "branch"}):
        answer = client.post(address(pair), sent)
        assert answer.status_code == 200
        assert answer.context["form"].errors
    pair.refresh_from_db()
    assert pair.decision == "open"


def test_record_named_by_a_person_is_compared(client, user):
    one, other = OrganisationFactory(), OrganisationFactory(name_ru="ИРО Минска")
    compare = reverse("partners_office:compare", args=[one.pk])

    answer = client.post(compare, {"other": other.pk, "other_text": other.name_ru})

    pair = SuspectedPair.objects.get()
    assert answer["Location"] == address(pair)
    assert {pair.a, pair.b} == {one, other}
    assert client.post(compare, {"other": one.pk}).status_code == 200
    told = client.get(reverse("partners_office:record", args=[one.pk]))
    assert address(pair) in told.content.decode()
