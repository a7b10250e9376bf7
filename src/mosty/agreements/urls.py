"""Addresses of the room."""

from django.urls import path

from mosty.agreements.views import portal

portal_urls = [
    path("agreements/", portal.register, name="register"),
    path("agreements/list.<slug:form>", portal.export, name="export"),
    path("agreements/<int:number>/", portal.agreement, name="agreement"),
    path("agreements/<int:number>/card.pdf", portal.agreement_pdf, name="card"),
    path("agreements/<int:number>/record.json", portal.agreement_json, name="json"),
]
