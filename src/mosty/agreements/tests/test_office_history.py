"""The history of an agreement tells old and new."""

import datetime

import pytest
from django.urls import reverse

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import actions
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def told_in_history(client, agreement):
    kind = {"kind": "agreements.agreement", "pk": agreement.pk}
    lines = client.get(reverse("journal_office:history", kwargs=kind)).context["lines"]
    return {
        line["entry"].verb: (
            [(one.before, one.after) for one in line["changes"]],
            line["can_return"],
        )
        for line in lines
    }


def test_history_tells_old_and_new(office):
    agreement = AgreementFactory(in_force=True)
    party = agreement.parties.get()
    before = party.name_at_signing

    actions.mend_name(party, "Исправленное имя")
    actions.extend(agreement, until=datetime.date(2040, 1, 31))
    actions.end_early(agreement, by=None, on=datetime.date(2039, 1, 31))
    actions.describe_paper(PaperFactory(agreement=agreement), is_published=True)

    told = told_in_history(office, agreement)
    mended, extended = (
        told["agreement.party_name_corrected"],
        told["agreement.extended"],
    )
    assert mended == ([(before, "Исправленное имя")], False)
    assert extended == ([("", "31\xa0января\xa02040")], False)
    assert told["agreement.ended"] == ([("", "31\xa0января\xa02039")], False)
    assert told["paper.described"] == ([("нет", "да")], False)


def test_another_partner_is_told_but_not_returned_alone(office):
    agreement = AgreementFactory(signed=True)
    before, other = agreement.counterpart, OrganisationFactory()

    actions.describe_party(
        agreement.parties.get(), organisation=other, reason="Misread"
    )

    replaced, can_return = told_in_history(office, agreement)[
        "agreement.partner_replaced"
    ]
    assert (str(before), str(other)) in replaced
    assert not can_return


def test_part_is_named_and_hidden_papers_are_not(client):
    client.force_login(UserFactory(editor=True))
    agreement = AgreementFactory(signed=True)
    party = agreement.parties.get()
    hidden = PaperFactory(agreement=agreement, document__audience="confidential")
    actions.describe_party(party, signatory_position="Ректор")
    actions.describe_paper(hidden, language="be")
    activity = ActivityFactory(title_ru="Семинар")
    actions.link_activity(agreement, activity)

    kind = {"kind": "agreements.agreement", "pk": agreement.pk}
    page = client.get(reverse("journal_office:history", kwargs=kind))

    parts = {line["entry"].verb: line["part"] for line in page.context["lines"]}
    assert parts == {
        "party.described": party.name_at_signing,
        "agreement.activity_linked": "",
    }
    assert "Семинар" in page.content.decode()
