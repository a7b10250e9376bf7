"""What the paper says: its columns, its term, the acts that prolong it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused, WrongStage
from mosty.agreements import term
from mosty.agreements.actions.locking import DoesNotFit, locked
from mosty.agreements.models import Agreement, Extension, Stage
from mosty.agreements.models.agreement import RenewalRule
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.models import Organisation
from mosty.search.actions import index

RECKONED = ("starts_on", "ends_on", "is_endless")
LED = {"stage", "origin", "origin_reason", "archived_from", "ended_early_on"}


class NotLonger(Refused):
    message = _(
        "The agreement runs until that day or longer already. Give a later day."
    )


@transaction.atomic
def describe(agreement, *, by=None, expected=None, **fields) -> Agreement:
    """Change the named columns that the paper states; the term is reckoned anew.

    `expected` as in `journal.changing.change`. Raises `DoesNotFit` where the columns
    contradict each other, and `WrongStage` for a column that only the actions of the
    lifecycle write.
    """
    if LED & fields.keys():
        raise WrongStage(agreement)
    agreement = locked(agreement)
    named = {Agreement._meta.get_field(name).name: fields[name] for name in fields}
    values = {**named, **reckoned_with(agreement, fields)}
    try:
        with transaction.atomic():
            agreement, changes = change(
                agreement, values, by=by, verb="agreement.described", expected=expected
            )
    except IntegrityError as error:
        raise DoesNotFit(agreement) from error
    if changes:
        index(agreement)
    return agreement


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
def extend(agreement, *, until, by=None, made_on=None, reason="") -> Extension:
    """Prolong by an act of the parties until the day `until`."""
    agreement = locked(agreement)
    if agreement.stage != Stage.SIGNED:
        raise WrongStage(agreement)
    if agreement.ends_on and until and until <= agreement.ends_on:
        raise NotLonger(agreement)
    extension = Extension.objects.create(
        agreement=agreement, until=until, made_on=made_on, reason=reason
    )
    _reckon_and_save(agreement)
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
    _reckon_and_save(agreement)
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


def _reckon_and_save(agreement):
    reckon(agreement)
    agreement.save(update_fields=[*RECKONED, "changed_at"])
    index(agreement)


@transaction.atomic
def move_place(agreement, *, by=None) -> Agreement:
    """Take country and region over from the first partner anew."""
    lead = Organisation.objects.get(pk=agreement.counterpart_id)
    return describe(
        agreement, by=by, country_id=lead.country_id, region_id=lead.region_id
    )


def reckon(agreement) -> None:
    """Derive first and last day from what the paper states and its extensions."""
    extensions = ()
    if agreement.pk:
        given = Extension.objects.filter(agreement=agreement.pk).exclude(until=None)
        extensions = tuple(given.values_list("until", flat=True))
    facts = term.Term(
        rule=agreement.term_rule,
        signed_on=agreement.signed_on,
        in_force_from=agreement.in_force_from,
        months=agreement.term_months,
        valid_until=agreement.valid_until,
        renews_by_itself=agreement.renewal_rule == RenewalRule.AUTOMATIC,
        renewal_months=agreement.renewal_months,
        renewal_limit=agreement.renewal_limit,
        extensions=extensions,
    )
    agreement.starts_on = term.starts_on(facts)
    agreement.ends_on = term.ends_on(facts)
    agreement.is_endless = term.is_endless(facts)
