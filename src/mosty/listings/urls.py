"""Addresses of the room: what is done beside any register of the office."""

from django.urls import path

from mosty.listings.views import cells, registers, runs, saved

office_urls = [
    path("lists/<slug:listing>/columns", registers.columns, name="columns"),
    path("lists/<slug:listing>/file.<slug:form>", registers.file, name="file"),
    path("lists/<slug:listing>/views", saved.save, name="save_view"),
    path("lists/<slug:listing>/first", saved.first, name="first"),
    path("lists/<slug:listing>/do", runs.choose, name="choose"),
    path("lists/<slug:listing>/<slug:column>/<int:pk>", cells.cell, name="cell"),
    path("views/<int:pk>/", saved.change, name="change_view"),
    path("views/<int:pk>/archive", saved.archive, name="archive_view"),
    path("views/<int:pk>/restore", saved.restore, name="restore_view"),
    path("runs/", runs.runs, name="runs"),
    path("runs/<int:pk>/", runs.run, name="run"),
    path("runs/<int:pk>/stop", runs.stop, name="stop"),
    path("runs/<int:pk>/undo", runs.undo, name="undo"),
    path("files/<int:pk>/", registers.ordered, name="ordered"),
    path("files/<int:pk>/list.xlsx", registers.stored, name="stored"),
]
