"""What of the institution's texts can be found."""

from django.utils.translation import gettext_lazy as _

from mosty.pages.models import News, Page
from mosty.pages.richtext import plain
from mosty.search.kinds import Doc, Kind, register_kind


def doc_of(text, *, url_name):
    """A published or scheduled text; a draft or an archived one is not found."""
    if text.published_from is None or text.is_archived:
        return None
    return Doc(
        title_ru=text.title_ru,
        title_en=text.title_en,
        body_ru=" ".join([getattr(text, "lead_ru", ""), plain(text.body_ru)]).strip(),
        body_en=" ".join([getattr(text, "lead_en", ""), plain(text.body_en)]).strip(),
        url_name=url_name,
        url_kwargs={"slug": text.slug},
        audience=text.audience,
        visible_from=text.published_from,
        visible_until=text.published_until,
    )


def register():
    register_kind(
        Kind(
            name="news",
            model=News,
            label=_("News"),
            icon="document",
            build=lambda news: doc_of(news, url_name="pages:news_item"),
            weight=0.8,
            office_url_name="pages_office:news_record",
        )
    )
    register_kind(
        Kind(
            name="page",
            model=Page,
            label=_("Pages"),
            icon="document",
            build=lambda page: doc_of(page, url_name="pages:page"),
            weight=0.8,
            office_url_name="pages_office:page_record",
        )
    )
