"""Addresses of the room."""

from django.urls import path

from mosty.partners.views import portal
from mosty.partners.views.office import choosing, records

portal_urls = [
    path("partners/", portal.partners, name="partners"),
    path("partners/list.<slug:form>", portal.export, name="export"),
    path("partners/<int:pk>/", portal.partner, name="partner"),
]

office_urls = [
    path("partners/suggestions", choosing.suggest, name="suggestions"),
    path("partners/lookalikes", choosing.alike, name="lookalikes"),
    path("partners/<int:pk>/", records.record, name="record"),
]
