"""How organisations are found: by every name they bear or bore."""

from django.utils.translation import gettext_lazy as _

from mosty.partners.models import Organisation
from mosty.search.kinds import Doc, Kind, register_kind


def doc_of(organisation):
    if organisation.is_archived or organisation.is_ours:
        return None
    names = {name.full_name for name in organisation.names.all()}
    names |= {name.short_name for name in organisation.names.all() if name.short_name}
    numbers = [one.value for one in organisation.identifiers.all()]
    return Doc(
        title_ru=organisation.name_ru,
        title_en=organisation.name_en,
        subtitle_ru=place_of(organisation, "ru"),
        subtitle_en=place_of(organisation, "en"),
        body_ru=" ".join(
            filter(None, [organisation.short_name_ru, *sorted(names), *sorted(numbers)])
        ),
        body_en=organisation.short_name_en,
        url_name="partners:partner",
        url_kwargs={"pk": organisation.pk},
        audience=organisation.audience,
    )


def place_of(organisation, language):
    region, city = organisation.region, getattr(organisation, f"city_{language}")
    places = [
        getattr(organisation.country, f"name_{language}"),
        getattr(region, f"name_{language}") if region else "",
        city,
    ]
    return ", ".join(filter(None, places))


def every_organisation():
    return Organisation.objects.select_related("country", "region").prefetch_related(
        "names", "identifiers"
    )


def register():
    register_kind(
        Kind(
            name="organisation",
            model=Organisation,
            label=_("Partners"),
            icon="person",
            build=doc_of,
            things=every_organisation,
            weight=1.1,
            is_many=True,
            office_url_name="partners_office:record",
        )
    )
