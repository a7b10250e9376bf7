"""Where a record came from, kept beside it in the words of the source."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Source:
    """A place in a file: `row` is the source's own number, `line` the file's."""

    title: str = ""
    name: str = ""
    sha256: str = ""
    row: int | None = None
    line: int | None = None
    text: str = ""

    def fields(self) -> dict:
        """Values for the columns of `Sourced`."""
        return {
            "source_title": self.title,
            "source_name": self.name,
            "source_sha256": self.sha256,
            "source_row": self.row,
            "source_line": self.line,
            "source_text": self.text,
        }


class Sourced(models.Model):
    """A record that may have been read from a page, a table or a paper."""

    source_title = models.CharField(max_length=400, blank=True)
    source_name = models.CharField(max_length=255, blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True)
    source_row = models.PositiveIntegerField(null=True, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_text = models.TextField(blank=True)

    class Meta:
        abstract = True
