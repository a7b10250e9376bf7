"""The database itself refuses to change or remove entries and seals."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege',
              HINT = 'Correct a record by a new entry.';
END $$;

CREATE FUNCTION journal_refuse_under_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <= (SELECT last_id FROM journal_seal ORDER BY first_id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'entry % would stand under a seal', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER journal_entry_stands_above_seals BEFORE INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuse_under_seal();
"""
FORGET = """
DROP TRIGGER journal_entry_stands_above_seals ON journal_entry;
DROP FUNCTION journal_refuse_under_seal();
DROP FUNCTION journal_refuse_change();
"""
GUARD = """
CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
"""
UNGUARD = """
DROP TRIGGER {table}_is_not_changed ON {table};
DROP TRIGGER {table}_is_not_emptied ON {table};
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_seal_marks")]

    operations = [
        migrations.RunSQL(REFUSE, FORGET),
        *[
            migrations.RunSQL(GUARD.format(table=table), UNGUARD.format(table=table))
            for table in ("journal_entry", "journal_seal")
        ],
    ]
