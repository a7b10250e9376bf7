"""What the room brings to the office: places, words of the journal, names."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.access.desk import (
    Beginning,
    Group,
    Place,
    offer_beginning,
    offer_place,
    offer_task,
)
from mosty.journal.kinds import Kind, name_actors, register_kind, say
from mosty.letters.addressees import register as register_addressees
from mosty.letters.addressees import register_keepers
from mosty.listings.office.declaring import offer as offer_listing
from mosty.people import (
    desk,
    histories,
    mail,
    notices,
    own_data,
    queries,
    rules,
    wording,
)
from mosty.people.addressees import addressees, keepers
from mosty.people.models import ConsentText, User
from mosty.people.register import REGISTERS


def register() -> None:
    offer_places()
    for listing in REGISTERS:
        offer_listing(listing)
    offer_task("personal_data", desk.tasks)
    offer_beginning(
        Beginning(_("Colleague"), "people_office:invite", rules.may_let_in, order=80)
    )
    register_kinds()
    say(wording.VERBS)
    name_actors(queries.names_of)
    register_addressees(addressees)
    register_keepers(keepers)
    mail.declare()
    notices.declare()
    own_data.register()


def offer_places() -> None:
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
    offer_place(
        Place(
            Group.CARE,
            _("Personal data"),
            "people_office:personal",
            rules.may_care_for_data,
            order=30,
            count=desk.open_demands,
        )
    )


def register_kinds() -> None:
    register_kind(
        Kind(
            model=User,
            rule=rules.may_let_in,
            address=lambda one: reverse("people_office:account", kwargs={"pk": one.pk}),
            tell=histories.of_account,
        )
    )
    register_kind(
        Kind(
            model=ConsentText,
            rule=rules.may_care_for_data,
            labels=wording.consent_text_labels,
            address=lambda one: reverse(
                "people_office:consent_text", kwargs={"pk": one.pk}
            ),
        )
    )
