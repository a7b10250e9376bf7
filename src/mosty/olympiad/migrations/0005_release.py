"""Rounds are released, tasks have pictures and sound, variants stand still."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MAKE = """
CREATE FUNCTION olympiad_window_is_open(zone_group bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM olympiad_zonegroup g JOIN olympiad_round r ON r.id = g.round_id,
            LATERAL unnest(CASE WHEN g.zone <> '' THEN ARRAY[g.zone::text]
                WHEN cardinality(g.zones) > 0 THEN g.zones::text[]
                ELSE ARRAY['Pacific/Kiritimati', 'Etc/GMT+12'] END) AS named(zone)
        WHERE g.id = zone_group AND r.released_at IS NOT NULL
        HAVING min((g.opens_on + g.opens_time) AT TIME ZONE named.zone) <= now()
            AND max((g.closes_on + g.closes_time) AT TIME ZONE named.zone) > now()
    )
$$;
CREATE FUNCTION olympiad_keep_variant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF olympiad_window_is_open(OLD.group_id) AND (TG_OP = 'DELETE'
        OR (OLD.sheet, OLD.keys, OLD.checksum, OLD.paper_id, OLD.group_id, OLD.number)
        IS DISTINCT FROM
        (NEW.sheet, NEW.keys, NEW.checksum, NEW.paper_id, NEW.group_id, NEW.number))
    THEN
        RAISE EXCEPTION 'a variant is not changed while its window stands open'
            USING ERRCODE = 'MO001';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER olympiad_variant_stands_in_its_window
    BEFORE UPDATE OR DELETE ON olympiad_variant
    FOR EACH ROW EXECUTE FUNCTION olympiad_keep_variant();
UPDATE olympiad_round SET released_at = now() WHERE edition_id IN
    (SELECT id FROM olympiad_edition WHERE is_practice);
"""
DROP = """
DROP TRIGGER olympiad_variant_stands_in_its_window ON olympiad_variant;
DROP FUNCTION olympiad_keep_variant();
DROP FUNCTION olympiad_window_is_open(bigint);
"""


def reference(to, **options):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_template_kind"),
        ("olympiad", "0004_lists_and_acts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("round", "released_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("round", "released_by", reference(settings.AUTH_USER_MODEL)),
        migrations.AddField("round", "unchecked_reason", models.CharField(blank=True, max_length=300)),
        migrations.AddField("round", "unchecked_by", reference(settings.AUTH_USER_MODEL)),
        migrations.AddField("task", "image", reference("documents.image")),
        migrations.AddField("task", "audio", reference("documents.document")),
        migrations.RunSQL(MAKE, DROP),
    ]
