"""Addresses of the room."""

from django.urls import path

from mosty.institution.views import office, portal

machine_urls = [
    path("institution/accent-<slug:colour>.css", portal.accent, name="accent"),
    path("institution/logo-<int:version>.webp", portal.logo, name="logo"),
]

office_urls = [
    path("institution/", office.settings, name="settings"),
    path("institution/logo/", office.logo, name="logo"),
    path("institution/logo/off/", office.logo_off, name="logo_off"),
    path("institution/begin/<slug:part>/", office.begin, name="begin"),
    path("institution/begin/", office.go_on, name="go_on"),
    path("institution/<slug:part>/", office.part, name="part"),
]
