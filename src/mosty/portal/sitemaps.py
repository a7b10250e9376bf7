"""Every public page in both languages, for search engines."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone

from mosty.activities import kinds
from mosty.activities.models import Activity, CooperationForm, Direction
from mosty.agreements.models import Agreement
from mosty.institution import context as institution
from mosty.pages.models import News, Page
from mosty.pages.shipped import SHIPPED
from mosty.partners.models import Organisation
from mosty.portal import datasets, figures
from mosty.projects.models import Project

PUBLIC = urlsplit(settings.PUBLIC_URL)


class InBothLanguages(Sitemap):
    """Pages at the one public address, whatever host asks for them."""

    protocol = PUBLIC.scheme
    i18n = True
    alternates = True
    x_default = True
    limit = 5000

    def get_domain(self, site=None):
        return PUBLIC.netloc


class Standing(InBothLanguages):
    """The pages that are always there."""

    NAMES = (
        "portal:home",
        "agreements:register",
        "partners:partners",
        "projects:projects",
        "olympiad:olympiad",
        "sveden:inter",
        "activities:directions",
        "activities:forms",
        "portal:map",
        "portal:countries",
        "pages:news",
        "portal:data",
    )

    def items(self):
        return self.NAMES

    def location(self, item):
        return reverse(item)


class Visible(InBothLanguages):
    """Records of a model that a visitor may see."""

    def __init__(self, model, **filters):
        super().__init__()
        self.model, self.filters = model, filters

    def items(self):
        visible = self.model.objects.visible_to(datasets.visitor().user)
        return visible.filter(**self.filters).order_by("pk")


class Published(InBothLanguages):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def items(self):
        return self.model.objects.published(timezone.now()).order_by("pk")


class Headings(InBothLanguages):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def items(self):
        return self.model.objects.filter(is_archived=False)


class Activities(InBothLanguages):
    """Those that no other room shows on a page of its own."""

    def items(self):
        shown = [kind.name for kind in kinds.all_kinds() if kind.url is not None]
        visible = Activity.objects.visible_to(datasets.visitor().user)
        return visible.exclude(kind__in=shown).order_by("pk")


class Places(InBothLanguages):
    """Countries or regions whose page has something to show; not our own country."""

    def __init__(self, column):
        super().__init__()
        self.column = column

    def items(self):
        codes = figures.places_shown(self.column, user=datasets.visitor().user)
        return sorted(codes - {institution.current().country_code})

    def location(self, item):
        return reverse(f"portal:{self.column}", kwargs={"code": item.lower()})


class Shipped(InBothLanguages):
    """Texts that every house has, as long as it has not written its own."""

    def items(self):
        written = Page.objects.published(timezone.now()).filter(slug__in=SHIPPED)
        return sorted(SHIPPED.keys() - set(written.values_list("slug", flat=True)))

    def location(self, item):
        return reverse("pages:page", kwargs={"slug": item})


SITEMAPS = {
    "pages": Standing(),
    "agreements": Visible(Agreement),
    "partners": Visible(Organisation, is_ours=False),
    "projects": Visible(Project),
    "directions": Headings(Direction),
    "forms": Headings(CooperationForm),
    "activities": Activities(),
    "countries": Places("country"),
    "regions": Places("region"),
    "news": Published(News),
    "texts": Published(Page),
    "shipped": Shipped(),
}
