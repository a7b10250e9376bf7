"""The institution's own words: statements, pages, news, menus."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.documents.models import Image
from mosty.documents.sources import Sourced
from mosty.pages.richtext import pictures
from mosty.pages.states import State, state_of
from mosty.ui.bilingual import current_language


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
            is_archived=False,
        )

    def visible_to(self, user):
        """What this person may open in the office, archived texts among it."""
        return self.filter(audience__in=audiences_of(user))

    def in_state(self, state, at):
        """Those that stand so at the moment `at`; see `states.state_of`."""
        if state == State.ARCHIVED:
            return self.filter(is_archived=True)
        kept = self.filter(is_archived=False)
        over = Q(published_until__lte=at)
        return kept.filter(
            {
                State.DRAFT: Q(published_from=None),
                State.SCHEDULED: Q(published_from__gt=at),
                State.PUBLISHED: Q(published_from__lte=at)
                & (Q(published_until=None) | Q(published_until__gt=at)),
                State.ENDED: over,
            }[state]
        )

    def at(self, slug):
        """What stands at this address, in either language."""
        return self.filter(Q(slug=slug) | Q(slug_en=slug))

    def readable(self, user, at):
        """What is published, and for staff also what waits or is over."""
        audiences = audiences_of(user)
        if audiences == {Audience.PUBLIC}:
            return self.published(at)
        return self.filter(audience__in=audiences, is_archived=False)


class Published(models.Model):
    """A text with a time of publication and an end.

    `slug_en` is its address among the English pages where that is another one.
    """

    slug = models.SlugField(max_length=120, unique=True)
    slug_en = models.SlugField(max_length=120, blank=True)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    body_ru = models.TextField()
    body_en = models.TextField(blank=True)
    published_from = models.DateTimeField(null=True, blank=True)
    published_until = models.DateTimeField(null=True, blank=True)
    audience = models.CharField(
        max_length=20, choices=Audience, default=Audience.PUBLIC
    )
    is_archived = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_is_published",
                condition=Q(published_until=None)
                | Q(published_until__gt=F("published_from")),
            ),
            models.UniqueConstraint(
                name="%(class)s_has_an_english_address_of_its_own",
                fields=["slug_en"],
                condition=~Q(slug_en=""),
            ),
        ]

    def __str__(self):
        return self.title_ru

    @property
    def own_slug(self) -> str:
        """Its address in the reader's language."""
        return (current_language() == "en" and self.slug_en) or self.slug

    @property
    def is_told_in_english(self) -> bool:
        return bool(self.title_en and self.body_en)

    @property
    def lacks_pictures_in(self) -> str:
        """The language whose text has fewer pictures than the other; else nothing."""
        in_ru, in_en = pictures(self.body_ru), pictures(self.body_en)
        if not self.is_told_in_english or in_ru == in_en:
            return ""
        return "en" if in_en < in_ru else "ru"

    @property
    def lacks_lead(self) -> bool:
        """Whether a lead stands in Russian alone beside a text in both languages."""
        lead_ru, lead_en = getattr(self, "lead_ru", ""), getattr(self, "lead_en", "")
        return self.is_told_in_english and bool(lead_ru) and not lead_en

    def state(self, at) -> State:
        return state_of(
            self.published_from, self.published_until, at, is_archived=self.is_archived
        )

    def is_published(self, at) -> bool:
        """Whether a visitor sees it at the moment `at`."""
        is_public = self.audience == Audience.PUBLIC
        return is_public and self.state(at) == State.PUBLISHED


class Page(Published):
    """A free page at an address of its own, like `/about`."""

    class Meta(Published.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_absolute_url(self):
        return reverse("pages:page", kwargs={"slug": self.own_slug})


class News(Published):
    """A piece of news; `author_ru` is printed under it, where somebody is named."""

    personal_fields = ("author_ru", "author_en")

    lead_ru = models.TextField(blank=True)
    lead_en = models.TextField(blank=True)
    author_ru = models.CharField(max_length=200, blank=True)
    author_en = models.CharField(max_length=200, blank=True)
    image = models.ForeignKey(
        Image, null=True, blank=True, on_delete=models.SET_NULL, related_name="news"
    )

    class Meta(Published.Meta):
        verbose_name = _("news")
        verbose_name_plural = _("news")
        ordering = ["-published_from", "-id"]

    def get_absolute_url(self):
        return reverse("pages:news_item", kwargs={"slug": self.own_slug})


class MenuItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Menus are for everybody; rules say who changes them."""
        return self.all()


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
    is_shown = models.BooleanField(default=True)

    objects = MenuItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        ordering = ["place", "position", "id"]

    def __str__(self):
        return self.title_ru


class RedirectQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all()

    def leading(self):
        return self.filter(is_archived=False)


class Redirect(models.Model):
    """An old address that leads to a new one."""

    old_path = models.CharField(max_length=300, unique=True)
    new_path = models.CharField(max_length=300)
    is_archived = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = _("moved address")
        verbose_name_plural = _("moved addresses")
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
