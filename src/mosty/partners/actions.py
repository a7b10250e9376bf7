"""Everything that writes organisations."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.partners.followers import tell
from mosty.partners.models import Organisation, OrganisationName
from mosty.search.actions import forget, index
from mosty.search.words import sort_key

NOTHING = Source()


class TooEarly(Refused):
    message = _(
        "The present name has been borne since that day or a later one. Give a later "
        "day, or correct the name if it is a mistake."
    )


@transaction.atomic
def register(name_ru, *, country, by=None, source=NOTHING, **fields) -> Organisation:
    """Add an organisation under the name it bears now.

    `fields` are further columns of `Organisation`: region, kind, city_ru …
    """
    organisation = Organisation.objects.create(
        name_ru=name_ru,
        country=country,
        sort_ru=sort_key(name_ru)[:520],
        **fields,
        **source.fields(),
    )
    OrganisationName.objects.create(
        organisation=organisation,
        language="ru",
        full_name=name_ru,
        short_name=organisation.short_name_ru,
        **source.fields(),
    )
    record("organisation.registered", organisation, by=by)
    index(organisation)
    return organisation


@transaction.atomic
def correct_name(organisation, name_ru, *, by=None) -> Organisation:
    """Mend a mistake in the present name: the organisation never bore the old one."""
    organisation = locked(organisation)
    before = organisation.name_ru
    organisation.names.filter(language="ru", full_name=before, until=None).update(
        full_name=name_ru
    )
    _bear(organisation, name_ru)
    detail = {"before": before, "after": name_ru}
    record("organisation.name_corrected", organisation, by=by, detail=detail)
    return organisation


@transaction.atomic
def name_in_english(organisation, name_en, *, by=None, source=NOTHING) -> Organisation:
    """Say how the organisation is called in English now.

    The Russian name and the time it was borne stay as they are.
    """
    organisation = locked(organisation)
    before = organisation.name_en
    organisation.names.filter(language="en", until=None).delete()
    OrganisationName.objects.create(
        organisation=organisation,
        language="en",
        full_name=name_en,
        **source.fields(),
    )
    detail = {"before": before, "after": name_en}
    record("organisation.named_in_english", organisation, by=by, detail=detail)
    return describe(organisation, by=by, name_en=name_en)


@transaction.atomic
def rename(organisation, name_ru, *, on, by=None, source=NOTHING) -> Organisation:
    """Give a new name from the day `on`; the old one is kept until then.

    Raises `TooEarly` for a day on which the present name was not borne yet.
    """
    organisation = locked(organisation)
    before = organisation.name_ru
    present = organisation.names.filter(language="ru", until=None)
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
    _bear(organisation, name_ru)
    detail = {"before": before, "after": name_ru, "on": str(on)}
    record("organisation.renamed", organisation, by=by, detail=detail)
    return organisation


@transaction.atomic
def describe(organisation, *, by=None, **fields) -> Organisation:
    """Change the named columns, none of them the Russian name."""
    organisation = locked(organisation)
    for field, value in fields.items():
        setattr(organisation, field, value)
    organisation.save(update_fields=list(fields))
    record(
        "organisation.described", organisation, by=by, detail={"fields": sorted(fields)}
    )
    index(organisation)
    tell(organisation)
    return organisation


@transaction.atomic
def archive(organisation, *, by=None) -> Organisation:
    """Put away; nothing is lost, `restore` brings it back."""
    organisation = locked(organisation)
    organisation.is_archived = True
    organisation.save(update_fields=["is_archived"])
    record("organisation.archived", organisation, by=by)
    forget(organisation)
    tell(organisation)
    return organisation


@transaction.atomic
def restore(organisation, *, by=None) -> Organisation:
    organisation = locked(organisation)
    organisation.is_archived = False
    organisation.save(update_fields=["is_archived"])
    record("organisation.restored", organisation, by=by)
    index(organisation)
    tell(organisation)
    return organisation


def locked(organisation) -> Organisation:
    """The row, held until the transaction ends."""
    return Organisation.objects.select_for_update(of=["self"]).get(pk=organisation.pk)


def _bear(organisation, name_ru):
    organisation.name_ru = name_ru
    organisation.sort_ru = sort_key(name_ru)[:520]
    organisation.save(update_fields=["name_ru", "sort_ru"])
    index(organisation)
    tell(organisation)
