"""What the room brings to the office: places, words of the journal, names."""

from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Beginning, Group, Place, offer_beginning, offer_place
from mosty.journal.kinds import Kind, name_actors, register_kind, say
from mosty.letters.addressees import register as register_addressees
from mosty.people import mail, queries, rules, wording
from mosty.people.addressees import addressees
from mosty.people.models import User


def register() -> None:
    offer_place(
        Place(
            Group.CARE,
            _("People"),
            "people_office:accounts",
            rules.may_let_in,
            order=20,
        )
    )
    offer_place(
        Place(
            Group.CARE,
            _("Who may do what"),
            "people_office:policy",
            rules.may_read_policy,
            order=80,
        )
    )
    offer_beginning(
        Beginning(_("Colleague"), "people_office:invite", rules.may_let_in, order=80)
    )
    register_kind(Kind(model=User, rule=rules.may_let_in))
    say(wording.VERBS)
    name_actors(queries.names_of)
    register_addressees(addressees)
    mail.declare()
