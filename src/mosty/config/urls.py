"""Addresses of the house, put together from the rooms'."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from mosty.activities import urls as activities
from mosty.agreements import urls as agreements
from mosty.config import health
from mosty.documents import urls as documents
from mosty.imports import urls as imports
from mosty.institution import urls as institution
from mosty.journal import urls as journal
from mosty.letters import urls as letters
from mosty.listings import urls as listings
from mosty.office import urls as office
from mosty.olympiad import urls as olympiad
from mosty.pages import urls as pages
from mosty.partners import urls as partners
from mosty.people import urls as people
from mosty.portal import urls as portal
from mosty.projects import urls as projects
from mosty.sveden import urls as sveden
from mosty.ui import urls as ui

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *ui.machine_urls,
    *institution.machine_urls,
    *olympiad.machine_urls,
    *portal.machine_urls,
    *i18n_patterns(
        path("", include((ui.portal_urls, "ui"))),
        path("", include((portal.portal_urls, "portal"))),
        path("", include((agreements.portal_urls, "agreements"))),
        path("", include((partners.portal_urls, "partners"))),
        path("", include((projects.portal_urls, "projects"))),
        path("", include((sveden.portal_urls, "sveden"))),
        path("", include((activities.portal_urls, "activities"))),
        path("olympiad/", include((olympiad.portal_urls, "olympiad"))),
        path("", include((documents.portal_urls, "documents"))),
        path("", include(people.entrance_urls)),
        path("", include((people.portal_urls, "people"))),
        path("", include((letters.portal_urls, "letters"))),
        path("office/", include((office.office_urls, "office"))),
        path("office/", include((letters.office_urls, "letters_office"))),
        path("office/", include((listings.office_urls, "listings_office"))),
        path("office/", include((institution.office_urls, "institution_office"))),
        path("office/", include((journal.office_urls, "journal_office"))),
        path("office/", include((partners.office_urls, "partners_office"))),
        path("office/", include((agreements.office_urls, "agreements_office"))),
        path("office/", include((activities.office_urls, "activities_office"))),
        path("office/", include((projects.office_urls, "projects_office"))),
        path("office/olympiad/", include((olympiad.office_urls, "olympiad_office"))),
        path("office/", include((sveden.office_urls, "sveden_office"))),
        path("office/", include((people.office_urls, "people_office"))),
        path("office/", include((imports.office_urls, "imports_office"))),
        path("office/", include((documents.office_urls, "documents_office"))),
        path("office/", include((pages.office_urls, "pages_office"))),
        path("", include((pages.portal_urls, "pages"))),
        prefix_default_language=False,
    ),
]

handler400 = "mosty.ui.views.errors.bad_request"
handler403 = "mosty.ui.views.errors.forbidden"
handler404 = "mosty.ui.views.errors.not_found"
handler429 = "mosty.people.views.sign_in.too_many"
handler500 = "mosty.ui.views.errors.server_error"
