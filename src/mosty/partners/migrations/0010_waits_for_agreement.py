from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0009_marks_anew")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="waits_for_agreement",
            field=models.BooleanField(default=False, editable=False),
        )
    ]
