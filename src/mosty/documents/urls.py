"""Addresses of the room."""

from django.urls import path

from mosty.documents.views import portal

portal_urls = [
    path("documents/<uuid:key>/", portal.download, name="download"),
]
