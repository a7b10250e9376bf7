"""The secret address under which a calendar program reads somebody's days."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mosty.people.models.account import User


class CalendarLink(models.Model):
    """A person's calendar: the address is signed from `nonce` and is not kept.

    A new nonce makes the address before it void; without one there is no calendar.
    """

    is_personal = True

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="calendar_link"
    )
    nonce = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self):
        return f"{self.user_id} {self.made_at:%Y-%m-%d}"
