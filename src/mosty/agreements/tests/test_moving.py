"""Leaving approval asks first; what stands in the way is told with what mends it."""

import pytest
from django.urls import reverse

from mosty.agreements.models import ApprovalRound, Stage
from mosty.agreements.tests.factories import AgreementFactory

pytestmark = pytest.mark.django_db


def under_approval():
    agreement = AgreementFactory(stage=Stage.APPROVAL, origin="")
    return agreement, ApprovalRound.objects.create(agreement=agreement, number=1)


def test_leaving_approval_asks_and_then_calls_the_round_off(office):
    agreement, round_ = under_approval()
    url = reverse("agreements_office:move", kwargs={"pk": agreement.pk})

    asked = office.post(url, {"stage": "draft"})

    agreement.refresh_from_db()
    assert (asked.status_code, agreement.stage) == (200, Stage.APPROVAL)
    assert f'name="calling_off" value="{round_.pk}"' in asked.content.decode()
    office.post(url, {"stage": "draft", "calling_off": round_.pk})
    agreement.refresh_from_db()
    round_.refresh_from_db()
    assert (agreement.stage, round_.outcome) == (Stage.DRAFT, "called_off")


def test_consent_to_another_round_is_asked_for_anew(office):
    agreement, round_ = under_approval()
    url = reverse("agreements_office:move", kwargs={"pk": agreement.pk})

    asked = office.post(url, {"stage": "draft", "calling_off": round_.pk + 1})

    agreement.refresh_from_db()
    round_.refresh_from_db()
    assert (agreement.stage, round_.outcome) == (Stage.APPROVAL, "")
    assert f'value="{round_.pk}"' in asked.content.decode()


@pytest.mark.parametrize(
    ("stage", "to", "way"),
    [
        ("negotiation", "approval", "/approval/begin"),
        ("approval", "signing", "/approval/"),
        ("signing", "signed", "#clearance"),
        ("signed", "ended", "/end"),
        ("idea", "signing", None),
    ],
)
def test_refusal_says_what_lacks_and_leads_to_it(office, stage, to, way):
    origin = "registered" if stage == "signed" else ""
    agreement = AgreementFactory(stage=stage, origin=origin)
    url = reverse("agreements_office:move", kwargs={"pk": agreement.pk})

    answer = office.post(url, {"stage": to})

    agreement.refresh_from_db()
    reasons = answer.context["attempt"].reasons
    assert (answer.status_code, agreement.stage) == (409, stage)
    assert len(reasons) >= 1
    urls = [mend.url for reason in reasons for mend in reason.mends]
    assert bool(urls) == bool(way)
    assert way is None or any(way in one for one in urls)
