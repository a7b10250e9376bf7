"""Addresses of the room."""

from django.urls import path

from mosty.projects.views import office, portal

portal_urls = [
    path("projects/", portal.projects, name="projects"),
    path("projects/<int:pk>/", portal.project, name="project"),
]

office_urls = [
    path("projects/", office.records, name="records"),
    path("projects/add", office.add, name="add"),
    path("projects/<int:pk>/", office.record, name="record"),
    path("projects/<int:pk>/edit", office.edit, name="edit"),
    path("projects/<int:pk>/archive", office.archive, name="archive"),
    path("projects/<int:pk>/restore", office.restore, name="restore"),
]
