"""The journal: append-only rows, and erasable personal values beside them."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """Something was done to a thing. Never changed, never removed.

    `actor` names an account as `user:<id>`, a command or a task; no key points
    up to `people`. Personal values stand in `PersonalValue`, the row keeps only
    field names and salted hashes, so that erasing a person leaves the chain
    verifiable.
    """

    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=80)
    actor = models.CharField(max_length=120, blank=True)
    kind = models.ForeignKey(ContentType, on_delete=models.PROTECT, null=True)
    object_id = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        indexes = [models.Index(fields=["kind", "object_id", "id"])]

    def __str__(self):
        return f"{self.verb} {self.label}"


class PersonalValue(models.Model):
    """A personal value that a journal entry only holds the hash of. Erasable."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=64, db_index=True)
    field = models.CharField(max_length=80)
    salt = models.CharField(max_length=64)
    value = models.TextField()

    def __str__(self):
        return f"{self.field} of {self.person_key}"


class Seal(models.Model):
    """A link of the chain over committed entries. Never changed, never removed.

    `digest` is SHA-256 over the previous seal's digest and the entries with ids
    from `first_id` to `last_id` (see `journal.chain`). Seals follow each other
    without gaps, and nothing can be written under a seal.
    """

    at = models.DateTimeField(auto_now_add=True)
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    entries = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="seals_do_not_fork", fields=["first_id"]),
        ]

    def __str__(self):
        return f"{self.first_id}–{self.last_id}"


class SealMark(models.Model):
    """How far the next seal may reach once earlier transactions have ended.

    When it was set, `last_id` was the highest committed entry and every running
    transaction had a number below `transaction_id`.
    """

    last_id = models.BigIntegerField()
    transaction_id = models.BigIntegerField()

    def __str__(self):
        return str(self.last_id)


class PublicChange(models.Model):
    """A mark that something public changed; nodes that cannot listen poll it.

    `transaction_id` is the writing transaction, so that a poller does not miss
    a row that was committed after a later one.
    """

    at = models.DateTimeField(auto_now_add=True)
    transaction_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["transaction_id"])]

    def __str__(self):
        return str(self.pk)


class DataChange(models.Model):
    """A mark that a transaction changed data of a table that a page may show.

    Written by triggers only, see `journal.marks`; asked for by `journal.snapshots`.
    Without a `table_name` everything counts as changed. `touched` are the numbers of
    what the rows belong to, where the settings name a column for the table and they
    were few.
    """

    pk = models.CompositePrimaryKey("transaction_id", "table_name")
    transaction_id = models.BigIntegerField()
    table_name = models.CharField(max_length=63)
    touched = ArrayField(models.BigIntegerField(), null=True)

    def __str__(self):
        return str(self.pk)
