"""Every database has the targets of the Sustainable Development Goal 4."""

from django.db import migrations, models

from mosty.activities.actions import load_targets


def load(apps, schema_editor):
    load_targets(model=apps.get_model("activities", "SdgTarget"))


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="direction",
            name="serves_sdg",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
