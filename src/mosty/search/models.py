"""The index: one row for each findable thing, and the words that it knows."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience


class VisibleQuerySet(models.QuerySet):
    def visible(self, at, *, audience):
        """Those that somebody of these audiences may see at the moment `at`."""
        return self.filter(
            Q(visible_from=None) | Q(visible_from__lte=at),
            Q(visible_until=None) | Q(visible_until__gt=at),
            audience__in=audience,
        )


class IndexEntry(models.Model):
    """What is findable of one thing. Written only by `search.actions`."""

    kind = models.CharField(max_length=30)
    object_id = models.CharField(max_length=64)
    title_ru = models.TextField()
    title_en = models.TextField(blank=True)
    subtitle_ru = models.TextField(blank=True)
    subtitle_en = models.TextField(blank=True)
    body_ru = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    url_name = models.CharField(max_length=80)
    url_kwargs = models.JSONField(default=dict)
    audience = models.CharField(max_length=20, choices=Audience)
    visible_from = models.DateTimeField(null=True, blank=True)
    visible_until = models.DateTimeField(null=True, blank=True)
    weight = models.FloatField(default=1.0)
    sort_ru = models.TextField(db_collation="C")
    sort_en = models.TextField(db_collation="C")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("index entry")
        verbose_name_plural = _("index entries")
        constraints = [
            models.UniqueConstraint(
                name="a_thing_is_indexed_once", fields=["kind", "object_id"]
            ),
            models.CheckConstraint(
                name="an_index_entry_is_visible_for_some_time",
                condition=Q(visible_from=None)
                | Q(visible_until=None)
                | Q(visible_until__gt=F("visible_from")),
            ),
        ]
        indexes = [
            # Few entries have such a moment; the cache of pages asks for the next.
            models.Index(
                name="search_visible_from",
                fields=["visible_from"],
                condition=Q(visible_from__isnull=False),
            ),
            models.Index(
                name="search_visible_until",
                fields=["visible_until"],
                condition=Q(visible_until__isnull=False),
            ),
            models.Index(name="search_sort_ru", fields=["sort_ru"]),
            models.Index(name="search_sort_en", fields=["sort_en"]),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}: {self.title_ru}"


class EntryWords(models.Model):
    """The words of an entry, apart from its texts: a third as wide, so that tens of
    thousands of them are soon read. Written with the entry.

    `words` holds the stems of the folded texts (title A, subtitle B, body C), by
    the Russian and English dictionaries, and the kind (`#project`) and its shelf
    (`#partner`, `#few`) as further lexemes. `is_sample` marks all entries of small
    kinds and one in sixteen of the others; a partial index over them answers what
    is found so often that nobody could read it all. `number` is the key of the
    thing, where that is a number.
    """

    entry = models.OneToOneField(
        IndexEntry, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    kind = models.CharField(max_length=30)
    number = models.BigIntegerField(null=True)
    audience = models.CharField(max_length=20, choices=Audience)
    visible_from = models.DateTimeField(null=True, blank=True)
    visible_until = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(default=True)
    words = SearchVectorField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("words of an entry")
        verbose_name_plural = _("words of entries")
        indexes = [
            GinIndex(name="search_words", fields=["words"]),
            GinIndex(
                name="search_sample", fields=["words"], condition=Q(is_sample=True)
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.entry_id}"


class Word(models.Model):
    """A word that stands in some entry of an audience; helps to mend typing errors.

    `deletions` are hashes of the word and of the word less one letter: two words
    one edit apart share one of them. Two transactions that meet a new word at once
    may both write it, so that neither waits; the sweep leaves one, and takes away
    words that no entry has any more. Until then a word helps nobody, because only
    words that stand in the entries found are ever shown.
    """

    text = models.CharField(max_length=40, db_collation="C")
    audience = models.CharField(max_length=20, choices=Audience)
    deletions = ArrayField(models.IntegerField())

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        indexes = [
            GinIndex(name="search_deletions", fields=["deletions"]),
            models.Index(name="search_word_text", fields=["text", "audience"]),
        ]

    def __str__(self):
        return self.text
