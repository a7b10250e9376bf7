"""Confirmation by partners, and what of an agreement the site shows."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import mosty.agreements.models.shown


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0014_staged_at"),
        ("partners", "0007_name_marks"),
        ("people", "0006_calendar_link"),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("language", models.CharField(default="ru", max_length=2)),
                ("note", models.TextField(blank=True)),
                ("terms", models.JSONField()),
                ("terms_sha256", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("asks_again_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Asked"),
                            ("confirmed", "Confirmed"),
                            ("proposed", "Changes proposed"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_terms", models.JSONField(blank=True, null=True)),
                ("answered_sha256", models.CharField(blank=True, max_length=64)),
                ("comment", models.TextField(blank=True)),
                ("differs_since", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation by a partner",
                "verbose_name_plural": "confirmations by partners",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConfirmationCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="agreements.confirmation",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposedChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("field", models.CharField(max_length=40)),
                ("held", models.JSONField()),
                ("proposed", models.JSONField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not decided"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("word", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="agreements.confirmation",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RegisterSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "hidden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("number", "Number on the paper"),
                                ("signed", "Date of signing"),
                                ("term", "Entry into force, term, extension"),
                                ("languages", "Languages"),
                                ("directions", "Directions"),
                                ("basis", "Basis"),
                                ("signatories", "Positions of the signatories"),
                                ("papers", "Published papers"),
                                ("obligations", "Obligations"),
                                ("life", "Proof of life"),
                                ("tree", "Papers that go with it"),
                                ("confirmation", "Confirmation by the partner"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=mosty.agreements.models.shown.hidden_at_first,
                        size=None,
                    ),
                ),
                ("confirmation_days", models.PositiveSmallIntegerField(default=30)),
                ("reminder_days", models.PositiveSmallIntegerField(default=10)),
                (
                    "is_only",
                    models.BooleanField(default=True, editable=False, unique=True),
                ),
            ],
            options={
                "verbose_name": "settings of the register",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_only", True)),
                        name="the_register_has_one_row_of_settings",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmation_days__gte", 1)),
                        name="a_link_of_confirmation_works_for_a_day_at_least",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShownField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("number", "Number on the paper"),
                            ("signed", "Date of signing"),
                            ("term", "Entry into force, term, extension"),
                            ("languages", "Languages"),
                            ("directions", "Directions"),
                            ("basis", "Basis"),
                            ("signatories", "Positions of the signatories"),
                            ("papers", "Published papers"),
                            ("obligations", "Obligations"),
                            ("life", "Proof of life"),
                            ("tree", "Papers that go with it"),
                            ("confirmation", "Confirmation by the partner"),
                        ],
                        max_length=15,
                    ),
                ),
                ("is_public", models.BooleanField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown_fields",
                        to="agreements.agreement",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="confirmation",
            index=models.Index(
                fields=["agreement", "outcome", "-answered_at"],
                name="agreements__agreeme_40da45_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="confirmation",
            index=models.Index(
                condition=models.Q(("differs_since__isnull", False)),
                fields=["differs_since"],
                name="confirmations_that_differ",
            ),
        ),
        migrations.AddIndex(
            model_name="confirmation",
            index=models.Index(
                condition=models.Q(("outcome", ""), ("revoked_at", None)),
                fields=["asked_at"],
                name="confirmations_not_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_at", None), ("answered_sha256", ""), ("outcome", "")
                    ),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("outcome__gt", ""),
                        ("answered_sha256__gt", ""),
                        ("answered_terms__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_answer_of_a_partner_has_its_moment_and_its_terms",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposedchange",
            constraint=models.UniqueConstraint(
                fields=("confirmation", "field", "party"),
                name="a_field_is_proposed_once_in_an_answer",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="proposedchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("verdict", "")),
                    models.Q(("decided_at__isnull", False), ("verdict__gt", "")),
                    _connector="OR",
                ),
                name="a_decided_change_has_its_moment",
            ),
        ),
        migrations.AddIndex(
            model_name="shownfield",
            index=models.Index(
                fields=["field", "is_public", "agreement"],
                name="agreements__field_0ea54e_idx",
            ),
        ),
        migrations.AddConstraint(
            model_name="shownfield",
            constraint=models.UniqueConstraint(
                fields=("agreement", "field"),
                name="of_a_field_one_says_once_who_sees_it",
            ),
        ),
    ]
