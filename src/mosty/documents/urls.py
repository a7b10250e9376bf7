"""Addresses of the room."""

from django.urls import path

from mosty.documents.views import portal, uploads

portal_urls = [
    path("documents/<uuid:key>/", portal.download, name="download"),
    path("documents/<uuid:key>/<int:pk>/", portal.rendition, name="rendition"),
    path("uploads/", uploads.begin, name="uploads"),
    path("uploads/<uuid:key>/", uploads.upload, name="upload"),
]
