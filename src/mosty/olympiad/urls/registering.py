"""Entering pupils, in the office and from the portal."""

from django.urls import path

from mosty.olympiad.views import parents
from mosty.olympiad.views import registering_office as office
from mosty.olympiad.views import registering_portal as portal


def shared(room) -> list:
    return [
        path("pupils/", room.pupils, name="pupils"),
        path("pupils/<int:pk>/enter", room.enter, name="enter_pupils"),
        path("pupils/lists/<int:pk>/", room.a_list, name="list"),
        path("pupils/lists/<int:pk>/sheet", room.sheet, name="list_sheet"),
        path("pupils/lists/<int:pk>/codes.pdf", room.sheet_pdf, name="list_pdf"),
        path("pupils/codes/<int:pk>/replace", room.replace, name="replace_code"),
        path("pupils/codes/<int:pk>/withdraw", room.withdraw, name="withdraw_code"),
    ]


office_urls = [
    *shared(office),
    path("pupils/<int:pk>/quotas", office.quotas, name="quotas"),
    path("pupils/codes/<int:pk>/extra", office.extra, name="grant_extra"),
]
portal_urls = [
    *shared(portal),
    path("take-part/", portal.part, name="part"),
    path("parents/<int:pk>/", parents.enter, name="parents"),
    path("parents/code", parents.confirm, name="parents_confirm"),
    path("consent/<str:token>", parents.withdraw, name="parents_withdraw"),
]
