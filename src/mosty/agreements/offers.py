"""What the room brings to the office: places, tasks, beginnings, history."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.desk import (
    Beginning,
    FirstStep,
    Group,
    Place,
    offer_beginning,
    offer_first_step,
    offer_place,
    offer_task,
)
from mosty.agreements import (
    actions,
    asleep,
    histories,
    pending,
    promised,
    rules,
    shown,
    unanswered,
    waiting,
)
from mosty.agreements.confirming import letters
from mosty.agreements.deeds import DEEDS
from mosty.agreements.duties import DUTIES
from mosty.agreements.life import letters as life_letters
from mosty.agreements.models import Agreement
from mosty.agreements.models.paper import with_their_agreements
from mosty.agreements.register import REGISTER
from mosty.documents import withholding
from mosty.listings.office.declaring import offer
from mosty.partners.followers import follow

PLACES = (
    Place(
        Group.REGISTER,
        _("Agreements"),
        "agreements_office:records",
        rules.may_read,
        order=10,
    ),
    Place(
        Group.WORK,
        _("Board"),
        "agreements_office:board",
        rules.may_read,
        order=5,
    ),
    Place(
        Group.WORK,
        _("Calendar of terms"),
        "agreements_office:terms",
        rules.may_read,
        order=20,
    ),
    Place(
        Group.REGISTER,
        pgettext_lazy("register", "Figures"),
        "agreements_office:figures",
        rules.may_read,
        order=55,
    ),
    Place(
        Group.REGISTER,
        _("Health of the register"),
        "agreements_office:health",
        rules.may_read,
        order=60,
    ),
    Place(
        Group.WORK,
        _("Obligations"),
        "agreements_office:duties",
        rules.may_read,
        order=15,
    ),
    Place(
        Group.WORK,
        _("What was done"),
        "agreements_office:deeds",
        rules.may_read,
        order=10,
    ),
    Place(
        Group.WORK,
        _("Who is away"),
        "agreements_office:absences",
        rules.may_read,
        order=80,
    ),
    Place(
        Group.CARE,
        _("Settings of the register"),
        "agreements_office:settings",
        rules.may_keep,
        order=65,
    ),
    Place(
        Group.CARE,
        _("Proof of life"),
        "agreements_office:life_settings",
        rules.may_keep,
        order=62,
    ),
    Place(
        Group.CARE,
        _("Routes of approval"),
        "agreements_office:routes",
        rules.may_keep,
        order=60,
    ),
)
BEGINNINGS = (
    Beginning(
        _("An agreement that exists"), "agreements_office:add", rules.may_keep, 10
    ),
    Beginning(
        _("An idea or a draft of an agreement"),
        "agreements_office:draft",
        rules.may_keep,
        15,
    ),
    Beginning(
        _("Something that was done"),
        "agreements_office:record_done",
        rules.may_keep,
        30,
    ),
)
FIRST = FirstStep(
    title=_("Enter the first agreement"),
    text=_("A partner and how the paper is known are enough to begin with."),
    url_name="agreements_office:add",
    rule=rules.may_keep,
    is_done=lambda: Agreement.objects.exists(),
    order=40,
)


def register():
    offer(REGISTER)
    offer(DEEDS)
    offer(DUTIES)
    histories.register()
    life_letters.declare()
    letters.declare()
    for place in PLACES:
        offer_place(place)
    for beginning in BEGINNINGS:
        offer_beginning(beginning)
    offer_task("agreements.to_sign", waiting.to_sign)
    offer_task("agreements.to_approve", waiting.to_approve)
    offer_task("agreements.to_clear", waiting.to_clear)
    offer_task("agreements.approved", waiting.approved)
    offer_task("agreements.returned", waiting.returned)
    offer_task("agreements.standing_still", waiting.standing_still)
    offer_task("agreements.proposals", unanswered.proposals)
    offer_task("agreements.not_answered", unanswered.not_answered)
    offer_task("agreements.differing", unanswered.differing)
    offer_task("agreements.to_release", asleep.to_release)
    offer_task("agreements.asleep", asleep.to_follow)
    offer_task("agreements.overdue", promised.overdue)
    offer_task("agreements.due_soon", promised.due_soon)
    offer_task("agreements.expiring", pending.expiring)
    offer_task("agreements.dates", pending.without_dates)
    offer_task("agreements.scans", pending.without_scan)
    offer_task("activities.proofs", pending.without_proofs)
    offer_first_step(FIRST)
    follow("agreements.seats", actions.seat_us)
    withholding.register(with_their_agreements)
    withholding.register(shown.without_hidden_papers)
