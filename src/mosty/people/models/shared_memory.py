"""What nodes must remember together for a short time."""

from django.db import models


class Remembered(models.Model):
    """A row of the shared cache: counters of attempts, codes already used.

    Django's `DatabaseCache` reads and writes it; the table is a model only so that
    migrations make it.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_remembered"

    def __str__(self):
        return self.cache_key
