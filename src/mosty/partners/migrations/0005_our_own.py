"""Our own institution stands among the organisations, as its actions keep it."""

from django.db import migrations

from mosty.search.words import sort_key

SAID = (
    "name_ru",
    "name_en",
    "short_name_ru",
    "short_name_en",
    "city_ru",
    "city_en",
    "site",
)
SORT_LENGTH = 520


def stand_among_organisations(apps, schema_editor):
    institution = apps.get_model("institution", "Institution").objects.first()
    organisations = apps.get_model("partners", "Organisation").objects
    if institution is None or organisations.filter(is_ours=True).exists():
        return
    place = (institution.latitude, institution.longitude)
    latitude, longitude = (None, None) if None in place else place
    regions = apps.get_model("places", "Region").objects.filter(
        code=institution.region_code, country=institution.country_code
    )
    ours = organisations.create(
        is_ours=True,
        kind="unknown",
        sort_ru=sort_key(institution.name_ru)[:SORT_LENGTH],
        country_id=institution.country_code,
        region=regions.first(),
        latitude=latitude,
        longitude=longitude,
        **{name: getattr(institution, name) for name in SAID},
    )
    names = apps.get_model("partners", "OrganisationName").objects
    for language in ("ru", "en"):
        if full_name := getattr(ours, f"name_{language}"):
            names.create(
                organisation=ours,
                language=language,
                full_name=full_name,
                short_name=getattr(ours, f"short_name_{language}"),
            )


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0004_contact_log"),
        ("institution", "0002_settings"),
        ("places", "0002_load"),
    ]

    operations = [
        migrations.RunPython(stand_among_organisations, migrations.RunPython.noop),
    ]
