"""Addresses of the gallery and of the display panel."""

from django.urls import path

from mosty.ui.views import display, favicon, gallery

portal_urls = [
    path("display", display.display, name="display"),
    path("gallery", gallery.gallery, name="gallery"),
]

machine_urls = [path("favicon.ico", favicon.favicon, name="favicon")]
