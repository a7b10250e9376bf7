"""Proof of life: the plain function, and that SQL says the same."""

import datetime
import random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from mosty.activities.models import Evidence, Participation
from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.actions.life_settings import set_life
from mosty.agreements.life.conditions import in_life, last_signs, life_state
from mosty.agreements.life.counted import counted
from mosty.agreements.life.evidence import proof_of
from mosty.agreements.life.reckoning import RANK, LifeState, Sign, Terms, life_on
from mosty.agreements.models import Agreement, LifeSettings, LifeTerms
from mosty.agreements.tests.factories import AgreementActivityFactory, AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import LogEntryFactory
from mosty.people.tests.factories import UserFactory

DAY = datetime.date(2026, 3, 31)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))
SIGNS = st.builds(Sign, st.none() | DAYS, is_weak=st.booleans())
TERMS = st.builds(
    lambda active, more, grace: Terms(active, active + more, grace),
    st.integers(1, 60),
    st.integers(1, 60),
    st.integers(1, 60),
)


@given(DAYS, st.none() | DAYS, st.lists(SIGNS, max_size=6), SIGNS, TERMS)
def test_one_more_sign_never_lowers_the_state(day, begun, signs, one_more, terms):
    before = life_on(day, begun=begun, signs=signs, terms=terms)
    after = life_on(day, begun=begun, signs=[*signs, one_more], terms=terms)

    assert RANK[after.state] >= RANK[before.state]


@given(DAYS, st.none() | DAYS, st.lists(SIGNS, max_size=6), TERMS)
def test_what_comes_later_and_the_order_of_signs_say_nothing(day, begun, signs, terms):
    now = life_on(day, begun=begun, signs=signs, terms=terms)
    known = [one for one in signs if one.on is None or one.on <= day]

    assert life_on(day, begun=begun, signs=known[::-1], terms=terms) == now


@pytest.mark.parametrize(
    ("begun", "signs", "state"),
    [
        (None, [], "not_known"),
        ("2025-03-31", [], "not_known"),
        ("2025-03-30", [], "never_started"),
        ("2020-01-01", [None], "not_known"),
        ("2020-01-01", ["2025-03-31"], "active"),
        ("2020-01-01", ["2025-03-30"], "fading"),
        ("2020-01-01", ["2024-03-31"], "fading"),
        ("2020-01-01", ["2024-03-30"], "sleeping"),
        ("2020-01-01", ["2024-03-30", None], "sleeping"),
        (None, ["1999-01-01"], "sleeping"),
        ("2020-01-01", ["2026-04-01"], "never_started"),
    ],
)
def test_life_is_told_to_the_day(begun, signs, state):
    first = datetime.date.fromisoformat(begun) if begun else None
    known = [Sign(datetime.date.fromisoformat(one) if one else None) for one in signs]

    assert life_on(DAY, begun=first, signs=known, terms=Terms()).state == state


def test_letters_keep_from_sleep_and_do_not_make_active():
    lately = Sign(DAY, is_weak=True)
    long_ago = Sign(datetime.date(2020, 1, 1), is_weak=True)

    told = [
        life_on(DAY, begun=None, signs=signs, terms=Terms()).state
        for signs in ([lately], [long_ago], [lately, Sign(datetime.date(2025, 5, 1))])
    ]

    assert told == ["fading", "sleeping", "active"]


def shifted(dice, most=1600):
    return DAY + datetime.timedelta(days=dice.randint(-most, 200))


def done_something(dice, agreement):
    """An activity of any state, with any part of its days known."""
    first = shifted(dice)
    last = first + datetime.timedelta(days=dice.randint(0, 500))
    starts, ends = dice.choice(
        [(first, last), (first, None), (None, last), (None, None)]
    )
    activity = ActivityFactory(
        kind=dice.choice(["activity", "project"]),
        state=dice.choice(["finished", "running", "unknown", "planned", "cancelled"]),
        starts_on=starts,
        starts_precision="day" if starts else "unknown",
        ends_on=ends,
        ends_precision="month" if ends else "unknown",
        is_archived=dice.random() < 0.1,
        audience=dice.choice(["public", "staff"]),
    )
    AgreementActivityFactory(agreement=agreement, activity=activity)
    if dice.random() < 0.5:
        Evidence.objects.create(
            activity=activity, title_ru="Отчёт", address="https://a.example/"
        )
    if dice.random() < 0.5:
        Participation.objects.create(
            activity=activity, organisation=agreement.counterpart
        )


def wrote_something(dice, agreement):
    moment = datetime.datetime.combine(
        shifted(dice), datetime.time(dice.choice([0, 12, 23]), 30), datetime.UTC
    )
    LogEntryFactory(
        organisation=agreement.counterpart,
        matter=dice.choice([f"agreement:{agreement.pk}", "", "agreement:x"]),
        channel=dice.choice(["letter_in", "letter_out", "call", "meeting", "note"]),
        happened_at=moment,
        is_archived=dice.random() < 0.1,
    )


@pytest.fixture
def register(db):
    """Agreements of several kinds with all sorts of signs, by seeded dice."""
    dice = random.Random(20260331)
    for number in range(40):
        agreement = AgreementFactory(
            signed=True,
            kind=("agreement", "memorandum", "protocol")[number % 3],
            starts_on=dice.choice([None, shifted(dice), shifted(dice)]),
            ends_on=dice.choice([None, None, shifted(dice), datetime.date(2030, 1, 1)]),
        )
        for _sign in range(dice.choice([0, 0, 1, 2])):
            done_something(dice, agreement)
        for _sign in range(dice.choice([0, 0, 1])):
            wrote_something(dice, agreement)
    AgreementFactory(draft=True)
    return Agreement.objects.order_by("pk")


def set_otherwise(**settings):
    LifeSettings.objects.all().delete()
    LifeSettings.objects.create(**settings)
    return counted()


@pytest.mark.django_db
def test_sql_says_what_the_plain_function_says(register):
    LifeTerms.objects.create(kind="memorandum", active_months=3, sleeping_months=30)
    LifeTerms.objects.create(kind="", grace_months=2)
    found = set()
    for settings, is_public in (
        ({}, False),
        ({"is_log_counted": False, "left_out_kinds": ["project"]}, False),
        ({"is_proof_asked_for": True}, False),
        ({"is_partner_asked_for": True}, False),
        ({}, True),
    ):
        counts = set_otherwise(**settings)
        options = {"counted": counts, "is_public": is_public}
        told = register.annotate(life=life_state(DAY, **options))
        in_sql = dict(told.values_list("pk", "life"))

        proofs = {one.pk: proof_of(one, on=DAY, **options) for one in register}

        plain = {pk: one.life.state if one else "" for pk, one in proofs.items()}
        assert in_sql == plain
        found |= set(plain.values())
        if not is_public:
            last = {
                pk: one.life.last_on
                for pk, one in proofs.items()
                if one and one.life.last_on
            }
            asked = register.filter(pk__in=[pk for pk, one in proofs.items() if one])
            assert last_signs(asked, DAY, counts) == last
    assert found == {"", *LifeState}


@pytest.mark.django_db
def test_visitors_are_told_of_public_signs_alone():
    agreement = AgreementFactory(unknown_term=True)
    today = timezone.localdate()
    hidden = ActivityFactory(
        state="finished", starts_on=today, starts_precision="day", audience="staff"
    )
    AgreementActivityFactory(agreement=agreement, activity=hidden)

    known = proof_of(agreement, on=today, counted=counted(), user=AnonymousUser())
    shown = proof_of(agreement, on=today, counted=counted(), is_public=True)

    assert (known.life.state, known.signs, known.hidden) == ("active", [], 1)
    assert (shown.life.state, shown.signs, shown.hidden) == ("not_known", [], 0)


@pytest.mark.django_db
def test_states_are_asked_of_the_whole_register_at_once(
    register, django_assert_num_queries
):
    counts = counted()

    with django_assert_num_queries(1):
        sleeping = list(in_life(register, DAY, counts, LifeState.SLEEPING))

    assert sleeping


@pytest.fixture
def lively(client):
    InstitutionFactory()
    agreement = AgreementFactory(signed=True)
    activity = ActivityFactory(
        state="finished",
        title_ru="Семинар-1",
        starts_on=timezone.localdate(),
        starts_precision="day",
    )
    AgreementActivityFactory(agreement=agreement, activity=activity)
    return agreement


@pytest.mark.django_db
def test_site_tells_life_only_where_the_institution_shows_it(client, lively):
    pages = [lively.get_absolute_url(), "/agreements/"]
    for page in pages:
        assert "Told by what is published" not in client.get(page).content.decode()
        assert "living=active" not in client.get(page).content.decode()

    set_life({"is_public": True}, by=UserFactory(coordinator=True))

    shown = client.get(pages[0]).content.decode()
    assert shown.count("Семинар-1") == 2
    assert "active" in client.get(pages[1]).content.decode()
    found = client.get(pages[1], {"living": "active"}).content.decode()
    assert lively.counterpart.name_ru in found


@pytest.mark.django_db
def test_office_finds_agreements_by_their_life(client, lively):
    client.force_login(UserFactory(coordinator=True))
    other = AgreementFactory(signed=True)

    page = client.get("/office/agreements/", {"living": "active"}).content.decode()
    record = client.get(f"/office/agreements/{lively.pk}/").content.decode()

    assert lively.counterpart.name_ru in page
    assert other.counterpart.name_ru not in page
    assert "Семинар-1" in record
