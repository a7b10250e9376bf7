"""Addresses of the room."""

from django.urls import path

from mosty.projects.views import portal

portal_urls = [
    path("projects/", portal.projects, name="projects"),
    path("projects/<int:pk>/", portal.project, name="project"),
]
