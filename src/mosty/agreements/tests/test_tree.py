"""What amendments, notices, a successor and a project make of an agreement."""

import datetime

import pytest

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import actions
from mosty.agreements.models import Agreement
from mosty.agreements.models.agreement import term_state
from mosty.agreements.telling import state_of
from mosty.agreements.tests.factories import AgreementFactory, PartyFactory, checked
from mosty.partners.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date


def agreed(**facts):
    usual = {
        "signed": True,
        "signed_on": DAY(2020, 1, 1),
        "signed_precision": "day",
        "term_rule": "until",
        "valid_until": DAY(2024, 12, 31),
        "valid_precision": "day",
    }
    return AgreementFactory(**{**usual, **facts})


def amendment_to(parent, **facts):
    usual = {"parent": parent, "level": "amendment", "signed_on": DAY(2023, 3, 1)}
    return agreed(**{**usual, **facts})


def test_an_amendment_prolongs_its_parent_once_it_is_signed():
    parent = agreed()
    draft = {"signed": False, "stage": "signing", "origin": "", "domestic": True}
    paper = amendment_to(
        parent,
        **draft,
        signed_on=None,
        signed_precision="unknown",
        valid_until=DAY(2030, 12, 31),
    )
    actions.describe(parent, number="1")
    parent.refresh_from_db()
    assert parent.ends_on == DAY(2024, 12, 31)

    actions.sign(checked(paper), by=None, on=DAY(2023, 3, 1))

    parent.refresh_from_db()
    paper.refresh_from_db()
    assert (parent.ends_on, parent.valid_until) == (
        DAY(2030, 12, 31),
        DAY(2024, 12, 31),
    )
    assert paper.ends_on == DAY(2030, 12, 31)

    actions.archive(paper)

    parent.refresh_from_db()
    assert parent.ends_on == DAY(2024, 12, 31)


def test_a_party_that_an_amendment_lets_in_is_seated_and_leaves_with_it():
    parent = agreed()
    newcomer = OrganisationFactory()
    paper = amendment_to(
        parent, term_rule="unknown", valid_until=None, valid_precision="unknown"
    )
    seat = PartyFactory(agreement=paper, organisation=newcomer)

    actions.describe_party(seat, acceded_on=DAY(2023, 4, 1))

    told = parent.parties.get(organisation=newcomer)
    assert (told.acceded_on, told.seated_by) == (DAY(2023, 4, 1), paper)
    assert newcomer.pk not in {
        one.organisation_id for one in parent.parties.effective(DAY(2023, 3, 31))
    }
    with pytest.raises(actions.FollowsAmendment):
        actions.describe_party(told, acceded_on=DAY(2022, 1, 1))

    actions.archive(paper)

    assert not parent.parties.filter(organisation=newcomer).exists()


def test_a_party_leaves_by_an_amendment():
    parent = agreed()
    paper = amendment_to(parent, counterpart=parent.counterpart)
    seat = paper.parties.get()

    actions.describe_party(seat, withdrawn_on=DAY(2023, 6, 1))

    told = parent.parties.get()
    assert (told.withdrawn_on, told.left_by) == (DAY(2023, 6, 1), paper)

    actions.describe_party(seat, withdrawn_on=None, reason="Misread")

    told.refresh_from_db()
    assert (told.withdrawn_on, told.left_by) == (None, None)


def test_a_successor_ends_what_it_replaces():
    old, new = (
        agreed(term_rule="indefinite", valid_until=None, valid_precision="unknown"),
        agreed(signed_on=DAY(2022, 5, 1)),
    )

    old = actions.describe(old, superseded_by=new)

    assert (old.ends_on, old.is_endless) == (DAY(2022, 4, 30), False)
    with pytest.raises(actions.Circle):
        actions.describe(new, superseded_by=old)
    actions.end_early(new, on=DAY(2023, 2, 1), by="test")
    old.refresh_from_db()
    assert (old.ends_on, old.is_endless) == (DAY(2022, 4, 30), False)


def test_no_paper_stands_below_itself():
    top = agreed()
    middle = agreed(parent=top, level="implementing")
    low = agreed(parent=middle, level="annex")

    with pytest.raises(actions.Circle):
        actions.describe(top, parent=low)

    top.refresh_from_db()
    assert top.parent is None


def test_an_agreement_for_a_project_follows_its_end():
    project = ActivityFactory(
        kind="project", ends_on=DAY(2027, 6, 30), ends_precision="day"
    )
    one = agreed(
        term_rule="project",
        valid_until=None,
        valid_precision="unknown",
        project=project,
    )

    assert (actions.follow_projects(), actions.follow_projects()) == (1, 0)

    one.refresh_from_db()
    assert one.ends_on == DAY(2027, 6, 30)


RENEWED = {"renewal_rule": "automatic", "renewal_months": 12}


def test_a_notice_stops_the_renewal_and_may_be_taken_back():
    one = agreed(**RENEWED, renewal_notice_months=3)
    party = one.parties.get()

    notice = actions.give_notice(one, given_on=DAY(2026, 9, 30), party=party)

    one.refresh_from_db()
    assert (one.ends_on, one.is_endless) == (DAY(2026, 12, 31), False)
    told = Agreement.objects.annotate(told=term_state(DAY(2027, 1, 1))).get(pk=one.pk)
    assert told.told == state_of(one, DAY(2027, 1, 1)) == "expired"
    with pytest.raises(actions.NoticeAlready):
        actions.give_notice(one, given_on=DAY(2026, 9, 30), party=party)

    actions.take_notice_back(notice)

    one.refresh_from_db()
    assert (one.ends_on, one.is_endless) == (None, True)


def test_a_notice_against_what_does_not_renew_is_refused():
    one = agreed(term_rule="indefinite", valid_until=None, valid_precision="unknown")

    with pytest.raises(actions.NotRenewed):
        actions.give_notice(one, given_on=DAY(2026, 9, 30))

    assert not one.notices.exists()
