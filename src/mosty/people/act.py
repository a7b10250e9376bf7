"""The act of destruction and its extract of the journal, as plain values.

Both follow Roskomnadzor's order No. 179 of 28 October 2022: the act its point 3, the
extract its point 5. Neither holds any of what was destroyed: the person is told by the
number of the record and of the demand.
"""

import csv
import io

from django.utils.translation import gettext as _

from mosty.ui.dates import speak

PAPER = "people/act.typ"
BYTE_ORDER = "\ufeff"


def subject_of(request) -> str:
    """How the act names a person without their data."""
    return _("Record No. %(record)s, demand No. %(demand)s of %(day)s") % {
        "record": request.person_id,
        "demand": request.pk,
        "day": speak(request.received_on),
    }


def data_of(request, *, told, institution, by, on, language) -> dict:
    """Plain values for `people/act.typ`; `told` as in the demand, in one language."""
    facts = [
        (_("Operator"), operator_of(institution)),
        (_("Whose data were destroyed"), subject_of(request)),
        (_("Reason"), request.get_ground_display()),
        (_("Information system"), system_of(institution)),
        (
            _("Way of destruction"),
            _("Erased from the database and the storage of files; cannot be undone"),
        ),
        (_("Day of destruction"), speak(on)),
        (_("Who destroyed them"), str(by)),
    ]
    return {
        "lang": language,
        "institution": str(institution.name),
        "title": _("Act of destruction of personal data No. %(number)s")
        % {"number": request.pk},
        "day": speak(on),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "erased_title": _("What was destroyed"),
        "what_title": _("Category of data"),
        "count_title": _("Pieces"),
        "erased": told["erased"],
        "kept_title": _("What is kept, and on which ground"),
        "ground_title": _("Ground"),
        "kept": told["kept"],
        "nothing": _("Nothing is kept."),
        "extract": _("An extract of the journal is attached; both are kept 3 years."),
        "signature": _("Signature"),
        "signer": str(by),
    }


def operator_of(institution) -> str:
    numbers = [
        f"{_('INN')} {institution.inn}" if institution.inn else "",
        f"{_('OGRN')} {institution.ogrn}" if institution.ogrn else "",
    ]
    parts = [str(institution.name), institution.address_ru, *numbers]
    return ", ".join(filter(None, parts))


def system_of(institution) -> str:
    return _("“Mosty”, the site of cooperation of %(institution)s") % {
        "institution": institution.short_name
    }


def extract_of(request, entries, *, institution) -> bytes:
    """The lines of the journal as CSV that a spreadsheet opens.

    `entries` are pairs of a journal entry and what it says was destroyed, in words.
    """
    held = io.StringIO()
    writer = csv.writer(held, delimiter=";")
    writer.writerow(
        [
            _("Entry of the journal"),
            _("Moment (UTC)"),
            _("Whose data were destroyed"),
            _("Category of data"),
            _("Pieces"),
            _("Information system"),
            _("Reason"),
            _("Account"),
        ]
    )
    subject, system = subject_of(request), system_of(institution)
    for entry, what in entries:
        writer.writerow(
            [
                entry.pk,
                entry.at.strftime("%Y-%m-%d %H:%M:%S"),
                subject,
                what,
                entry.detail["count"],
                system,
                request.get_ground_display(),
                entry.actor,
            ]
        )
    return (BYTE_ORDER + held.getvalue()).encode()
