from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0003_prepare_in_the_office")]

    operations = [
        migrations.AddField("draft", "checked", models.PositiveIntegerField(default=0)),
        migrations.AddField(
            "draft", "check_number", models.PositiveIntegerField(default=0)
        ),
        migrations.AlterField(
            "draft",
            "stage",
            models.CharField(
                choices=[
                    ("columns", "columns to be matched"),
                    ("checking", "being checked"),
                    ("review", "to be checked"),
                    ("running", "being entered"),
                    ("done", "entered"),
                ],
                default="columns",
                max_length=10,
            ),
        ),
    ]
