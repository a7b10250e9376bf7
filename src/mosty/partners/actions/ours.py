"""Our own institution as an organisation, so that it sits among the parties."""

from django.db import transaction

from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.partners.actions.organisations import sort_of
from mosty.partners.followers import tell
from mosty.partners.models import Kind, Organisation, OrganisationName
from mosty.places.models import Country, Region

SAID = (
    "name_ru",
    "name_en",
    "short_name_ru",
    "short_name_en",
    "city_ru",
    "city_en",
    "latitude",
    "longitude",
    "site",
)


@transaction.atomic
def keep_ours(institution, *, by=None) -> Organisation:
    """Make our own organisation, or bring it in step with the institution.

    A name that is changed in the settings is mended, not borne from a day: papers
    keep the names that stand on them.
    """
    values = said_of(institution)
    ours = Organisation.objects.filter(is_ours=True).first()
    if ours is None:
        ours = Organisation.objects.create(is_ours=True, kind=Kind.UNKNOWN, **values)
        record("organisation.registered", ours, by=by)
        changes = values
    else:
        verb = "organisation.described"
        ours, changes = change(ours, values, by=by, verb=verb)
    if changes:
        keep_names(ours)
        tell(ours)
    return ours


def said_of(institution) -> dict:
    """What the institution says of itself, as the columns of an organisation."""
    has_place = None not in (institution.latitude, institution.longitude)
    values = {name: getattr(institution, name) for name in SAID}
    if not has_place:
        values |= {"latitude": None, "longitude": None}
    region = Region.objects.filter(
        code=institution.region_code, country=institution.country_code
    )
    return {
        **values,
        "sort_ru": sort_of(institution.name_ru),
        "country": Country.objects.get(pk=institution.country_code),
        "region": region.first(),
    }


def keep_names(ours) -> None:
    """The present names repeat those of the row, as of every organisation."""
    for language in ("ru", "en"):
        present = ours.names.present(language)
        full_name = getattr(ours, f"name_{language}")
        if not full_name:
            present.delete()
            continue
        said = {
            "full_name": full_name,
            "short_name": getattr(ours, f"short_name_{language}"),
        }
        if not present.update(**said):
            OrganisationName.objects.create(
                organisation=ours, language=language, **said
            )
