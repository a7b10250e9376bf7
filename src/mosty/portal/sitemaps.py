"""Every public page in both languages, for search engines."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone

from mosty.activities.models import CooperationForm, Direction
from mosty.agreements.models import Agreement
from mosty.pages.models import News, Page
from mosty.partners.models import Organisation
from mosty.portal import datasets
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


class Places(InBothLanguages):
    """The pages that are always there."""

    NAMES = (
        "portal:home",
        "agreements:register",
        "partners:partners",
        "projects:projects",
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


class Countries(InBothLanguages):
    """Countries with which there is an agreement."""

    def items(self):
        visible = Agreement.objects.visible_to(datasets.visitor().user)
        codes = visible.exclude(country=None).order_by("country_id")
        return list(codes.values_list("country_id", flat=True).distinct())

    def location(self, item):
        return reverse("portal:country", kwargs={"code": item.lower()})


SITEMAPS = {
    "pages": Places(),
    "agreements": Visible(Agreement),
    "partners": Visible(Organisation, is_ours=False),
    "projects": Visible(Project),
    "directions": Headings(Direction),
    "forms": Headings(CooperationForm),
    "countries": Countries(),
    "news": Published(News),
    "texts": Published(Page),
}
