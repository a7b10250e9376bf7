"""Addresses of the room."""

from django.urls import path

from mosty.letters.views import mine, office, portal, texts

portal_urls = [
    path("me/notifications/", mine.notifications, name="notifications"),
    path("me/notifications/read", mine.read_all, name="read_all"),
    path("me/notifications/wishes", mine.wishes, name="wishes"),
    path("me/notifications/<int:pk>/open", mine.open_one, name="open"),
    path("me/notifications/<int:pk>/read", mine.read_one, name="read"),
    path("letters/stop/<str:token>", portal.unsubscribe, name="unsubscribe"),
]

office_urls = [
    path("letters/", office.queue, name="queue"),
    path("letters/try-all", office.try_all, name="try_all"),
    path("letters/test", office.test, name="test"),
    path("letters/<int:pk>/", office.letter, name="letter"),
    path("letters/<int:pk>/resend", office.resend, name="resend"),
    path("letters/<int:pk>/try", office.try_one, name="try"),
    path("letters/<int:pk>/cancel", office.cancel, name="cancel"),
    path("letters/<int:pk>/settle", office.settle, name="settle"),
    path("letters/templates/", texts.templates, name="templates"),
    path("letters/templates/<path:name>/edit", texts.edit, name="edit_template"),
    path("letters/templates/<path:name>/shipped", texts.use_shipped, name="shipped"),
    path("letters/templates/<path:name>/", texts.template, name="template"),
]
