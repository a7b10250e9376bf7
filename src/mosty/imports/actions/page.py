"""Reading a cooperation page into the register, in one transaction."""

import hashlib
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import translation

from mosty.documents import limits
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import read_foreign
from mosty.imports.actions.ledger import Change, Ledger
from mosty.imports.actions.projects import put_projects
from mosty.imports.actions.register import put_agreements
from mosty.imports.actions.words import put_words
from mosty.imports.models import Flag, Import
from mosty.imports.page import wording
from mosty.imports.page.output import as_json
from mosty.imports.page.reader import read_page
from mosty.imports.page.records import PageReading
from mosty.institution.context import current as institution
from mosty.journal.actions import actor_of, record

IMPORT_LOCK = 0x494D504F
COMMAND = "import"


def read_page_file(file, *, today, name: str = "") -> tuple[PageReading, str]:
    """A page's reading and its SHA-256; raises `UnreadableFile`. Writes nothing.

    `file` is a path or the file's bytes.
    """
    data = file if isinstance(file, bytes) else _bytes_of(Path(file))
    name = name or ("" if isinstance(file, bytes) else Path(file).name)
    document = read_foreign(data, name=name)
    page = read_page(document, today=today, home=institution().country_code)
    return page, hashlib.sha256(data).hexdigest()


def import_page(file, *, name: str = "", by=None, today) -> Import:
    """Put a page's records into the register; all of them or none.

    Records that stand already are left as they are, changed ones are changed
    unless a person changed them meanwhile. When the page says nothing new, nothing
    is written and the import that said it last is given, with `is_new` False.
    `counts` tells what was read, made, changed, kept and gone from the page; `page`
    is the reading itself.
    """
    page, sha256 = read_page_file(file, today=today, name=name)
    name = name or (Path(file).name if not isinstance(file, bytes) else "")
    return put_page(page, name=name, sha256=sha256, by=by)


def preview_page(file, *, name: str = "", today) -> Import:
    """What `import_page` would do; the import is not saved and nothing is written."""
    with transaction.atomic():
        preview = import_page(file, name=name, today=today)
        transaction.set_rollback(True)
    return preview


@transaction.atomic
def put_page(
    page: PageReading, *, name: str, sha256: str, by=None, document=None
) -> Import:
    """Write a reading; see `import_page`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        made = Import.objects.create(
            name=name[:255],
            sha256=sha256,
            title=(page.title or page.register_title)[:400],
            reading=as_json(page) | {"printed": asdict(page.printed)},
            made_by=actor_of(by or COMMAND),
            document=document,
        )
        ledger = Ledger(made, by or COMMAND, title=made.title)
        put_words(page, ledger)
        agreements = put_agreements(page, ledger)
        projects = put_projects(page, ledger)
        made.counts = _counts(page, ledger)
        standing = None if ledger.entries else _last_import()
        if standing is not None:
            transaction.set_rollback(True)
    if standing is not None:
        standing.is_new, standing.counts, standing.page = False, made.counts, page
        return standing
    ledger.close()
    with translation.override(settings.LANGUAGE_CODE):
        _raise_flags(page, made, things={"agreement": agreements, "project": projects})
    made.save(update_fields=["counts"])
    record("import.made", made, by=ledger.by, detail={"counts": page.counts()})
    made.is_new, made.page = True, page
    return made


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.MAX_FILE + 1)
    except OSError as error:
        raise UnreadableFile("missing", place=path.name) from error


def _last_import() -> Import | None:
    done = Import.objects.filter(kind="page", state=Import.State.DONE)
    return done.order_by("-pk")[1:2].first()


def _counts(page: PageReading, ledger: Ledger) -> dict:
    return {
        "read": page.counts(),
        "made": ledger.count(Change.MADE),
        "changed": ledger.count(Change.CHANGED),
        "kept": list(dict.fromkeys(ledger.kept)),
        "gone": ledger.gone,
    }


def _raise_flags(page: PageReading, made: Import, *, things: dict) -> None:
    """Store what is odd and new; what was asked once is not asked again."""
    asked = set(
        Flag.objects.filter(of_import__state=Import.State.DONE).values_list(
            "kind", "object_id", "code", "original"
        )
    )
    flags = []
    for one in page.flags:
        thing = things.get(one.record, {}).get(one.row)
        kind = ContentType.objects.get_for_model(thing) if thing is not None else None
        key = (kind and kind.pk, thing and thing.pk, one.code, one.original)
        if thing is not None and key in asked:
            continue
        flags.append(
            Flag(
                of_import=made,
                record=one.record,
                row=one.row,
                code=one.code,
                kind=kind,
                object_id=thing.pk if thing is not None else None,
                field=one.concerns,
                message=wording.message(one.code, one.detail),
                original=one.original,
                proposed=one.proposed or "",
                detail=one.detail,
            )
        )
    Flag.objects.bulk_create(flags)
