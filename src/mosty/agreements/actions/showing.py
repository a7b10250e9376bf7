"""Saying what the site shows: by default, and of one agreement."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.agreements import shown
from mosty.agreements.actions.locking import locked
from mosty.agreements.models import PublicField, RegisterSettings, ShownField
from mosty.journal.actions import defer, record
from mosty.journal.changing import change
from mosty.search.actions import index


class AskedByLaw(Refused):
    """The law asks that this be public; the message says which."""

    def __init__(self, agreement, field, reason):
        words = _("“%(field)s” cannot be hidden. %(reason)s")
        told = {"field": PublicField(field).label, "reason": reason}
        super().__init__(agreement, words % told)


def settings_now() -> RegisterSettings:
    """The settings as they stand; a row in memory while all is usual."""
    return RegisterSettings.objects.first() or RegisterSettings()


@transaction.atomic
def set_up_register(*, by=None, expected=None, **values) -> RegisterSettings:
    """Change the settings of the register; what is searched follows by a task."""
    row, _is_new = RegisterSettings.objects.get_or_create(is_only=True)
    before = set(row.hidden)
    row, changes = change(row, values, by=by, verb="register.set_up", expected=expected)
    if PublicField.NUMBER in before ^ set(row.hidden):
        defer("agreements.find_anew")
    return row


@transaction.atomic
def show_fields(agreement, marks: dict, *, by=None, expected=None) -> None:
    """Say for one agreement which fields all see: True, False, or None as usual.

    Fields that are not named stay as they are. `expected` are marks that must still
    stand, else `ChangedMeanwhile`. Raises `AskedByLaw`.
    """
    agreement = locked(agreement)
    before = marks_of(agreement)
    for field, mark in (expected or {}).items():
        if before.get(field) != mark:
            raise ChangedMeanwhile(agreement)
    for field, mark in marks.items():
        reason = shown.why_public(field, agreement.section)
        if mark is False and reason:
            raise AskedByLaw(agreement, field, reason)
        rows = ShownField.objects.filter(agreement=agreement, field=field)
        if mark is None:
            rows.delete()
        elif before.get(field) != mark:
            rows.update_or_create(
                agreement=agreement, field=field, defaults={"is_public": mark}
            )
    after = marks_of(agreement)
    if after == before:
        return
    told = {"shown_fields": [told_of(before), told_of(after)]}
    record("agreement.fields_shown", agreement, by=by, detail={"told": told})
    index(agreement)


def marks_of(agreement) -> dict[str, bool]:
    return dict(agreement.shown_fields.values_list("field", "is_public"))


def told_of(marks: dict) -> str:
    return ", ".join(f"{'+' if marks[one] else '−'}{one}" for one in sorted(marks))
