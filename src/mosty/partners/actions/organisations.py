"""Entering an organisation, describing it, putting it away."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.access.roles import Audience
from mosty.documents.actions import take
from mosty.documents.models import Document
from mosty.documents.sources import Source
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.actions.marks import mark
from mosty.partners.followers import tell
from mosty.partners.models import Organisation, OrganisationName
from mosty.search.actions import forget, index
from mosty.search.words import sort_key

NOTHING = Source()


class GivenUp(ChangedMeanwhile):
    """The record was merged into the one that is `thing`."""


class OurOwn(Refused):
    message = _(
        "This is our own institution. What is said of it is changed in its settings."
    )


@transaction.atomic
def register(name_ru, *, country, by=None, source=NOTHING, **fields) -> Organisation:
    """Add an organisation under the name it bears now.

    `fields` are further columns of `Organisation`: region, kind, city_ru, name_en …
    """
    organisation = Organisation.objects.create(
        name_ru=name_ru,
        country=country,
        sort_ru=sort_of(name_ru),
        **fields,
        **source.fields(),
    )
    for language in ("ru", "en"):
        full_name = getattr(organisation, f"name_{language}")
        if full_name:
            OrganisationName.objects.create(
                organisation=organisation,
                language=language,
                full_name=full_name,
                short_name=getattr(organisation, f"short_name_{language}"),
                **source.fields(),
            )
    record("organisation.registered", organisation, by=by)
    index(organisation)
    mark(organisation)
    return organisation


@transaction.atomic
def describe(organisation, *, by=None, expected=None, **fields) -> Organisation:
    """Change the named columns, none of them a full name.

    Raises `ChangedMeanwhile` where a column does not hold what is `expected`.
    """
    refuse_ours(organisation)
    values = dict(with_records(name, value) for name, value in fields.items())
    row, changes = change(
        organisation,
        values,
        by=by,
        verb="organisation.described",
        expected=expected,
    )
    refuse_given_up(row)
    for language in ("ru", "en"):
        if f"short_name_{language}" in changes:
            names = row.names.present(language)
            names.update(short_name=getattr(row, f"short_name_{language}"))
    if "audience" in changes:
        Organisation.objects.filter(pk=row.pk).update(waits_for_agreement=False)
    if changes:
        heard(row)
    return row


@transaction.atomic
def show_with_agreement(organisation, *, by=None) -> Organisation:
    """Show to all one that waited for an agreement that they see; others stay."""
    row = held(organisation.pk)
    if not row.waits_for_agreement:
        return row
    row.waits_for_agreement = False
    row.save(update_fields=["waits_for_agreement"])
    values = {"audience": Audience.PUBLIC}
    verb = "organisation.shown_with_agreement"
    row, _changes = change(row, values, by=by, verb=verb)
    heard(row)
    return row


def with_records(name, value):
    """A key by its column, `region_id=…`, as the record itself."""
    field = Organisation._meta.get_field(name)
    if field.remote_field and name == field.attname:
        rows = field.remote_field.model._base_manager
        return field.name, None if value is None else rows.get(pk=value)
    return name, value


def archive(organisation, *, by=None) -> Organisation:
    """Put away; nothing is lost, `restore` brings it back.

    Raises `OurOwn` for the institution itself.
    """
    return put_away(organisation, "organisation.archived", is_archived=True, by=by)


def restore(organisation, *, by=None) -> Organisation:
    return put_away(organisation, "organisation.restored", is_archived=False, by=by)


@transaction.atomic
def put_away(organisation, verb, *, is_archived, by) -> Organisation:
    refuse_ours(organisation)
    organisation = locked(organisation)
    row, changes = change(organisation, {"is_archived": is_archived}, by=by, verb=verb)
    if changes:
        heard(row)
    return row


@transaction.atomic
def keep_paper(organisation, upload, *, by=None) -> Document:
    """Keep a file that has arrived with the organisation, for the staff."""
    organisation = locked(organisation)
    document = take(upload, by=by)
    organisation.documents.add(document)
    detail = {"document": document.pk}
    record("organisation.paper_kept", organisation, by=by, detail=detail)
    return document


def refuse_ours(organisation) -> None:
    """Ourselves are described in the settings of the institution only."""
    if organisation.is_ours:
        raise OurOwn(organisation)


def locked(organisation) -> Organisation:
    """The row, held until the transaction ends; raises `GivenUp`."""
    row = held(organisation.pk)
    refuse_given_up(row)
    return row


def held(pk) -> Organisation:
    return Organisation.objects.select_for_update(of=["self"]).get(pk=pk)


def refuse_given_up(organisation) -> None:
    """Nothing is written to a record that another one stands for."""
    if organisation.merged_into_id:
        raise GivenUp(organisation.standing(), given_up_words(organisation))


def given_up_words(organisation) -> str:
    """What became of a record while somebody was looking at it."""
    made = organisation.merges_away.standing().first()
    words = _(
        "“%(name)s” was merged into “%(into)s” meanwhile, on %(at)s: %(reason)s. "
        "Nothing of yours was written. Open the record that was kept."
    )
    told = {
        "name": organisation.name_ru,
        "into": organisation.merged_into.name_ru,
        "at": f"{timezone.localtime(made.at):%d.%m.%Y %H:%M}" if made else "",
        "reason": made.reason if made else "",
    }
    return words % told


def heard(organisation) -> None:
    """The search and the rooms above hear of the change."""
    if organisation.is_archived:
        forget(organisation)
    else:
        index(organisation)
    mark(organisation)
    tell(organisation)


def sort_of(name_ru) -> str:
    return sort_key(name_ru)[: Organisation._meta.get_field("sort_ru").max_length]
