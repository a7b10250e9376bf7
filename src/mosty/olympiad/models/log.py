"""The log of answers: only added to, kept by edition, destroyed with it as a whole."""

from django.db import models


class Event(models.Model):
    """An answer as a device gave it; see `olympiad.chain`. Never changed, never removed.

    The table is parted by edition. `hash` is the link of the device's chain, so that
    the same event told twice is known from another under the same number. No keys
    point from here: a foreign key would be looked up for each answer.
    """

    pk = models.CompositePrimaryKey("edition_id", "attempt_id", "client", "seq")
    edition_id = models.BigIntegerField()
    attempt_id = models.UUIDField()
    client = models.CharField(max_length=36)
    seq = models.IntegerField()
    arrival = models.BigIntegerField()
    item = models.CharField(max_length=40)
    value = models.TextField()
    client_time = models.CharField(max_length=40)
    prev_hash = models.CharField(max_length=64)
    hash = models.BinaryField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "olympiad_event"

    def __str__(self):
        return f"{self.client} {self.seq}"


class Quarantined(models.Model):
    """What came and could not be taken into the log, as it came, and why."""

    class Reason(models.TextChoices):
        OTHER_PAYLOAD = "other_payload"
        REFUSED = "refused"
        ITEM = "item"
        NUL = "nul"
        ENCODING = "encoding"
        SIZE = "size"

    at = models.DateTimeField(auto_now_add=True)
    edition_id = models.BigIntegerField()
    attempt_id = models.UUIDField()
    client = models.CharField(max_length=36)
    seq = models.BigIntegerField()
    reason = models.CharField(max_length=16, choices=Reason)
    payload = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["attempt_id", "id"])]

    def __str__(self):
        return f"{self.reason} {self.client} {self.seq}"
