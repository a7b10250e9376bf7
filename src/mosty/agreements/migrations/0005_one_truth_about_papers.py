"""Who may see a paper is told by its document alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_our_seat")]

    operations = [
        migrations.RemoveField(model_name="paper", name="is_published"),
    ]
