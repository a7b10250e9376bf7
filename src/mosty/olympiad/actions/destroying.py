"""The end of an edition's log: destroyed as a whole by its owner, with an act."""

import io

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents import pdf
from mosty.documents.actions import store
from mosty.institution import context as institutions
from mosty.journal.actions import record
from mosty.olympiad.actions.rebuilding import rebuild
from mosty.olympiad.models import Attempt, Edition, Quarantined, Result
from mosty.ui.dates import speak

PAPER = "olympiad/act.typ"
NOT_YET = "MO001"


class NotOverYet(Refused):
    message = gettext_lazy(
        "The log stays until the edition is closed and the results of all its rounds "
        "are published."
    )


class OtherTitle(Refused):
    message = gettext_lazy("This is not the title. Type it as it stands on this page.")


@transaction.atomic
def destroy_log(edition: Edition, *, by, title: str) -> Edition:
    """Destroy the answers of an edition as they came; what was folded from them stays.

    `title` is what was typed: the edition's, or nothing is touched. The database's
    owner does it, and only for an edition that is over.
    """
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    if same(title) != same(str(edition)):
        raise OtherTitle(edition)
    if edition.is_closed and edition.log_destroyed_at is None:
        rebuild(edition)  # what came after the last fold is in it too
    apart = Quarantined.objects.filter(edition_id=edition.pk).count()
    told = {
        "attempts": Attempt.objects.filter(round__edition=edition).count(),
        "results": Result.objects.filter(attempt__round__edition=edition).count(),
        "apart": apart,
        **dropped(edition),
    }
    edition.refresh_from_db()
    with translation.override(settings.LANGUAGE_CODE):
        edition.log_act = keep_act(edition, told, by=by)
    edition.save(update_fields=["log_act"])
    record("olympiad.log_destroyed", edition, by=by, detail=told)
    return edition


def dropped(edition: Edition) -> dict:
    """How many events were destroyed, and SHA-256 over their hashes in order."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM olympiad_destroy_log(%s)", [edition.pk])
            events, digest = cursor.fetchone()
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == NOT_YET:
            raise NotOverYet(edition) from error
        raise
    return {"events": events, "digest": digest}


def same(text: str) -> str:
    return " ".join(text.split()).casefold()


def keep_act(edition, told, *, by):
    on = timezone.localdate()
    title = _("Act of destruction of the log of answers No. %(number)s") % {
        "number": edition.pk
    }
    facts = [
        (_("Edition of the olympiad"), str(edition)),
        (_("Day of destruction"), speak(on)),
        (_("Events destroyed"), str(told["events"])),
        (_("Events that had been put apart"), str(told["apart"])),
        (_("SHA-256 over the chain of events"), told["digest"]),
        (_("Attempts whose dates stay"), str(told["attempts"])),
        (_("Results that stay, by code"), str(told["results"])),
        (
            _("Way of destruction"),
            _("The part of the database that held it was dropped; cannot be undone"),
        ),
        (_("Who destroyed it"), str(by)),
    ]
    data = {
        "lang": settings.LANGUAGE_CODE,
        "institution": str(institutions.current().name),
        "title": title,
        "day": speak(on),
        "facts": [{"label": label, "value": value} for label, value in facts],
        "signature": _("Signature"),
        "signer": str(by),
    }
    return store(
        io.BytesIO(pdf.render(PAPER, data)),
        name=f"olympiad-log-{edition.pk}.pdf",
        title_ru=title,
        audience=Audience.STAFF,
        by=by,
    )
