"""What the room brings to the office: the words of directions and forms."""

from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Group, Place, offer_place
from mosty.activities import actions, rules
from mosty.activities.models import CooperationForm, Direction
from mosty.journal.kinds import Kind, register_kind, say
from mosty.ui.addresses import page


def labels():
    return {
        "title_ru": _("Short title, in Russian"),
        "title_en": _("Short title, in English"),
        "text_ru": _("Full text, in Russian"),
        "text_en": _("Full text, in English"),
    }


def restore(heading, values, by):
    return actions.reword(heading, by=by, **values)


def may_read(user, heading):
    return rules.may_read(user)


def may_restore(user, heading):
    return rules.may_keep(user)


def register():
    for model in (Direction, CooperationForm):
        register_kind(
            Kind(
                model=model,
                rule=may_read,
                may_restore=may_restore,
                labels=labels,
                restore=restore,
                address=lambda heading: page("activities_office:headings"),
            )
        )
    say(
        {
            "direction.named": _("The direction was named"),
            "direction.reworded": _("Changed"),
            "form.named": _("The form was named"),
            "cooperationform.reworded": _("Changed"),
        }
    )
    offer_place(
        Place(
            Group.SITE,
            _("Directions and forms"),
            "activities_office:headings",
            rules.may_read,
            order=60,
        )
    )
