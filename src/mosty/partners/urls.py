"""Addresses of the room."""

from django.urls import path

from mosty.partners.views import portal

portal_urls = [
    path("partners/", portal.partners, name="partners"),
    path("partners/list.<slug:form>", portal.export, name="export"),
    path("partners/<int:pk>/", portal.partner, name="partner"),
]
