"""A new version of the text and its round in one go; what became of a route."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mosty.agreements import actions, waiting
from mosty.agreements.models import ApprovalRound, Stage
from mosty.agreements.tests.factories import AgreementFactory, RouteFactory, drafted
from mosty.journal.actions import history
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(office):
    return drafted(AgreementFactory(stage=Stage.NEGOTIATION, origin=""))


@pytest.fixture
def round_(paper, coordinator):
    UserFactory(lawyer=True)
    return actions.start_round(
        paper.agreement,
        RouteFactory(),
        paper=paper,
        by=coordinator,
        on=timezone.localdate(),
    )


def bring(office, agreement, data, *, name="draft.txt", **more):
    url = reverse("agreements_office:new_text", kwargs={"pk": agreement.pk})
    form = office.get(url).context["form"]
    told = {key: form[key].value() for key in ("paper", "route", "calling_off")}
    told = {key: getattr(value, "pk", value) or "" for key, value in told.items()}
    return office.post(
        url, {**told, "files_files": SimpleUploadedFile(name, data), **more}
    )


def outcomes(agreement):
    return list(agreement.approval_rounds.values_list("number", "outcome"))


def test_new_text_is_kept_and_its_round_takes_the_place_of_the_former(
    office, paper, round_
):
    answer = bring(office, paper.agreement, "1. Стороны учатся.\n".encode())

    assert answer.status_code == 302
    versions = list(paper.document.versions.values_list("number", flat=True))
    last = paper.agreement.approval_rounds.get(number=2)
    assert (versions, last.version.number) == ([2, 1], 2)
    assert outcomes(paper.agreement) == [(1, "called_off"), (2, "")]


def test_round_that_was_not_shown_is_not_called_off(office, paper, round_):
    answer = bring(office, paper.agreement, b"1. Other", calling_off="")

    (words,) = answer.context["form"].non_field_errors()
    assert words == str(actions.RoundRuns.message)
    assert paper.document.versions.count() == 1
    assert ApprovalRound.objects.get().outcome == ""


def test_text_that_was_returned_is_no_new_one(office, coordinator, paper, round_):
    actions.send_back(
        round_.steps.get(),
        by=UserFactory(lawyer=True),
        on=timezone.localdate(),
        remark="Нет срока",
    )
    with paper.document.newest.file.open("rb") as file:
        same = file.read()

    told = bring(office, paper.agreement, same).context["form"].non_field_errors()
    (desk,) = waiting.returned(coordinator, timezone.localdate())
    pages = [
        office.get(reverse(f"agreements_office:{name}", args=[paper.agreement.pk]))
        for name in ("approval", "begin_approval", "record")
    ]

    assert told == [str(actions.SameText.message)]
    assert outcomes(paper.agreement) == [(1, "returned")]
    assert "Нет срока" in desk.lines[0].text
    assert desk.lines[0].steps[0].url.endswith("/approval/new-text?from=desk")
    assert all("Нет срока" in one.content.decode() for one in pages)


def test_empty_places_are_told_and_meant_by_a_tick(office, coordinator):
    agreement = AgreementFactory(stage=Stage.NEGOTIATION, origin="")
    paper, route = drafted(agreement, "1. [предмет], «____» 2026.\n[1]"), RouteFactory()
    url = reverse("agreements_office:begin_approval", args=[agreement.pk])
    asked = {"paper": paper.pk, "route": route.pk}

    shown = office.get(url).content.decode()
    refused = office.post(url, asked).context["form"].errors
    office.post(url, {**asked, "is_meant": "on"})

    assert "2\u00a0пустых места: [предмет], «____»" in shown
    assert list(refused) == ["is_meant"]
    entry = history(agreement).filter(verb="agreement.approval_begun").get()
    assert entry.detail["told"]["empty_places"] == ["", "2"]


def test_history_of_a_route_tells_its_steps_in_words(office, coordinator):
    route = RouteFactory()
    steps = [
        actions.StepFacts(position=1, role="rector"),
        actions.StepFacts(position=2, person=coordinator.person),
    ]
    actions.lay_out_anew(route, steps=steps, by=coordinator, title_ru="Срочный")

    kind = {"kind": "agreements.route", "pk": route.pk}
    told = office.get(reverse("journal_office:history", kwargs=kind)).content.decode()

    assert "Срочный" in told
    assert str(coordinator.person) in told
    assert "1. Ректор" in told.replace("\u00a0", " ")
