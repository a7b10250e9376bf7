from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [
        ("listings", "0001_views_and_runs"),
    ]

    operations = [
        migrations.AlterField(
            model_name="bulkrun",
            name="undoes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="undoings",
                to="listings.bulkrun",
            ),
        ),
    ]
