from django.db import migrations


def forget(apps, schema_editor):
    """Keys are made another way; the background work writes missing ones anew."""
    apps.get_model("partners", "NameMark").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("partners", "0008_checks")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
