"""Addresses of the room."""

from django.urls import path

from mosty.partners.views import portal
from mosty.partners.views.office import (
    briefs,
    checks,
    choosing,
    contacts,
    duplicates,
    entering,
    log,
    merged,
    records,
    sources,
    waiting,
)

portal_urls = [
    path("partners/", portal.partners, name="partners"),
    path("partners/list.<slug:form>", portal.export, name="export"),
    path("partners/<int:pk>/", portal.partner, name="partner"),
]

ONE = "partners/<int:pk>/"
PAIR = "partners/duplicates/<int:pk>/"

office_urls = [
    path("partners/", records.records, name="records"),
    path("partners/add", entering.add, name="add"),
    path("partners/brief", briefs.of_country, name="brief_of_country"),
    path("partners/put-away", records.put_away, name="put_away"),
    path("partners/due-steps", waiting.due_steps, name="due_steps"),
    path("partners/silent", waiting.silent, name="silent"),
    path("partners/suggestions", choosing.suggest, name="suggestions"),
    path("partners/lookalikes", choosing.alike, name="lookalikes"),
    path("partners/duplicates/", duplicates.duplicates, name="duplicates"),
    path(PAIR, duplicates.pair, name="pair"),
    path(PAIR + "take-back", duplicates.take_back, name="take_back"),
    path("partners/merges/<int:pk>/", merged.part, name="part"),
    path("partners/checks/", checks.due, name="checks_due"),
    path(
        "partners/checks/<int:source>/together",
        checks.together,
        name="check_together",
    ),
    path("partners/checks/sources/", sources.sources, name="sources"),
    path("partners/checks/sources/add", sources.add, name="add_source"),
    path("partners/checks/sources/<int:pk>/", sources.edit, name="source"),
    path(
        "partners/checks/sources/<int:pk>/away",
        sources.put_away,
        name="put_source_away",
    ),
    path(ONE, records.record, name="record"),
    path(ONE + "checks/add", checks.add, name="add_check"),
    path(ONE + "checks/<int:check>", checks.check, name="check"),
    path(ONE + "checks/<int:check>/overrule", checks.overrule, name="overrule"),
    path(
        ONE + "checks/<int:check>/overrule/take-back",
        checks.take_overruling_back,
        name="take_overruling_back",
    ),
    path(ONE + "checks/<int:check>/away", checks.put_away, name="put_check_away"),
    path(ONE + "merge", duplicates.compare, name="compare"),
    path(ONE + "brief.docx", briefs.of_partner, name="brief"),
    path(ONE + "edit", entering.edit, name="edit"),
    path(ONE + "names", entering.names, name="names"),
    path(ONE + "link", entering.link, name="link"),
    path(ONE + "link/<int:link>/remove", entering.unlink, name="unlink"),
    path(ONE + "archive", records.archive, name="archive"),
    path(ONE + "restore", records.restore, name="restore"),
    path(ONE + "files", log.papers, name="papers"),
    path(ONE + "contacts/add", contacts.add, name="add_contact"),
    path(ONE + "contacts/<int:contact>", contacts.edit, name="contact"),
    path(
        ONE + "contacts/<int:contact>/archive",
        contacts.archive,
        name="archive_contact",
    ),
    path(
        ONE + "contacts/<int:contact>/restore",
        contacts.restore,
        name="restore_contact",
    ),
    path(ONE + "log/add", log.add, name="add_entry"),
    path(ONE + "log/letters", log.letters, name="letters"),
    path(ONE + "log/<int:entry>", log.edit, name="entry"),
    path(ONE + "log/<int:entry>/archive", log.archive, name="archive_entry"),
    path(ONE + "log/<int:entry>/restore", log.restore, name="restore_entry"),
    path(ONE + "log/<int:entry>/done", log.finish, name="finish_step"),
]
