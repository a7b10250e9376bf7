"""Addresses of the room."""

from django.urls import path

from mosty.documents.views import portal, uploads
from mosty.documents.views.office import keeping, reading

portal_urls = [
    path("documents/<uuid:key>/", portal.download, name="download"),
    path("documents/<uuid:key>/<int:pk>/", portal.rendition, name="rendition"),
    path("uploads/", uploads.begin, name="uploads"),
    path("uploads/<uuid:key>/", uploads.upload, name="upload"),
]

office_urls = [
    path("documents/", reading.documents, name="list"),
    path("documents/away/", reading.away, name="away"),
    path("documents/add", keeping.add, name="add"),
    path("documents/<int:pk>/", reading.record, name="record"),
    path("documents/<int:pk>/edit", keeping.edit, name="edit"),
    path("documents/<int:pk>/picture", keeping.picture, name="picture"),
    path("documents/<int:pk>/version", keeping.add_version, name="add_version"),
    path("documents/<int:pk>/audience", keeping.show_to, name="show_to"),
    path("documents/<int:pk>/archive", keeping.archive, name="archive"),
    path("documents/<int:pk>/restore", keeping.restore, name="restore"),
    path("documents/<int:pk>/versions/<int:number>/", reading.version, name="version"),
    path(
        "documents/<int:pk>/versions/<int:number>/<int:rendition>/",
        reading.page_picture,
        name="page",
    ),
    path(
        "documents/<int:pk>/versions/<int:number>/again",
        keeping.bring_back,
        name="bring_back",
    ),
]
