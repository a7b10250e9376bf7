"""What the dates tell is one thing in Python, in SQL and in every list."""

import datetime

import pytest
from django.utils.timezone import localdate

from mosty.agreements.models import Agreement
from mosty.agreements.models.agreement import term_state
from mosty.agreements.telling import state_of, states
from mosty.agreements.term import TermState
from mosty.agreements.tests.factories import AgreementFactory

pytestmark = pytest.mark.django_db

TOMORROW = localdate() + datetime.timedelta(days=1)
FACTS = {
    TermState.IN_FORCE: [{"in_force": True}, {"endless": True}],
    TermState.EXPIRING: [{"expiring": True}],
    TermState.EXPIRED: [{"expired": True}],
    TermState.UNKNOWN: [
        {"unknown_term": True},
        {"signed": True, "term_rule": "length", "term_months": 12},
    ],
    TermState.NOT_YET: [{"endless": True, "in_force_from": TOMORROW}],
    TermState.ENDED: [{"ended": True}],
    TermState.PLANNED: [{"planned": True}, {"draft": True}],
    TermState.CLOSED: [
        {"stage": "refused", "origin": ""},
        {"stage": "archived", "expired": True, "origin": "registered"},
    ],
}
PAIRS = [(state, facts) for state, told in FACTS.items() for facts in told]


@pytest.mark.parametrize(("state", "facts"), PAIRS)
def test_state_in_sql_is_the_state_in_python(state, facts):
    today = localdate()
    agreement = AgreementFactory(**facts)

    told = Agreement.objects.annotate(told=term_state(today)).get().told

    assert (told, state_of(agreement, today)) == (state, state)


def test_each_agreement_is_in_one_state():
    for _state, facts in PAIRS:
        AgreementFactory(**facts)

    found = {
        state: Agreement.objects.in_state(localdate(), state).count()
        for state in TermState
    }

    assert found == {state: len(told) for state, told in FACTS.items()}


def test_each_state_has_its_words():
    assert set(states()) == set(TermState)
