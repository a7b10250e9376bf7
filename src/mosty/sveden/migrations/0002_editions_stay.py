"""The database itself refuses to change or remove an edition of the page."""

from django.db import migrations

GUARD = """
CREATE TRIGGER sveden_edition_is_not_changed BEFORE UPDATE OR DELETE ON sveden_edition
    FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER sveden_edition_is_not_emptied BEFORE TRUNCATE ON sveden_edition
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
"""
UNGUARD = """
DROP TRIGGER sveden_edition_is_not_changed ON sveden_edition;
DROP TRIGGER sveden_edition_is_not_emptied ON sveden_edition;
"""


class Migration(migrations.Migration):
    dependencies = [("sveden", "0001_initial"), ("journal", "0003_append_only")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
