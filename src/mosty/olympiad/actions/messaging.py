"""Messages of the organisers to everybody who takes a round."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.olympiad.models import Message, Round


class SaysNothing(Refused):
    message = _("Write what everybody is told, at least in Russian.")


@transaction.atomic
def send_message(one: Round, text_ru: str, text_en: str = "", *, by) -> Message:
    """Tell everybody; it stands on each sheet within its next pulse."""
    if not text_ru.strip():
        raise SaysNothing(one)
    message = Message.objects.create(
        round=one, text_ru=text_ru.strip(), text_en=text_en.strip(), sent_by=by
    )
    detail = {"round": one.pk, "ru": message.text_ru, "en": message.text_en}
    record("olympiad.message_sent", one.edition, by=by, detail=detail, is_public=False)
    return message
