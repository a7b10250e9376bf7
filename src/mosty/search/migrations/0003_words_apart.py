"""The words of entries move to a table of their own, which is soon read."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

MOVE = """
INSERT INTO search_entrywords (
    entry_id, kind, number, audience, visible_from, visible_until, is_sample, words
)
SELECT
    id, kind, CASE WHEN object_id ~ '^[0-9]{1,18}$' THEN object_id::bigint END,
    audience, visible_from, visible_until, is_sample, words
FROM search_indexentry
ORDER BY kind, id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
AUDIENCES = [
    ("public", "Everybody"),
    ("staff", "Staff of the institution"),
    ("confidential", "Those who work on it"),
]


class Migration(migrations.Migration):
    dependencies = [("search", "0002_moments")]

    operations = [
        migrations.RemoveIndex(model_name="indexentry", name="search_words"),
        migrations.RemoveIndex(model_name="indexentry", name="search_sample"),
        migrations.CreateModel(
            name="EntryWords",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="search.indexentry",
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("number", models.BigIntegerField(null=True)),
                ("audience", models.CharField(choices=AUDIENCES, max_length=20)),
                ("visible_from", models.DateTimeField(blank=True, null=True)),
                ("visible_until", models.DateTimeField(blank=True, null=True)),
                ("is_sample", models.BooleanField(default=True)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "verbose_name": "words of an entry",
                "verbose_name_plural": "words of entries",
            },
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="entrywords",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="search_words"
            ),
        ),
        migrations.AddIndex(
            model_name="entrywords",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("is_sample", True)),
                fields=["words"],
                name="search_sample",
            ),
        ),
        migrations.RemoveField(model_name="indexentry", name="is_sample"),
        migrations.RemoveField(model_name="indexentry", name="words"),
    ]
