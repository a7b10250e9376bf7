"""Which translation goes with an application for a conclusion."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0018_rolling_terms")]

    operations = [
        migrations.AddField(
            model_name="clearance",
            name="translation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="documents.version",
            ),
        ),
    ]
