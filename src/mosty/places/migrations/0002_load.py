"""Every database has the countries and the regions."""

from django.db import migrations

from mosty.places.actions import load_places


def load(apps, schema_editor):
    load_places(
        country=apps.get_model("places", "Country"),
        region=apps.get_model("places", "Region"),
    )


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
