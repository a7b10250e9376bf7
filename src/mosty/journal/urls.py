"""Addresses of the room."""

from django.urls import path

from mosty.journal.views import office

office_urls = [
    path("history/<str:kind>/<str:pk>/", office.history, name="history"),
    path(
        "history/<str:kind>/<str:pk>/before/<int:entry>/",
        office.take_back,
        name="take_back",
    ),
]
