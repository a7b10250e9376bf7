"""Lists of schools, time asked for, and the end of a log as a whole."""

import django.db.models.deletion
from django.db import migrations, models

MAKE = """
CREATE FUNCTION olympiad_destroy_log(edition bigint, OUT events bigint, OUT digest text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    part text := format('olympiad_event_%s', edition);
    held olympiad_edition%ROWTYPE;
BEGIN
    SELECT * INTO held FROM olympiad_edition WHERE id = edition FOR UPDATE;
    IF NOT FOUND OR NOT held.is_closed OR held.log_destroyed_at IS NOT NULL THEN
        RAISE EXCEPTION 'the edition is not closed, or its log is gone'
            USING ERRCODE = 'MO001';
    END IF;
    IF EXISTS (SELECT FROM olympiad_round WHERE edition_id = edition
            AND NOT is_rehearsal AND results_shown_at IS NULL) THEN
        RAISE EXCEPTION 'the results of a round are not published'
            USING ERRCODE = 'MO001';
    END IF;
    IF to_regclass(part) IS NOT NULL THEN
        EXECUTE format('SELECT count(*), encode(sha256(string_agg(hash, NULL ORDER BY '
            'attempt_id, client, seq)), ''hex'') FROM %I', part) INTO events, digest;
        EXECUTE format('DROP TABLE %I', part);
    END IF;
    DELETE FROM olympiad_quarantined WHERE edition_id = edition;
    UPDATE olympiad_edition SET log_destroyed_at = clock_timestamp() WHERE id = edition;
    events := coalesce(events, 0);
    digest := coalesce(digest, encode(sha256(''), 'hex'));
END $$;
"""
DROP = "DROP FUNCTION olympiad_destroy_log(bigint);"


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_template_kind"),
        ("olympiad", "0003_taking_part"),
        ("people", "0007_purposes_of_pupils"),
    ]

    operations = [
        migrations.RunSQL(MAKE, DROP),
        migrations.AddField(
            model_name="edition",
            name="log_act",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="entrant",
            name="extra_asked_min",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="entrant",
            name="extra_ground",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="entrant",
            name="line",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="registration",
            name="token",
            field=models.UUIDField(blank=True, editable=False, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="registration",
            name="consents",
            field=models.ManyToManyField(
                blank=True, related_name="registrations", to="people.consent"
            ),
        ),
        migrations.AddConstraint(
            model_name="entrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_withdrawn", False), ("line__gte", 1)),
                fields=("registration", "line"),
                name="line_of_a_list_has_one_code",
            ),
        ),
    ]
