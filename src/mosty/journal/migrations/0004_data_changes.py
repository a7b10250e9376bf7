"""A mark for each transaction that changed data; `journal.marks` puts triggers on."""

from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION journal_mark_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.journal_datachange (transaction_id)
    VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
"""
FORGET = "DROP FUNCTION journal_mark_change() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_append_only")]

    operations = [
        migrations.CreateModel(
            name="DataChange",
            fields=[
                (
                    "transaction_id",
                    models.BigIntegerField(primary_key=True, serialize=False),
                ),
            ],
        ),
        migrations.RunSQL(FUNCTION, FORGET),
    ]
