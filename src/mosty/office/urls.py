"""Addresses of the room."""

from django.urls import path

from mosty.office.views import desk, quick

office_urls = [
    path("", desk.desk, name="desk"),
    path("first-steps/", desk.first_steps, name="first_steps"),
    path("search", quick.search, name="search"),
    path("search/suggestions", quick.suggestions, name="suggestions"),
]
