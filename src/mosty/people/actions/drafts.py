"""Keeping what was typed until the form is saved."""

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.people.models.draft import Draft

LARGEST_CHARACTERS = 300_000
MOST_DRAFTS = 60
KEPT = datetime.timedelta(days=30)


class TooLong(Refused):
    message = _("This text is too long to be kept unsaved. Save the form to keep it.")


@transaction.atomic
def keep_draft(user, form: str, values: list, *, at) -> Draft | None:
    """Keep the pairs of field and text of a form; none of them lets go of the draft.

    Refused with `TooLong`. Of more than `MOST_DRAFTS` the oldest go.
    """
    if not values:
        drop_draft(user, form)
        return None
    if sum(len(name) + len(value) for name, value in values) > LARGEST_CHARACTERS:
        raise TooLong
    draft, _is_new = Draft.objects.update_or_create(
        user=user, form=form, defaults={"values": values, "kept_at": at}
    )
    kept = Draft.objects.filter(user=user).order_by("-kept_at")
    kept_keys = list(kept.values_list("pk", flat=True)[:MOST_DRAFTS])
    Draft.objects.filter(user=user).exclude(pk__in=kept_keys).delete()
    return draft


def drop_draft(user, form: str) -> None:
    """Let go of the draft of a form, if there is one."""
    Draft.objects.filter(user=user, form=form).delete()


def forget_drafts(*, now) -> int:
    """Let go of drafts that nobody came back to."""
    gone, _models = Draft.objects.filter(kept_at__lt=now - KEPT).delete()
    return gone
