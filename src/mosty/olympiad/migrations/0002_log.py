"""The log of answers: parted by edition, only added to."""

from django.db import migrations, models

MAKE = """
CREATE SEQUENCE olympiad_event_arrival;
CREATE TABLE olympiad_event (
    edition_id bigint NOT NULL,
    attempt_id uuid NOT NULL,
    client varchar(36) NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    arrival bigint NOT NULL DEFAULT nextval('olympiad_event_arrival'),
    item varchar(40) NOT NULL,
    value text NOT NULL CHECK (octet_length(value) <= 65536),
    client_time varchar(40) NOT NULL,
    prev_hash varchar(64) NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (edition_id, attempt_id, client, seq)
) PARTITION BY LIST (edition_id);

CREATE TRIGGER olympiad_event_is_not_changed
    BEFORE UPDATE OR DELETE ON olympiad_event
    FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER olympiad_event_is_not_emptied BEFORE TRUNCATE ON olympiad_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();

CREATE FUNCTION olympiad_open_log(edition bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE part text := format('olympiad_event_%s', edition);
BEGIN
    IF to_regclass(part) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF olympiad_event FOR VALUES IN (%s)',
        part, edition);
    IF session_user <> current_user THEN
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM %I',
            part, session_user);
    END IF;
END $$;
"""
DROP = """
DROP FUNCTION olympiad_open_log(bigint);
DROP TABLE olympiad_event;
DROP SEQUENCE olympiad_event_arrival;
"""


class Migration(migrations.Migration):
    dependencies = [("olympiad", "0001_initial"), ("journal", "0003_append_only")]

    operations = [
        migrations.RunSQL(
            MAKE,
            DROP,
            state_operations=[
                migrations.CreateModel(
                    name='Event',
                    fields=[
                        ('pk', models.CompositePrimaryKey('edition_id', 'attempt_id', 'client', 'seq', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('edition_id', models.BigIntegerField()),
                        ('attempt_id', models.UUIDField()),
                        ('client', models.CharField(max_length=36)),
                        ('seq', models.IntegerField()),
                        ('arrival', models.BigIntegerField()),
                        ('item', models.CharField(max_length=40)),
                        ('value', models.TextField()),
                        ('client_time', models.CharField(max_length=40)),
                        ('prev_hash', models.CharField(max_length=64)),
                        ('hash', models.BinaryField()),
                        ('received_at', models.DateTimeField()),
                    ],
                    options={
                        'db_table': 'olympiad_event',
                    },
                ),
            ],
        )
    ]
