"""What continuity brings: days, belongings, letters, desk items, places, history."""

from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Group, Place, offer_place, offer_task
from mosty.agreements import rules
from mosty.agreements.continuity import (
    belongings,
    desk,
    notices,
    occasions,
    personal,
    readers,
)
from mosty.agreements.continuity.rules import may_see_handover
from mosty.agreements.models import CareTerms, Handover
from mosty.agreements.models.handover import with_their_handovers
from mosty.documents import uses, withholding
from mosty.journal.kinds import Kind, register_kind, say
from mosty.people.dates import offer_standing

WORDS = {
    "handover.made": _("A desk was handed over"),
    "handover.taken_back": _("A handover was taken back"),
    "leaving_note.written": _("Notes for the successor were written"),
    "care_terms.changed": _("The days of reminders were changed"),
    "agreement.step_passed": _("A step of approval passed to somebody else"),
}
PLACES = (
    Place(
        Group.WORK,
        _("Left alone"),
        "agreements_office:alone",
        rules.may_read,
        order=70,
    ),
    Place(
        Group.WORK,
        _("Handovers"),
        "agreements_office:handovers",
        may_see_handover,
        order=85,
    ),
)


def used_by(document, user):
    for one in Handover.objects.visible_to(user).filter(document=document):
        yield uses.Use(str(one), one.get_absolute_url(), _("Handover"))


def register() -> None:
    belongings.register()
    notices.declare()
    occasions.declare()
    personal.register()
    offer_standing(readers.standing)
    for place in PLACES:
        offer_place(place)
    offer_task("agreements.alone", desk.left_alone)
    offer_task("agreements.instead", desk.instead)
    offer_task("agreements.too_few", desk.too_few)
    withholding.register(with_their_handovers)
    uses.register(used_by)
    register_kind(
        Kind(
            model=Handover,
            rule=may_see_handover,
            address=Handover.get_absolute_url,
        )
    )
    register_kind(Kind(model=CareTerms, rule=rules.may_keep))
    say(WORDS)
