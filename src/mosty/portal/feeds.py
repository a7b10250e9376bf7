"""What is new, for feed readers."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.agreements import telling
from mosty.agreements.models import Agreement
from mosty.agreements.partner import EVERYBODY, partner_of, with_partner
from mosty.agreements.shown import publicly, with_shown
from mosty.pages.models import News
from mosty.portal import datasets
from mosty.ui.bilingual import in_language

NEWEST = 50


class PublicFeed(Feed):
    """A feed whose addresses are those of the one public site, whoever asks."""

    page_view = feed_view = ""

    def link(self):
        return settings.PUBLIC_URL + reverse(self.page_view)

    def feed_url(self):
        return settings.PUBLIC_URL + reverse(self.feed_view)

    def item_link(self, item):
        return settings.PUBLIC_URL + item.get_absolute_url()


class AgreementsFeed(PublicFeed):
    """Agreements in the order in which they were entered."""

    page_view, feed_view = "agreements:register", "agreements_feed"

    def title(self):
        return _("Agreements")

    def description(self):
        return _("Agreements newly entered in the register")

    def items(self):
        visible = Agreement.objects.visible_to(datasets.visitor().user)
        rows = with_shown(with_partner(visible))
        return rows.order_by("-added_at", "-pk")[:NEWEST]

    def item_title(self, item):
        partner = partner_of(item, EVERYBODY)
        name = in_language(partner, "name").text if partner else telling.kind_of(item)
        return _("No. %(number)s: %(name)s") % {
            "number": item.register_number,
            "name": name,
        }

    def item_description(self, item):
        sentence = telling.term_sentence(publicly(item), timezone.localdate())
        return f"{telling.kind_of(item)}. {sentence}"

    def item_pubdate(self, item):
        return item.added_at


class NewsFeed(PublicFeed):
    page_view, feed_view = "pages:news", "news_feed"

    def title(self):
        return _("News")

    def description(self):
        return _("News of the cooperation")

    def items(self):
        return News.objects.published(timezone.now())[:NEWEST]

    def item_title(self, item):
        return in_language(item, "title").text

    def item_description(self, item):
        return in_language(item, "lead").text

    def item_pubdate(self, item):
        return item.published_from
