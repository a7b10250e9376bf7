"""A mark may tell which rows were touched, by the number of what they belong to.

`journal.marks` gives a trigger with the column to the tables that the settings name.
Many rows, or all at once, are told as before: by no numbers.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

WHOLE = """
CREATE OR REPLACE FUNCTION journal_mark_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.journal_datachange AS held (transaction_id, table_name)
    VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME)
    ON CONFLICT (transaction_id, table_name)
    DO UPDATE SET touched = NULL WHERE held.touched IS NOT NULL;
    RETURN NULL;
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION journal_mark_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.journal_datachange (transaction_id, table_name)
    VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
"""
ROWS = """
CREATE FUNCTION journal_mark_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rows_of text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT %1$I FROM came'
        WHEN 'DELETE' THEN 'SELECT %1$I FROM went'
        ELSE 'SELECT %1$I FROM went UNION ALL SELECT %1$I FROM came'
    END;
    numbers bigint[];
BEGIN
    EXECUTE 'SELECT array_agg(number) FROM (SELECT DISTINCT number FROM ('
        || format(rows_of, TG_ARGV[0]) || ') AS rows (number) LIMIT 65) AS told'
    INTO numbers;
    IF numbers IS NULL THEN
        RETURN NULL;
    END IF;
    IF cardinality(numbers) > 64 THEN
        numbers := NULL;
    END IF;
    INSERT INTO public.journal_datachange AS held
        (transaction_id, table_name, touched)
    VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME, numbers)
    ON CONFLICT (transaction_id, table_name) DO UPDATE SET touched = CASE
        WHEN cardinality(held.touched) + cardinality(excluded.touched) <= 256
        THEN ARRAY (SELECT DISTINCT unnest(held.touched || excluded.touched))
    END WHERE held.touched IS NOT NULL;
    RETURN NULL;
END $$;
"""
FORGET = "DROP FUNCTION journal_mark_rows() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("journal", "0005_changed_tables")]

    operations = [
        migrations.AddField(
            "datachange",
            "touched",
            django.contrib.postgres.fields.ArrayField(
                models.BigIntegerField(), null=True
            ),
        ),
        migrations.RunSQL(WHOLE, BEFORE),
        migrations.RunSQL(ROWS, FORGET),
    ]
