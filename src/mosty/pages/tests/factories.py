"""The smallest statements, pages and news."""

import datetime

import factory
from django.utils import timezone

from mosty.pages.models import MenuItem, News, Page, Statement


def hours_from_now(hours):
    return factory.LazyFunction(
        lambda: timezone.now() + datetime.timedelta(hours=hours)
    )


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement

    kind = "goal"
    text_ru = "использование партнёрства в интересах образования."


class PublishedFactory(factory.django.DjangoModelFactory):
    """A text that visitors see; traits take it away from them."""

    class Params:
        draft = factory.Trait(published_from=None)
        scheduled = factory.Trait(published_from=hours_from_now(2))
        over = factory.Trait(
            published_from=hours_from_now(-4), published_until=hours_from_now(-2)
        )
        staff_only = factory.Trait(audience="staff")

    body_ru = "<p>Подробности.</p>"
    published_from = hours_from_now(-1)


class NewsFactory(PublishedFactory):
    class Meta:
        model = News

    title_ru = factory.Sequence(lambda n: f"Новость {n}")
    slug = factory.Sequence(lambda n: f"novost-{n}")


class PageFactory(PublishedFactory):
    class Meta:
        model = Page

    title_ru = factory.Sequence(lambda n: f"Страница {n}")
    slug = factory.Sequence(lambda n: f"stranica-{n}")


class MenuItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MenuItem

    title_ru = "Как нас найти"
    address = "/contacts/"
