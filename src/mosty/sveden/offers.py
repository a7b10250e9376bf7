"""What the room brings to the office, the journal and the menus."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.desk import Group, Place, offer_place, offer_task
from mosty.agreements import shown
from mosty.agreements.models import PublicField, Section
from mosty.journal.kinds import Kind, register_kind, say
from mosty.pages import menus
from mosty.sveden import actions, calendar, pending, rules
from mosty.sveden.forms import PublishingForm
from mosty.sveden.models import Publishing

ASKED = (PublicField.NUMBER, PublicField.SIGNED, PublicField.TERM)
LAW = _(
    "The law asks for it: the statutory page of international agreements states "
    "kind, number, date and term (273-ФЗ, art. 29; Rosobrnadzor’s order 1493)."
)


def register() -> None:
    shown.ask_by_law(ASKED, sections=[Section.FOREIGN], reason=LAW)
    menus.offer(
        menus.Entry(
            pgettext_lazy("menu", "Statutory page"),
            "sveden:inter",
            65,
            ("sveden:inter_slash", "sveden:inter_page"),
        )
    )
    title = _("Statutory page")
    offer_place(Place(Group.SITE, title, "sveden_office:page", rules.may_read, 40))
    offer_task("sveden.waiting", pending.waiting)
    offer_task("sveden.calendar", calendar.to_load)
    register_kind(
        Kind(
            model=Publishing,
            rule=rules.may_set_up,
            labels=labels,
            restore=actions.restore,
            address=lambda thing: reverse("sveden_office:page"),
        )
    )
    say(
        {
            "sveden.published": _("An edition of the statutory page was made"),
            "sveden.placed": _("An edition was placed on another site"),
            "sveden.set_up": _("The way of publishing was changed"),
            "sveden.accredited": _("The accreditations were changed"),
            "sveden.signature_entered": _("Who signed the document was entered"),
            "sveden.signature_changed": _("Who signed the document was changed"),
            "sveden.signature_taken_back": _("The signature was taken back"),
        }
    )


def labels() -> dict[str, object]:
    """Each column under the label of its field."""
    fields = PublishingForm.base_fields
    named = {name: field.label for name, field in fields.items()}
    return named | {
        "suspension_en": named["suspension_ru"],
        "subsections": _("Addresses of other subsections"),
        "accreditations": _("International accreditation of educational programmes"),
    }
