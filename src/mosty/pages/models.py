"""The institution's own words: statements, pages, news, menus."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.documents.sources import Sourced


class Statement(Sourced):
    """A sentence the institution puts over its cooperation: goal, promise."""

    class Kind(models.TextChoices):
        GOAL = "goal", _("Goal")
        PROMISE = "promise", _("Promise")

    kind = models.CharField(max_length=10, choices=Kind)
    text_ru = models.TextField()
    text_en = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["kind", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="there_is_one_goal", fields=["kind"], condition=Q(kind="goal")
            )
        ]

    def __str__(self):
        return self.text_ru[:80]


class PublishedQuerySet(models.QuerySet):
    def published(self, at):
        """What a visitor sees at the moment `at`."""
        return self.filter(
            Q(published_until=None) | Q(published_until__gt=at),
            published_from__lte=at,
            audience=Audience.PUBLIC,
        )

    def visible_to(self, user):
        return self.filter(audience__in=audiences_of(user))

    def readable(self, user, at):
        """What is published, and for staff also what waits or is over."""
        audiences = audiences_of(user)
        if audiences == {Audience.PUBLIC}:
            return self.published(at)
        return self.filter(audience__in=audiences)


class Published(models.Model):
    """A text with a time of publication and an end."""

    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    body_ru = models.TextField()
    body_en = models.TextField(blank=True)
    published_from = models.DateTimeField(null=True, blank=True)
    published_until = models.DateTimeField(null=True, blank=True)
    audience = models.CharField(
        max_length=20, choices=Audience, default=Audience.PUBLIC
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_is_published",
                condition=Q(published_until=None)
                | Q(published_until__gt=F("published_from")),
            )
        ]

    def __str__(self):
        return self.title_ru

    def is_published(self, at) -> bool:
        """Whether a visitor sees it at the moment `at`."""
        return (
            self.audience == Audience.PUBLIC
            and self.published_from is not None
            and self.published_from <= at
            and (self.published_until is None or self.published_until > at)
        )


class Page(Published):
    """A free page at an address of its own, like `/about`."""

    slug = models.SlugField(max_length=120, unique=True)

    class Meta(Published.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_absolute_url(self):
        return reverse("pages:page", kwargs={"slug": self.slug})


class News(Published):
    """A piece of news."""

    slug = models.SlugField(max_length=120, unique=True)
    lead_ru = models.TextField(blank=True)
    lead_en = models.TextField(blank=True)

    class Meta(Published.Meta):
        verbose_name = _("news")
        verbose_name_plural = _("news")
        ordering = ["-published_from", "-id"]

    def get_absolute_url(self):
        return reverse("pages:news_item", kwargs={"slug": self.slug})


class MenuItem(models.Model):
    """An entry of the main menu or the footer beyond the rooms' own."""

    class Place(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Footer")

    place = models.CharField(max_length=10, choices=Place, default=Place.MAIN)
    title_ru = models.CharField(max_length=80)
    title_en = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["place", "position", "id"]

    def __str__(self):
        return self.title_ru


class Redirect(models.Model):
    """An old address that leads to a new one."""

    old_path = models.CharField(max_length=300, unique=True)
    new_path = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_redirect_leads_elsewhere",
                condition=~Q(old_path=F("new_path")),
            ),
            models.CheckConstraint(
                name="a_redirect_stays_in_the_house",
                condition=Q(new_path__startswith="/") & ~Q(new_path__startswith="//"),
            ),
        ]

    def __str__(self):
        return f"{self.old_path} → {self.new_path}"
