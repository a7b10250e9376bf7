"""Rules made of roles."""

import pytest
from django.contrib.auth.models import AnonymousUser

from mosty.access.roles import STAFF, Role
from mosty.access.rules import anybody, holders, is_staff, signed_in
from mosty.access.tests.test_guards import Somebody


@pytest.mark.parametrize("visitor", [None, AnonymousUser()])
def test_visitor_passes_only_where_everybody_does(visitor):
    asks = holders(Role.EDITOR, sentence="Editors.")

    assert [rule(visitor) for rule in (anybody, signed_in, is_staff, asks)] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("role", Role)
def test_rule_lets_in_its_roles_and_no_other(role):
    rule = holders(Role.LAWYER, Role.HEAD, sentence="Lawyers and heads.")

    assert rule(Somebody(role)) == (role in {Role.LAWYER, Role.HEAD})
    assert is_staff(Somebody(role)) == (role in STAFF)
    assert signed_in(Somebody(role))


def test_closed_account_passes_nowhere_but_where_everybody_does():
    closed = Somebody(Role.COORDINATOR)
    closed.is_active = False

    assert not is_staff(closed)
    assert not signed_in(closed)
    assert anybody(closed)


def test_rule_may_look_at_the_thing():
    rule = holders(Role.EDITOR, sentence="Of news.", when=lambda user, thing: thing > 1)

    assert [rule(Somebody(Role.EDITOR), number) for number in (1, 2)] == [False, True]
    assert not rule(Somebody(Role.LAWYER), 2)


def test_rule_of_no_role_is_refused():
    with pytest.raises(ValueError, match="asks for a role"):
        holders(sentence="Nobody.")
