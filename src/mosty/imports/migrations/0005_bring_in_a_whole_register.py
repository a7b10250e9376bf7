from django.db import migrations, models

KINDS = [
    ("page", "The cooperation page"),
    ("partners", "A table of partners"),
    ("agreements", "A table of agreements"),
    ("workbook", "The whole register"),
]


class Migration(migrations.Migration):
    dependencies = [("imports", "0004_check_in_the_background")]

    operations = [
        migrations.AlterField(
            "draft", "kind", models.CharField(choices=KINDS, max_length=12)
        ),
        migrations.AlterField(
            "savedmapping", "kind", models.CharField(choices=KINDS, max_length=12)
        ),
    ]
