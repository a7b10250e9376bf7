"""Addresses of the room. `/sveden/inter` is fixed by law."""

from django.urls import path, re_path

from mosty.sveden.views import portal
from mosty.sveden.views.office import checking, publishing, signing

portal_urls = [
    path("sveden", portal.section, name="section_bare"),
    path("sveden/", portal.section, name="section"),
    path("sveden/inter", portal.inter, name="inter"),
    path("sveden/inter/", portal.inter, name="inter_slash"),
    path("sveden/inter/fragment", portal.fragment, name="fragment"),
    path("sveden/inter/<int:number>", portal.inter, name="inter_page"),
    re_path(r"^sveden/inter\.(?P<form>[a-z]+)$", portal.file, name="file"),
]

office_urls = [
    path("sveden/", publishing.overview, name="page"),
    path("sveden/check", checking.check, name="check"),
    path("sveden/publish", publishing.publish, name="publish"),
    path("sveden/settings", publishing.settings, name="settings"),
    path("sveden/accreditations", publishing.accreditations, name="accreditations"),
    path("sveden/block", publishing.block_file, name="block"),
    path("sveden/editions/", publishing.editions, name="editions"),
    path("sveden/editions/<int:number>/", publishing.edition, name="edition"),
    path("sveden/editions/<int:number>/placed", publishing.placed, name="placed"),
    path("sveden/workdays", publishing.workdays, name="workdays"),
    path("sveden/papers/", signing.papers, name="papers"),
    path("sveden/papers/<int:pk>/signature", signing.signature, name="signature"),
    path(
        "sveden/papers/<int:pk>/signature/back",
        signing.take_signature_back,
        name="take_signature_back",
    ),
]
