"""What was done together, on the page of a partner."""

from django.utils.translation import gettext_lazy as _

from mosty.activities.models import Activity
from mosty.activities.queries import by_kind
from mosty.partners.panels import Panel, register_panel


def of_partner(organisation, user, on):
    done = Activity.objects.visible_to(user).filter(
        participations__organisation=organisation
    )
    return Panel(
        _("Done together"), "activities/portal/together.html", {"groups": by_kind(done)}
    )


def register():
    register_panel("activities", of_partner, order=20)
