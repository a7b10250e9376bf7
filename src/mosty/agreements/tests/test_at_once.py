"""Two people at once: one wins, the other is told what changed, nothing is halved."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from mosty.access.refusals import Refused
from mosty.agreements import actions
from mosty.agreements.facts import PartyFacts
from mosty.agreements.models import Stage
from mosty.agreements.tests.factories import AgreementFactory, checked
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.partners import actions as partners
from mosty.partners.models import Merge
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

WAIT_S = 20


def at_once(*works) -> list[str]:
    """What each of the works came to, done together on connections of their own."""
    start, outcomes = threading.Barrier(len(works), timeout=WAIT_S), [""] * len(works)

    def run(number, work):
        try:
            start.wait()
            work()
            outcomes[number] = "done"
        except Refused as refusal:
            outcomes[number] = str(refusal.message)
        except Exception as error:
            outcomes[number] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=WAIT_S)
    return outcomes


def verbs(agreement) -> list[str]:
    return [entry.verb for entry in history(agreement)]


@pytest.fixture
def people():
    InstitutionFactory(country_code="RU")
    return UserFactory(coordinator=True), UserFactory(coordinator=True)


def test_of_two_signatures_one_counts_and_the_other_hears_of_it(people):
    agreement = checked(
        AgreementFactory(
            stage=Stage.SIGNING, origin="", section="interregional", domestic=True
        )
    )
    one, other = people
    today = timezone.localdate()
    eve = today - datetime.timedelta(days=1)

    told = at_once(
        lambda: actions.sign(agreement, by=one, on=today),
        lambda: actions.sign(agreement, by=other, on=eve),
    )

    agreement.refresh_from_db()
    winner = told.index("done")
    assert agreement.signed_on == (today, eve)[winner]
    assert str(people[winner].person) in told[1 - winner]
    assert str(Stage.SIGNED.label) in told[1 - winner]
    assert verbs(agreement).count("agreement.signed") == 1


def test_stage_is_moved_while_dates_are_edited_and_neither_is_lost(people):
    agreement = AgreementFactory(stage=Stage.DRAFT, origin="")
    one, other = people
    until = datetime.date(2030, 12, 31)
    term = {"term_rule": "until", "valid_until": until, "valid_precision": "day"}

    told = at_once(
        lambda: actions.move(agreement, Stage.NEGOTIATION, by=one),
        lambda: actions.describe(agreement, by=other, **term),
    )

    assert told == ["done", "done"]
    agreement.refresh_from_db()
    assert (agreement.stage, agreement.ends_on) == (Stage.NEGOTIATION, until)


def test_of_two_moves_the_second_is_told_where_it_stands(people):
    agreement = AgreementFactory(stage=Stage.DRAFT, origin="")
    one, other = people

    told = at_once(
        lambda: actions.move(agreement, Stage.REFUSED, by=one),
        lambda: actions.move(agreement, Stage.NEGOTIATION, by=other),
    )

    agreement.refresh_from_db()
    ways = (Stage.REFUSED, Stage.NEGOTIATION)
    if told.count("done") == 2:
        assert verbs(agreement).count("agreement.moved") == 2
        assert agreement.stage == Stage.REFUSED
    else:
        winner = told.index("done")
        assert agreement.stage == ways[winner]
        assert str(people[winner].person) in told[1 - winner]
        assert str(ways[winner].label) in told[1 - winner]


def test_answer_of_the_authority_is_entered_once(people):
    agreement = AgreementFactory(
        stage=Stage.CLEARANCE, origin="", section="foreign", subject="education"
    )
    one, other = people
    today = timezone.localdate()
    sent = actions.submit_application(agreement, submitted_on=today, on=today, by=one)
    answer = {"decided_on": today, "number": "7", "reason": "Нет перевода"}

    told = at_once(
        lambda: actions.answer_application(sent, result="granted", by=one, **answer),
        lambda: actions.answer_application(sent, result="refused", by=other, **answer),
    )

    sent.refresh_from_db()
    agreement.refresh_from_db()
    winner = told.index("done")
    assert sent.result == ("granted", "refused")[winner]
    assert agreement.stage == (Stage.CLEARANCE, Stage.DRAFT)[winner]
    assert sent.get_result_display().lower() in told[1 - winner]


def test_application_is_sent_once(people):
    agreement = AgreementFactory(
        stage=Stage.CLEARANCE, origin="", section="foreign", subject="education"
    )
    today = timezone.localdate()
    sent = {"submitted_on": today, "on": today}

    told = at_once(
        *(
            lambda one=one: actions.submit_application(agreement, by=one, **sent)
            for one in people
        )
    )

    assert told.count("done") == 1
    assert told.count(str(actions.AppliedAlready.message)) == 1
    assert agreement.clearances.count() == 1


def test_partners_are_merged_once_and_their_agreements_follow(people):
    kept, given_up = OrganisationFactory(), OrganisationFactory()
    agreement = AgreementFactory(in_force=True, counterpart=given_up)
    one, other = people

    told = at_once(
        lambda: partners.merge(kept, given_up, reason="Внесён дважды", by=one),
        lambda: partners.merge(kept, given_up, reason="Одно и то же", by=other),
    )

    winner = told.index("done")
    assert ("Внесён дважды", "Одно и то же")[winner] in told[1 - winner]
    assert Merge.objects.count() == 1
    agreement.refresh_from_db()
    assert agreement.counterpart == kept
    assert [one.organisation for one in agreement.parties.all()] == [kept]


def test_one_partner_is_seated_once_by_two(people):
    agreement = AgreementFactory(in_force=True)
    partner = OrganisationFactory()
    one, other = people

    def seating(by):
        facts = PartyFacts(partner)
        return lambda: actions.seat(agreement, facts, by=by, reason="Acceded")

    told = at_once(seating(one), seating(other))

    assert told.count("done") == 1
    assert agreement.parties.filter(organisation=partner).count() == 1
