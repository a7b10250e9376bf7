"""How the page is published, and the rows of its former second table."""

from django.db import transaction

from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.sveden.actions.editions import freeze, held, remember_waiting
from mosty.sveden.models import Accreditation, Edition, Publishing
from mosty.sveden.register import content_now

COLUMNS = ("programme_code", "programme", "organisation", "ends_on")


@transaction.atomic
def set_up(values: dict, *, by, expected=None) -> Publishing:
    """Change the named settings; `expected` as in `journal.changing.change`.

    Whoever takes publishing over into their own hands begins from the page as it
    stands: an edition of it is made first.
    """
    publishing = held()
    if publishing.publishes_by_itself and values.get("publishes_by_itself") is False:
        reason = Edition.Reason.CHANGED
        freeze(content_now(publishing), by=by, reason=reason)
    publishing, changes = change(
        publishing, values, by=by, verb="sveden.set_up", expected=expected
    )
    if changes:
        settle(publishing, by=by)
    return publishing


def settle(publishing: Publishing, *, by) -> None:
    """Publish what changed, or let it wait, as the settings say now."""
    content = content_now(publishing)
    if publishing.publishes_by_itself:
        freeze(content, by=by, reason=Edition.Reason.CHANGED)
    remember_waiting(publishing, content)


def restore(publishing: Publishing, values: dict, *, by=None) -> Publishing:
    """Write former values back."""
    return set_up(values, by=by)


@transaction.atomic
def accredit_exactly(rows: list[dict], *, by) -> None:
    """The accreditations are these, and no others."""
    publishing = held()
    before = told()
    Accreditation.objects.all().delete()
    Accreditation.objects.bulk_create(
        Accreditation(**{name: row.get(name) for name in COLUMNS}) for row in rows
    )
    after = told()
    if before == after:
        return
    detail = {"told": {"accreditations": [before, after]}}
    record("sveden.accredited", publishing, by=by, detail=detail)
    settle(publishing, by=by)


def told() -> str:
    rows = Accreditation.objects.order_by("programme_code", "pk")
    return "\n".join(
        " · ".join(str(getattr(row, name) or "") for name in COLUMNS) for row in rows
    )
