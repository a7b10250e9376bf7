"""Addresses of the room."""

from django.urls import path

from mosty.activities.views import portal

portal_urls = [
    path("directions/", portal.directions, name="directions"),
    path("directions/<int:number>/", portal.direction, name="direction"),
    path("forms/", portal.forms, name="forms"),
    path("forms/<int:number>/", portal.form, name="form"),
    path("activities/<int:pk>/", portal.activity, name="activity"),
]
