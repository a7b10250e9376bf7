"""Addresses of the room."""

from django.urls import path

from mosty.people.views import portal

portal_urls = [
    path("sign-in", portal.sign_in, name="sign_in"),
    path("sign-in/sent", portal.sent, name="sent"),
    path("sign-in/<str:token>", portal.use_link, name="use_link"),
    path("sign-out", portal.sign_out, name="sign_out"),
]
