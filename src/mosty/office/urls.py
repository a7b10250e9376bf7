"""Addresses of the room."""

from django.urls import path

from mosty.office.views import desk

office_urls = [
    path("", desk.desk, name="desk"),
]
