from django.apps import AppConfig
from django.utils.translation import pgettext_lazy

from mosty.access.desk import Group, Place, offer_place
from mosty.access.rules import is_staff


class OfficeConfig(AppConfig):
    name = "mosty.office"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        today = pgettext_lazy("office", "Today")
        offer_place(Place(Group.DESK, today, "office:desk", is_staff, order=0))
