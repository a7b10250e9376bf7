"""Looking into what was stored, so that people see it without opening it."""

import datetime

from django.db import transaction
from django.utils import timezone

from mosty.documents import limits
from mosty.documents.actions.storing import keep_renditions
from mosty.documents.examining import PDF, PICTURES
from mosty.documents.keeping import keeping
from mosty.documents.models import Rendition, Version
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import Preview, paper_preview, read_foreign
from mosty.documents.tables.shapes import Table

BETWEEN_CELLS = " | "
MISSED_AFTER = datetime.timedelta(minutes=10)
AT_ONCE = 20


def look(version_id) -> Version | None:
    """Keep the words of a version and pictures of its first pages, once."""
    version = Version.objects.filter(pk=version_id, looked_at=None).first()
    if version is None:
        return None
    preview = preview_of(version)
    with keeping() as keeper, transaction.atomic():
        version = Version.objects.select_for_update().get(pk=version_id)
        if version.looked_at is None:
            version.text, version.looked_at = preview.text, timezone.now()
            version.save(update_fields=["text", "looked_at"])
            pages = preview.pages
            keep_renditions(version, pages, keeper=keeper, use=Rendition.Use.PAGE)
    return version


def look_at_missed(*, now) -> int:
    """Look into versions that no task reached, a few at a time."""
    missed = Version.objects.filter(looked_at=None, added_at__lte=now - MISSED_AFTER)
    ids = list(missed.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for version_id in ids:
        look(version_id)
    return len(ids)


def preview_of(version) -> Preview:
    """Nothing for what has neither words nor pages; nothing is raised for it."""
    if version.media_type in PICTURES:
        return Preview("", [])
    try:
        with version.file.open("rb") as file:
            data = file.read()
    except FileNotFoundError:
        return Preview("", [])
    if version.media_type == PDF:
        return paper_preview(data)
    try:
        return Preview(words_of(read_foreign(data, name=version.name)), [])
    except UnreadableFile:
        return Preview("", [])


def words_of(document) -> str:
    """Lines and tables as plain text, the cells of a row in one line."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines += rows_of(block)
        else:
            lines.append(block.text)
    return "\n".join(lines).replace("\0", "")[: limits.PREVIEW_TEXT]


def rows_of(table) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
    return [BETWEEN_CELLS.join(cells) for _row, cells in sorted(rows.items())]
