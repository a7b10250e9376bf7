"""What the paper says: its columns, its term, the acts that prolong it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused, WrongStage
from mosty.agreements.actions.elsewhere import Elsewhere
from mosty.agreements.actions.following import show_partners
from mosty.agreements.actions.locking import (
    DoesNotFit,
    locked,
    refuse_day_to_come,
)
from mosty.agreements.actions.mending import explain, refuse_unexplained
from mosty.agreements.actions.reckoning import RECKONED, reckon, reckon_around
from mosty.agreements.actions.stages import BeforeSigning, refuse_too_early
from mosty.agreements.models import Agreement, Extension, Stage
from mosty.agreements.models.agreement import Origin
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.models import Organisation
from mosty.search.actions import index

LED = {"stage", "origin", "origin_reason", "archived_from", "ended_early_on"}


class NotLonger(Refused):
    message = _(
        "The agreement runs until that day or longer already. Give a later day."
    )


class Circle(Refused):
    message = _(
        "This paper stands above the other already, or takes its place: no paper can "
        "stand below itself. Choose another one."
    )


@transaction.atomic
def describe(agreement, *, by=None, expected=None, reason="", **fields) -> Agreement:
    """Change the named columns that the paper states; the term is reckoned anew.

    `expected` as in `journal.changing.change`. Raises `DoesNotFit` where the columns
    contradict each other, and `WrongStage` for a column that only the actions of the
    lifecycle write. What a signed paper says is replaced only for a `reason`, else
    `NoReason`; a day before what it was signed upon is refused as at signing.
    """
    if LED & fields.keys():
        raise WrongStage(agreement)
    refuse_day_to_come(fields.get("signed_on"))
    agreement = locked(agreement)
    refuse_circle(agreement, fields)
    refuse_day_too_early(agreement, fields)
    is_mended = refuse_unexplained(agreement, agreement, fields, reason)
    above = agreement.parent
    named = {Agreement._meta.get_field(name).name: fields[name] for name in fields}
    values = {**named, **reckoned_with(agreement, fields)}
    try:
        with transaction.atomic():
            agreement, changes = change(
                agreement, values, by=by, verb="agreement.described", expected=expected
            )
    except IntegrityError as error:
        raise DoesNotFit(agreement) from error
    if is_mended:
        explain(agreement, reason, by=by, changes=changes)
    if changes:
        reckon_around(agreement, by=by)
        if above is not None and above.pk != agreement.parent_id:
            reckon_around(above, by=by)
        show_partners(agreement, by=by)
        index(agreement)
    return agreement


def refuse_day_too_early(agreement, fields) -> None:
    """Of what was signed here; of a paper entered as signed, its day is a fact, which
    the health of the register judges."""
    day = fields.get("signed_on")
    is_other = day is not None and day != agreement.signed_on
    if is_other and agreement.origin == Origin.SIGNED_HERE:
        refuse_too_early(agreement, day)


def refuse_circle(agreement, fields) -> None:
    """No paper stands below itself or takes its own place, over however many."""
    for name in ("parent", "superseded_by"):
        above = fields.get(name)
        while above is not None:
            if above.pk == agreement.pk:
                raise Circle(agreement)
            above = getattr(above, name)


def reckoned_with(agreement, fields: dict) -> dict:
    """The derived columns once `fields` are written; the row itself is not touched."""
    as_written = Agreement(pk=agreement.pk)
    for column in Agreement._meta.concrete_fields:
        setattr(as_written, column.attname, getattr(agreement, column.attname))
    for name, value in fields.items():
        if not Agreement._meta.get_field(name).many_to_many:
            setattr(as_written, name, value)
    reckon(as_written)
    return {name: getattr(as_written, name) for name in RECKONED}


@transaction.atomic
def extend(
    agreement, *, until, by=None, made_on=None, reason="", paper=None
) -> Extension:
    """Prolong by an act of the parties until the day `until`; `paper` is the act.

    Raises `NotLonger`, and `BeforeSigning` for a day on which it was not signed yet.
    """
    agreement = locked(agreement)
    if agreement.stage != Stage.SIGNED:
        raise Elsewhere(agreement)
    if agreement.signed_on and until and until < agreement.signed_on:
        raise BeforeSigning(agreement)
    if agreement.ends_on and until and until <= agreement.ends_on:
        raise NotLonger(agreement)
    extension = Extension.objects.create(
        agreement=agreement,
        until=until,
        made_on=made_on,
        reason=reason,
        paper=paper,
    )
    reckon_around(agreement, by=by)
    index(agreement)
    told = told_of(extension)
    detail = {"told": {name: ["", value] for name, value in told.items()}}
    record("agreement.extended", agreement, by=by, detail=detail)
    return extension


@transaction.atomic
def take_extension_back(extension, *, by=None) -> Agreement:
    """It was not prolonged after all; the journal keeps what the act said."""
    agreement = locked(extension.agreement)
    told = told_of(extension)
    detail = {"told": {name: [value, ""] for name, value in told.items()}}
    extension.delete()
    reckon_around(agreement, by=by)
    index(agreement)
    record("agreement.extension_taken_back", agreement, by=by, detail=detail)
    return agreement


def told_of(extension) -> dict[str, str]:
    """What an act of prolongation says, as the journal keeps it."""
    told = {
        "until": str(extension.until or ""),
        "made_on": str(extension.made_on or ""),
        "reason": extension.reason,
    }
    return {name: value for name, value in told.items() if value}


@transaction.atomic
def move_place(agreement, *, by=None) -> Agreement:
    """Take country and region over from the first partner anew."""
    lead = Organisation.objects.get(pk=agreement.counterpart_id)
    return describe(
        agreement, by=by, country_id=lead.country_id, region_id=lead.region_id
    )
