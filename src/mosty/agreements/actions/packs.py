"""Rule packs: loaded, written by the office, put away."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.agreements.clearance import shipped
from mosty.agreements.models import RulePack
from mosty.journal.actions import record
from mosty.journal.changing import change


class PackKnown(Refused):
    message = _("There is a rule under this key already. Choose another key.")


@transaction.atomic
def add_pack(*, by, **values) -> RulePack:
    """A rule of a country; `values` are columns. Raises `PackKnown`."""
    try:
        with transaction.atomic():
            pack = RulePack.objects.create(**values)
    except IntegrityError as error:
        raise PackKnown from error
    record("pack.added", pack, by=by, is_public=False)
    return pack


@transaction.atomic
def describe_pack(pack, *, by, expected=None, **values) -> RulePack:
    """Change a rule; what was applied for before keeps the version it was under."""
    pack, changes = change(
        pack,
        values,
        by=by,
        verb="pack.described",
        expected=expected,
        is_public=False,
    )
    if changes:
        pack.version += 1
        pack.save(update_fields=["version"])
    return pack


@transaction.atomic
def put_pack_away(pack, *, by, is_archived=True) -> RulePack:
    """The rule asks for nothing any more, or asks again."""
    pack = RulePack.objects.select_for_update().get(pk=pack.pk)
    if pack.is_archived == is_archived:
        raise ChangedMeanwhile(pack)
    verb = "pack.put_away" if is_archived else "pack.brought_back"
    values = {"is_archived": is_archived}
    return change(pack, values, by=by, verb=verb, is_public=False)[0]


def load_packs(*, model=RulePack) -> int:
    """Write the packs that come with Mosty and are not there yet; gives how many.

    A migration passes its own historical model.
    """
    known = set(model.objects.values_list("key", flat=True))
    rows = [one for one in shipped.packs() if one["key"] not in known]
    columns = {one.name for one in model._meta.get_fields()}
    model.objects.bulk_create(
        model(**{name: row[name] for name in row.keys() & columns}) for row in rows
    )
    return len(rows)
