"""Addresses of the room."""

from django.urls import path

from mosty.portal.views import home, places, search

portal_urls = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("search/suggest", search.suggestions, name="suggest"),
    path("map/", places.whole_map, name="map"),
    path("map/fragment", places.map_fragment, name="map_fragment"),
    path("countries/", places.countries, name="countries"),
    path("countries/<slug:code>/", places.country, name="country"),
    path("regions/<slug:code>/", places.region, name="region"),
]
machine_urls = []
