"""A mark names the table too, so that what was read of others is still known."""

from django.db import migrations, models

FUNCTION = """
CREATE OR REPLACE FUNCTION journal_mark_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.journal_datachange (transaction_id, table_name)
    VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION journal_mark_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.journal_datachange (transaction_id)
    VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_data_changes")]

    operations = [
        migrations.DeleteModel("DataChange"),
        migrations.CreateModel(
            name="DataChange",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "transaction_id",
                        "table_name",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("transaction_id", models.BigIntegerField()),
                ("table_name", models.CharField(max_length=63)),
            ],
        ),
        migrations.RunSQL(FUNCTION, BEFORE),
    ]
