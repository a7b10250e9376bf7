"""Where a record came from, kept beside it in the words of the source."""

from django.db import models


class Sourced(models.Model):
    """A record that may have been read from a page, a table or a paper.

    `source_row` is the number the source itself gives, `source_line` the line
    of the file, `source_text` the text as printed.
    """

    source_title = models.CharField(max_length=400, blank=True)
    source_name = models.CharField(max_length=255, blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True)
    source_row = models.PositiveIntegerField(null=True, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_text = models.TextField(blank=True)

    class Meta:
        abstract = True
