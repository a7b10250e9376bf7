"""How an organisation is called: mistakes mended, new names from a day on."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.actions.organisations import (
    NOTHING,
    describe,
    heard,
    locked,
    refuse_ours,
    sort_of,
)
from mosty.partners.models import Organisation, OrganisationName


class TooEarly(Refused):
    message = _(
        "The present name has been borne since that day or a later one. Give a later "
        "day, or correct the name if it is a mistake."
    )


@transaction.atomic
def correct_name(organisation, name_ru, *, by=None, expected=None) -> Organisation:
    """Mend a mistake in the present name: the organisation never bore the old one."""
    organisation = locked(organisation)
    refuse_ours(organisation)
    names = organisation.names.present("ru")
    names.filter(full_name=organisation.name_ru).update(full_name=name_ru)
    verb = "organisation.name_corrected"
    return _bear(organisation, name_ru, by=by, verb=verb, expected=expected)


@transaction.atomic
def name_in_english(
    organisation, name_en, *, by=None, source=NOTHING, expected=None
) -> Organisation:
    """Say how the organisation is called in English now; empty: in no way known.

    The Russian name and the time it was borne stay as they are.
    """
    organisation = locked(organisation)
    refuse_ours(organisation)
    verb = "organisation.named_in_english"
    values = {"name_en": name_en}
    row, changes = change(organisation, values, by=by, verb=verb, expected=expected)
    if not changes:
        return row
    row.names.present("en").delete()
    if name_en:
        OrganisationName.objects.create(
            organisation=row,
            language="en",
            full_name=name_en,
            short_name=row.short_name_en,
            **source.fields(),
        )
    heard(row)
    return row


@transaction.atomic
def rename(
    organisation, name_ru, *, on, by=None, source=NOTHING, expected=None
) -> Organisation:
    """Give a new name from the day `on`; the old one is kept until then.

    Raises `TooEarly` for a day on which the present name was not borne yet.
    """
    organisation = locked(organisation)
    refuse_ours(organisation)
    present = organisation.names.present("ru")
    if present.filter(since__gte=on).exists():
        raise TooEarly(organisation)
    present.update(until=on)
    OrganisationName.objects.create(
        organisation=organisation,
        language="ru",
        full_name=name_ru,
        since=on,
        **source.fields(),
    )
    verb = "organisation.renamed"
    return _bear(organisation, name_ru, by=by, verb=verb, expected=expected)


@transaction.atomic
def put_back(organisation, values: dict, *, by=None) -> Organisation:
    """Write former values, as the history asks: names are put back as names.

    Where the present name follows the former one from a day, that change of names
    is taken back; otherwise the present name is corrected.
    """
    values = {name: value for name, value in values.items() if name != "sort_ru"}
    organisation = locked(organisation)
    name_ru = values.pop("name_ru", None)
    if name_ru and name_ru != organisation.name_ru:
        organisation = _called_again(organisation, name_ru, by=by)
    if "name_en" in values:
        name_en = values.pop("name_en") or ""
        organisation = name_in_english(organisation, name_en, by=by)
    return describe(organisation, by=by, **values)


@transaction.atomic
def rename_before(organisation, former, *, on=None, by=None) -> dict:
    """Write down how an organisation was called before its present name, until `on`.

    Gives the keys of the name that was added and of the one that got its first day.
    """
    organisation = locked(organisation)
    refuse_ours(organisation)
    present = organisation.names.present("ru").first()
    added = OrganisationName.objects.create(
        organisation=organisation,
        language="ru",
        full_name=former,
        until=on,
        is_other=on is None,
    )
    made = {"name": added.pk}
    if on and present is not None and present.since is None:
        present.since = on
        present.save(update_fields=["since"])
        made["since_of"] = present.pk
    detail = {"told": {"name": ["", former]}}
    record("organisation.former_name_told", organisation, by=by, detail=detail)
    heard(organisation)
    return made


def _called_again(organisation, name_ru, *, by):
    names = organisation.names.filter(language="ru")
    present = names.filter(until=None, is_other=False).first()
    former = present and names.filter(full_name=name_ru, until=present.since).first()
    if not former or present.since is None:
        return correct_name(organisation, name_ru, by=by)
    present.delete()
    former.until = None
    former.save(update_fields=["until"])
    return _bear(organisation, name_ru, by=by, verb="organisation.called_again")


def _bear(organisation, name_ru, *, by, verb, expected=None):
    values = {"name_ru": name_ru, "sort_ru": sort_of(name_ru)}
    row, changes = change(organisation, values, by=by, verb=verb, expected=expected)
    if changes:
        heard(row)
    return row


@transaction.atomic
def name_anew(
    organisation, values: dict, *, on=None, by=None, expected=None
) -> Organisation:
    """Write the names of `values`; the Russian one from the day `on`, if there is one.

    Raises `TooEarly` and `ChangedMeanwhile`; then nothing was written.
    """
    values, expected, asked = dict(values), expected or {}, {"by": by}
    if "name_ru" in values:
        asked["expected"] = only(expected, "name_ru")
        name_ru = values.pop("name_ru")
        if on is None:
            organisation = correct_name(organisation, name_ru, **asked)
        else:
            organisation = rename(organisation, name_ru, on=on, **asked)
    if "name_en" in values:
        asked["expected"] = only(expected, "name_en")
        organisation = name_in_english(organisation, values.pop("name_en"), **asked)
    asked["expected"] = only(expected, *values)
    return describe(organisation, **asked, **values)


def only(expected, *names) -> dict:
    return {name: expected[name] for name in names if name in expected}
