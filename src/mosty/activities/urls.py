"""Addresses of the room."""

from django.urls import path

from mosty.activities.views import office, portal

portal_urls = [
    path("directions/", portal.directions, name="directions"),
    path("directions/<int:number>/", portal.direction, name="direction"),
    path("forms/", portal.forms, name="forms"),
    path("forms/<int:number>/", portal.form, name="form"),
    path("activities/<int:pk>/", portal.activity, name="activity"),
]

office_urls = [
    path("headings/", office.headings, name="headings"),
    path("headings/<slug:name>/<int:number>/edit", office.edit, name="edit"),
]
