"""The ways through the site: the main menu and the footer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.pages.menus import Column, Entry, offer, offer_column


def register():
    for position, (title, url_name, *views) in enumerate(ENTRIES):
        offer(Entry(title, url_name, position * 10, tuple(views)))
    offer_column(Column(_("Register"), 10, register_links))
    offer_column(Column(_("Open data"), 20, data_links))


ENTRIES = [
    (
        pgettext_lazy("menu", "Agreements"),
        "agreements:register",
        "agreements:agreement",
    ),
    (_("Partners"), "partners:partners", "partners:partner"),
    (_("Projects"), "projects:projects", "projects:project"),
    (
        pgettext_lazy("menu", "Olympiad"),
        "olympiad:olympiad",
        "olympiad:part",
        "olympiad:results",
        "olympiad:answer_file",
    ),
    (
        _("Directions"),
        "activities:directions",
        "activities:direction",
        "activities:activity",
    ),
    (
        pgettext_lazy("menu", "Forms of cooperation"),
        "activities:forms",
        "activities:form",
    ),
    (
        _("Map"),
        "portal:map",
        "portal:countries",
        "portal:country",
        "portal:region",
    ),
    (_("News"), "pages:news", "pages:news_item"),
]


def register_links():
    return [
        (_("Agreements and contracts"), reverse("agreements:register")),
        (_("Partners"), reverse("partners:partners")),
        (_("Countries and regions"), reverse("portal:countries")),
        (_("Projects"), reverse("projects:projects")),
        (_("Distance olympiad"), reverse("olympiad:olympiad")),
        (pgettext_lazy("sveden", "International cooperation"), reverse("sveden:inter")),
    ]


def data_links():
    return [
        (_("Download the data"), reverse("portal:data")),
    ]
