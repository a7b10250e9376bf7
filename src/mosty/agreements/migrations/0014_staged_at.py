"""Since when an agreement is at its stage; of former ones, what the journal tells."""

from django.db import migrations, models
from django.utils import timezone

TOLD = """
UPDATE agreements_agreement SET staged_at = told.at
FROM (
    SELECT object_id, max(at) AS at FROM journal_entry
    WHERE kind_id = (
        SELECT id FROM django_content_type
        WHERE app_label = 'agreements' AND model = 'agreement'
    ) AND verb IN (
        'agreement.opened', 'agreement.registered', 'agreement.moved',
        'agreement.signed', 'agreement.restored', 'agreement.ended',
        'agreement.end_taken_back'
    )
    GROUP BY object_id
) AS told
WHERE told.object_id = agreements_agreement.id::text
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0011_continuity"),
        ("journal", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="staged_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunSQL(TOLD, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="agreement",
            name="staged_at",
            field=models.DateTimeField(default=timezone.now, editable=False, null=True),
        ),
    ]
