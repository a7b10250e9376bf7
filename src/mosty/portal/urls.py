"""Addresses of the room."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from mosty.portal.feeds import AgreementsFeed, NewsFeed
from mosty.portal.sitemaps import SITEMAPS
from mosty.portal.views import data, home, places, search
from mosty.ui.methods import require_safe

portal_urls = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("search/suggest", search.suggestions, name="suggest"),
    path("data/", data.data, name="data"),
    path("map/", places.whole_map, name="map"),
    path("map/fragment", places.map_fragment, name="map_fragment"),
    path("countries/", places.countries, name="countries"),
    path("countries/<slug:code>/", places.country, name="country"),
    path("regions/<slug:code>/", places.region, name="region"),
]
machine_urls = [
    path("data/schema.json", data.schema, name="data_schema"),
    path("data/agreements.rss", require_safe(AgreementsFeed()), name="agreements_feed"),
    path("data/news.rss", require_safe(NewsFeed()), name="news_feed"),
    path("data/calendar.ics", data.calendar, name="calendar"),
    path("data/<slug:name>.<slug:form>", data.dataset, name="dataset"),
    path("robots.txt", data.robots, name="robots"),
    path("sitemap.xml", data.sitemap, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        require_safe(sitemap_views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
]
