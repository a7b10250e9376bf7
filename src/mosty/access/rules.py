"""Rules made of roles, so that the whole policy can be printed on one sheet.

A rule is a callable `rule(user, thing=None) -> bool` that tells the roles it lets in
and says so in a sentence for people. `when` narrows a rule of roles: it is asked
after them, with the user and the thing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import STAFF, Role


@dataclass(frozen=True)
class Rule:
    """Who is let in. `roles` is empty where no role is asked for."""

    sentence: str | Promise
    roles: frozenset[Role] = frozenset()
    is_for_visitors: bool = False
    when: Callable | None = None

    def __call__(self, user, thing=None) -> bool:
        if not self.is_for_visitors:
            if user is None or not (user.is_authenticated and user.is_active):
                return False
            if self.roles and not user.holds_any(self.roles):
                return False
        return self.when is None or bool(self.when(user, thing))


def holders(*roles: Role, sentence, when: Callable | None = None) -> Rule:
    """Let in who holds one of `roles`, in any scope.

    `when(user, thing)` narrows it further, by the scope or the state of the thing;
    the thing is None where a link to the page is drawn.
    """
    if not roles:
        raise ValueError("holders() asks for a role; signed_in asks for none")
    return Rule(sentence=sentence, roles=frozenset(roles), when=when)


anybody = Rule(sentence=_("Everybody, without signing in."), is_for_visitors=True)
signed_in = Rule(sentence=_("Everybody who has signed in."))
is_staff = holders(
    *STAFF, sentence=_("Staff in any role open the office and read its registers.")
)
