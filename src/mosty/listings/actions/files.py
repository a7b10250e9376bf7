"""Long lists as workbooks, written in the background."""

import datetime

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone, translation

from mosty.journal.actions import defer, record
from mosty.listings.accounts import account
from mosty.listings.exports import workbook
from mosty.listings.listing import Viewing
from mosty.listings.models import ListingFile
from mosty.listings.office import files
from mosty.listings.office.declaring import OFFICE
from mosty.listings.office.shown import OfficeShown

KEPT = datetime.timedelta(days=2)


@transaction.atomic
def order_file(shown: OfficeShown, *, by) -> ListingFile:
    """Have the list, as this person sees it now, written into a workbook."""
    file = ListingFile.objects.create(
        listing=shown.listing.name,
        address=shown.back,
        columns=[one.name for one in shown.columns],
        language=shown.viewing.language,
        by_id=by.pk,
        rows=shown.total,
    )
    record("listing.file_ordered", file, by=by, is_public=False)
    defer("listings.write_file", file_id=file.pk)
    return file


def write_file(file_id: int) -> None:
    """Write it with the rights that its owner has now; safe to repeat."""
    file = ListingFile.objects.filter(pk=file_id, stored="").first()
    if file is None:
        return
    owner, listing = account(file.by_id), OFFICE[file.listing]
    if owner is None or not listing.rule(owner):
        file.delete()
        return
    with translation.override(file.language):
        at = timezone.now()
        on = timezone.localdate(at)
        viewing = Viewing(user=owner, on=on, at=at, language=file.language)
        shown = OfficeShown(listing, QueryDict(file.address), viewing)
        shown.columns = shown.listing.chosen(file.columns)
        fields = files.fields_of(shown.columns, viewing)
        packed = workbook(files.rows_of(shown), fields, str(listing.title))
        name = f"{files.name_of(shown)}.xlsx"
    stored = default_storage.save(f"lists/{file.pk}.xlsx", File(packed))
    ListingFile.objects.filter(pk=file.pk).update(stored=stored, name=name)


def forget_files(*, now=None) -> int:
    """Remove files that nobody has come for in two days; gives their number."""
    old = ListingFile.objects.filter(made_at__lt=(now or timezone.now()) - KEPT)
    for file in old:
        if file.stored:
            default_storage.delete(file.stored)
        file.delete()
    return len(old)
