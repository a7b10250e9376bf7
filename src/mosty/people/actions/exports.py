"""A person's data in one file, for one day."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mosty.institution import context as institutions
from mosty.journal.actions import defer, record
from mosty.people import packing, personal
from mosty.people.models import PersonalExport
from mosty.people.models.request import KEPT
from mosty.ui.dates import speak

AT_ONCE = 500


@transaction.atomic
def order_export(person, *, by, language) -> PersonalExport:
    """Have everything kept of a person put into one file, at once where it is short.

    `by` is the person's own account, or one of staff who hands the file on.
    """
    export = PersonalExport.objects.create(
        person=person,
        for_user_id=by.pk,
        language=language,
        expires_at=timezone.now() + KEPT,
    )
    record("person.export_ordered", person, by=by, is_public=False)
    if personal.size_of(personal.subject_of(person)) > AT_ONCE:
        defer("people.write_export", export_id=export.pk)
        return export
    return write_export(export.pk)


@transaction.atomic
def write_export(export_id) -> PersonalExport | None:
    """Write the file; safe to repeat."""
    rows = PersonalExport.objects.select_for_update(of=["self"])
    export = rows.select_related("person").filter(pk=export_id, stored="").first()
    if export is None:
        return None
    with translation.override(export.language):
        subject = personal.subject_of(export.person)
        about = about_of(export)
        kept = personal.kept_of(subject)
        data = packing.packed(personal.sections_of(subject), kept, about=about)
    name = f"exports/{export.key}.zip"
    export.stored = default_storage.save(name, ContentFile(data))
    export.size_bytes = len(data)
    export.save(update_fields=["stored", "size_bytes"])
    return export


def about_of(export) -> dict:
    institution, on = institutions.current(), timezone.localdate()
    return {
        "lang": export.language,
        "institution": str(institution.name),
        "title": _("Personal data: %(person)s") % {"person": export.person},
        "lede": _("Everything that this site keeps of the person, as of %(day)s.")
        % {"day": speak(on)},
        "made_on": on.isoformat(),
    }


@transaction.atomic
def note_taken(export, *, by) -> None:
    record("person.export_taken", export.person, by=by, is_public=False)


def forget_exports(*, now) -> int:
    """Remove files whose day is over."""
    return drop_exports(PersonalExport.objects.filter(expires_at__lte=now))


def drop_exports(exports) -> int:
    """Remove the files, once the rows are gone for good."""
    names = [one.stored for one in exports if one.stored]
    count, _models = exports.delete()
    transaction.on_commit(lambda: remove(names))
    return count


def remove(names) -> None:
    for name in names:
        default_storage.delete(name)
