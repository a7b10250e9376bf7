"""What entering pupils brings: a place, roles of schools, letters, consents, words."""

from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Group, Place, offer_place
from mosty.journal.kinds import Kind, register_kind, say
from mosty.olympiad import mail, merging, rules
from mosty.olympiad.actions.parents import hide_pupils
from mosty.olympiad.models import Registration
from mosty.partners.forms import PartnerField
from mosty.partners.forms.scope import name_of
from mosty.people.models import Purpose
from mosty.people.personal import register_publication
from mosty.people.scopes import ScopeKind, declare_scope
from mosty.ui.addresses import numbered

WORDS = {
    "olympiad.pupils_entered": _("Pupils were entered"),
    "olympiad.code_replaced": _("A lost code was replaced"),
    "olympiad.entrant_withdrawn": _("A code was withdrawn"),
    "olympiad.extra_granted": _("Time was granted to a pupil"),
    "olympiad.quota_set": _("The quota of a partner was set"),
    "olympiad.message_sent": _("A message to all was sent"),
    "olympiad.late_decided": _("The jury decided on late answers"),
    "olympiad.results_published": _("First results were published"),
    "olympiad.results_hidden": _("First results were taken back"),
    "olympiad.log_destroyed": _("The log of answers was destroyed"),
}


def choosing_school(user) -> PartnerField:
    field = PartnerField(label=_("For which school"), required=False)
    field.belongs_to(user)
    return field


def address(registration) -> str:
    return numbered("olympiad_office:list", pk=registration.pk)


def register() -> None:
    mail.declare()
    merging.register()
    words = _("only for a school’s coordinator")
    declare_scope(ScopeKind("school", words, field=choosing_school, spoken=name_of))
    register_publication(Purpose.PUPIL, hide_pupils)
    register_kind(Kind(Registration, rules.may_enter_for_all, address=address))
    offer_place(
        Place(
            Group.WORK,
            _("Pupils of the olympiad"),
            "olympiad_office:pupils",
            rules.may_enter_for_all,
            order=62,
        )
    )
    say(WORDS)
