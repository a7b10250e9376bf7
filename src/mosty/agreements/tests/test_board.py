"""The board: cards by stage, why each waits, and how one is moved."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from mosty.agreements.board import page
from mosty.agreements.models import Agreement, ApprovalRound, ApprovalStep, Stage
from mosty.agreements.tests.factories import AgreementFactory, PartyFactory, drafted
from mosty.partners.models import CheckSource
from mosty.people.tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
HTMX = {"HX-Request": "true", "HX-Target": "board"}


def at(stage, **fields):
    return AgreementFactory(stage=stage, origin="", **fields)


def columns(client, query=""):
    board = client.get(reverse("agreements_office:board") + query).context["board"]
    return {one.stage.value: one for one in board.columns}


def waits(column) -> list[tuple[str, bool]]:
    return [(one.words, one.is_late) for card in column.cards for one in card.waits]


def test_each_card_says_why_it_waits(office):
    lawyer = UserFactory(lawyer=True).person
    at("idea")
    at("negotiation")
    round_ = ApprovalRound.objects.create(agreement=at("approval"), number=1)
    ApprovalStep.objects.create(
        round=round_,
        position=1,
        person=lawyer,
        asked_at=NOW - datetime.timedelta(days=9),
        due_on=TODAY - datetime.timedelta(days=3),
    )
    applied = at("clearance")
    applied.clearances.create(
        rule_pack="x", submitted_on=TODAY - datetime.timedelta(days=12)
    )
    signing = at("signing")
    version = drafted(signing).document.versions.get()
    ApprovalRound.objects.create(
        agreement=signing,
        number=1,
        version=version,
        text_sha256="0" * 64,
        outcome="approved",
        closed_at=NOW,
    )

    ready = at("signing", section="foreign")
    PartyFactory(agreement=ready)
    source = CheckSource.objects.in_use(jurisdiction="RU").first()
    partner = ready.counterpart
    partner.checks.create(
        source=source, checked_on=TODAY, result="found", searched_keys=[]
    )

    with_reasons = columns(office)

    told = {stage: waits(one) for stage, one in with_reasons.items()}
    assert told["idea"] == [("Текста ещё нет", False)]
    assert told["negotiation"] == [("Текста ещё нет", False)]
    ((words, is_late),) = told["approval"]
    assert (str(lawyer) in words, is_late) == (True, True)
    assert "12" in told["clearance"][0][0]
    assert told["signing"][0] == ("Текст изменён после согласования", True)
    assert told["signing"][1:] == [
        ("Не хватает заключения", False),
        ("Проверка нашла партнёра в перечне", True),
        ("Не хватает проверок партнёров", False),
        ("Ждёт подписи ректора", False),
    ]


def test_column_shows_some_and_leads_to_all_of_them(office):
    for _ in range(page.MOST_CARDS + 2):
        at("draft")
    oldest = at("draft")
    Agreement.objects.filter(pk=oldest.pk).update(
        staged_at=NOW - datetime.timedelta(days=400)
    )

    draft = columns(office)["draft"]

    assert (len(draft.cards), draft.left) == (page.MOST_CARDS, 3)
    assert (draft.cards[0].pk, draft.cards[0].days) == (oldest.pk, 400)
    assert office.get(draft.url).context["shown"].total == draft.count


def test_filters_narrow_the_board_and_its_lists(office, coordinator):
    mine = at("draft", responsible=coordinator.person)
    at("draft", kind="contract")

    found = columns(office, "?mine=1")["draft"]
    contracts = columns(office, "?kind=contract")["draft"]

    assert [card.pk for card in found.cards] == [mine.pk]
    assert office.get(found.url).context["shown"].total == 1
    assert contracts.count == 1


def test_card_is_moved_by_a_form_without_scripts(office):
    agreement = at("draft")

    answer = office.post(
        reverse("agreements_office:move_card"),
        {"to": f"{agreement.pk}.negotiation", "at": "kind=agreement"},
    )

    agreement.refresh_from_db()
    assert agreement.stage == Stage.NEGOTIATION
    assert answer.url.endswith(f"?kind=agreement#card-{agreement.pk}")


def test_refused_move_says_in_place_what_lacks(office):
    agreement = at("negotiation")
    url = reverse("agreements_office:move_card")

    part = office.post(url, {"to": f"{agreement.pk}.approval"}, headers=HTMX)
    odd = office.post(url, {"to": f"{agreement.pk}.signed"}, headers=HTMX)

    page_of = part.content.decode()
    begin = reverse("agreements_office:begin_approval", kwargs={"pk": agreement.pk})
    assert (part.status_code, begin in page_of) == (200, True)
    assert 'id="board-said" hx-swap-oob="innerHTML"' in page_of
    assert "Согласование" in odd.content.decode()
    agreement.refresh_from_db()
    assert agreement.stage == Stage.NEGOTIATION


def test_leaving_approval_is_asked_on_the_board(office):
    agreement = at("approval")
    round_ = ApprovalRound.objects.create(agreement=agreement, number=1)
    url = reverse("agreements_office:move_card")
    given = {"to": f"{agreement.pk}.draft"}

    asked = office.post(url, given, headers=HTMX).content.decode()
    office.post(url, {**given, "calling_off": round_.pk}, headers=HTMX)

    agreement.refresh_from_db()
    assert f'name="calling_off" value="{round_.pk}"' in asked
    assert agreement.stage == Stage.DRAFT


@pytest.mark.parametrize("to", ["", "x.draft", "1", "1.nothing", "99999999.draft"])
def test_move_of_nothing_is_not_found(office, to):
    url = reverse("agreements_office:move_card")

    assert office.post(url, {"to": to}).status_code == 404


def test_board_asks_the_same_for_many(office, django_assert_max_num_queries):
    for stage in page.STAGES:
        for _ in range(3):
            at(stage, responsible=PersonFactory())
    url = reverse("agreements_office:board")

    # Nothing is kept in a transaction that has written: the shell alone asks nine,
    # the choices of the filters four, checks and rules of those to be signed four.
    with django_assert_max_num_queries(22):
        office.get(url)
