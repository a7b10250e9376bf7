"""Preparing an import: the file read, columns matched, rows mended and decided."""

import io
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.access.refusals import Refused, WrongStage
from mosty.access.roles import Audience
from mosty.documents import actions as documents
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import read_foreign
from mosty.documents.tables.shapes import Table
from mosty.imports.actions.checking import AT_ONCE, hold, keep
from mosty.imports.actions.previewing import preview_of
from mosty.imports.lists import columns
from mosty.imports.lists.findings import key_of
from mosty.imports.models import Draft, DraftRow, SavedMapping
from mosty.journal.actions import record
from mosty.partners.matching import plain

MOST_ROWS = 20_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Excel wraps a protected file in
EXAMPLES = ("пример:", "example:")
GUESSED_BY = 60
LONGEST_CELL = 2_000
Stage, Status, Verdict = Draft.Stage, DraftRow.Status, DraftRow.Verdict


class TooManyRows(Refused):
    message = gettext_lazy(
        "The table has more than 20,000 rows. Divide it into several files and put them "
        "in one after another."
    )


class NothingGiven(Refused):
    message = gettext_lazy("Paste the table or the page, or choose a file.")


class NoRows(Refused):
    message = gettext_lazy(
        "There is a heading, but no row under it. Choose another sheet, or a file "
        "with rows."
    )


class ColumnsMissing(Refused):
    def __init__(self, names):
        told = gettext_lazy(
            "Nothing can be entered without: %(columns)s. Say which heading it is."
        )
        listed = ", ".join(str(name) for name in names)
        super().__init__(message=str(told) % {"columns": listed})


@transaction.atomic
def begin(kind, *, by, today, upload=None, pasted: str = "") -> Draft:
    """Keep a file, or what was pasted, as a draft; nothing goes into the register.

    Raises `NothingGiven`, `UnreadableFile`, `TooManyRows` and what documents refuse.
    """
    if upload is not None:
        name = upload.name
        document = documents.take(upload, by=by, audience=Audience.STAFF)
    elif pasted.strip():
        name = _pasted_name(pasted)
        document = documents.store(
            io.BytesIO(pasted.encode()),
            name=name,
            title_ru=name,
            by=by,
            audience=Audience.STAFF,
        )
    else:
        raise NothingGiven
    draft = Draft(
        kind=kind,
        name=name[:255],
        document=document,
        begun_by=by,
    )
    if draft.is_page:
        draft.preview = preview_of(bytes_of(draft), name=draft.name, today=today)
        draft.stage = Stage.REVIEW
        draft.save()
    else:
        _read_table(draft)
    record("import.begun", draft, by=by, detail={"kind": kind}, is_public=False)
    return draft


def _pasted_name(text: str) -> str:
    """A name that tells the reader what was pasted: cells, a page, or lines."""
    if "</" in text and "<t" in text.lower():
        return _("pasted") + ".html"
    has_cells = "\t" in text and "|" not in text
    return _("pasted") + (".tsv" if has_cells else ".txt")


def bytes_of(draft: Draft) -> bytes:
    with draft.document.newest.file.open("rb") as file:
        return file.read()


def _read_table(draft: Draft, *, table: int | None = None) -> None:
    """Read the tables of the file, the chosen one into rows; columns are guessed."""
    data = bytes_of(draft)
    if data[:8] == OLE and draft.name.lower().endswith(".xlsx"):
        raise UnreadableFile("protected")
    tables = read_foreign(data, name=draft.name).tables()
    if not tables:
        raise UnreadableFile("no_table")
    draft.tables = [
        {"sheet": one.sheet, "height": one.height, "width": one.width} for one in tables
    ]
    if table is None:
        heights = [one.height for one in tables]
        table = heights.index(max(heights))
    draft.table, chosen = table, tables[table]
    texts = [[cell.text for cell in row] for row in chosen.grid()]
    at = columns.heading_row(texts, draft.kind)
    draft.headings = [" ".join(text.split()) for text in texts[at]]
    rows, passed = _rows(chosen, texts, at)
    if len(rows) > MOST_ROWS:
        raise TooManyRows(draft)
    draft.preview = {"passed": passed[:50], "passed_count": len(passed)}
    draft.mapping, draft.stage = _mapping(draft, rows), Stage.COLUMNS
    draft.save()
    draft.rows.all().delete()
    for row in rows:
        row.draft = draft
    DraftRow.objects.bulk_create(rows, batch_size=AT_ONCE)


def _rows(table: Table, texts, at: int) -> tuple[list[DraftRow], list]:
    """Rows under the heading; empty ones, examples and captions are passed over."""
    heading = [columns.plain_heading(text) for text in texts[at]]
    rows, passed = [], []
    grid = table.grid()
    lines = [max(cell.line for cell in cells) for cells in grid]
    is_counted = all(a < b for a, b in pairwise(lines))
    for place, cells in enumerate(grid):
        line = lines[place] if is_counted else place + 1
        row = [text[:LONGEST_CELL] for text in texts[place]]
        if place <= at or not any(row):
            continue
        is_caption = len({id(cell) for cell in cells}) == 1 and table.width > 1
        is_example = any(text.lower().startswith(EXAMPLES) for text in row)
        is_heading = [columns.plain_heading(text) for text in row] == heading
        counted = [text for text in row if text]
        is_count = counted == [str(n) for n in range(1, len(counted) + 1)]
        if is_caption or is_example or is_heading or (is_count and len(counted) > 1):
            passed.append([line, next(text for text in row if text)[:200]])
        else:
            rows.append(DraftRow(number=line, cells=row))
    return rows, passed


def _mapping(draft: Draft, rows: list[DraftRow]) -> dict[str, int]:
    """As it was saved for a table of this shape, else as headings and texts tell."""
    saved = saved_mapping(draft)
    if saved is not None:
        places = {heading: at for at, heading in enumerate(draft.headings)}
        return {n: places[h] for n, h in saved.mapping.items() if h in places}
    told = columns.guess(draft.headings, draft.kind)
    cells = [row.cells for row in rows[:GUESSED_BY]]
    return columns.guess_by_content(draft.headings, cells, told, draft.kind)


def saved_mapping(draft: Draft) -> SavedMapping | None:
    signature = columns.signature(draft.headings)
    return SavedMapping.objects.filter(kind=draft.kind, signature=signature).first()


def locked(draft: Draft, *stages) -> Draft:
    """The draft, held until the transaction ends, at one of the stages."""
    row = Draft.objects.select_for_update(of=["self"]).get(pk=draft.pk)
    if row.stage not in stages or row.is_put_away:
        raise WrongStage(row)
    return row


@transaction.atomic
def choose_table(draft: Draft, table: int) -> Draft:
    """Take another sheet of the file; what was decided of the first one goes."""
    draft = locked(draft, Stage.COLUMNS, Stage.REVIEW)
    if draft.made_id or not 0 <= table < len(draft.tables):
        raise WrongStage(draft)
    _read_table(draft, table=table)
    return draft


@transaction.atomic
def match_columns(
    draft: Draft, mapping: dict[str, int], *, save_as="", noted=()
) -> Draft:
    """Say which heading is which column; raises `ColumnsMissing` and `NoRows`.

    With `save_as` the pairs are kept for the next table of this shape. `noted` are
    places of columns that fit nothing and are kept as notes.
    """
    draft = locked(draft, Stage.COLUMNS, Stage.REVIEW)
    mapping = {n: at for n, at in mapping.items() if 0 <= at < len(draft.headings)}
    missing = columns.missing(mapping, draft.kind)
    if missing:
        raise ColumnsMissing(one.title for one in missing)
    if not draft.rows.exists():
        raise NoRows(draft)
    draft.mapping, draft.stage = mapping, Stage.REVIEW
    left = left_over(draft, mapping)
    draft.answers["noted"] = [at for at in left if at in noted]
    draft.answers["dropped"] = [at for at in left if at not in noted]
    draft.save(update_fields=["mapping", "stage", "answers", "touched_at"])
    if save_as.strip():
        SavedMapping.objects.update_or_create(
            kind=draft.kind,
            signature=columns.signature(draft.headings),
            defaults={
                "name": save_as.strip()[:120],
                "mapping": {name: draft.headings[at] for name, at in mapping.items()},
            },
        )
    hold(draft)
    return draft


def left_over(draft: Draft, mapping: dict[str, int]) -> list[int]:
    """Places of the file's columns whose texts nothing would take."""
    rows = list(draft.rows.values_list("cells", flat=True))
    return columns.untaken(draft.headings, rows, mapping)


@transaction.atomic
def match_anew(draft: Draft) -> Draft:
    """Back to the columns; what was mended and decided stays with its rows."""
    draft = locked(draft, Stage.REVIEW)
    if draft.is_page or draft.made_id:
        raise WrongStage(draft)
    draft.stage = Stage.COLUMNS
    draft.save(update_fields=["stage", "touched_at"])
    return draft


@transaction.atomic
def answer_countries(draft: Draft, answers: dict[str, str]) -> Draft:
    """Say once, for all rows alike, which country a text means."""
    draft = locked(draft, Stage.REVIEW)
    known = draft.answers.setdefault("countries", {})
    known.update({plain(text): code for text, code in answers.items() if code})
    draft.save(update_fields=["answers", "touched_at"])
    asking = draft.rows.filter(entered_at=None, findings__has_key="asked_country")
    hold(draft, changed=list(asking))
    return draft


def _row(draft: Draft, row: DraftRow) -> DraftRow:
    found = draft.rows.select_for_update().get(pk=row.pk)
    if found.status == Status.ENTERED:
        raise WrongStage(draft)
    return found


def _checked(draft: Draft, row: DraftRow) -> DraftRow:
    row.save()
    draft.save(update_fields=["touched_at"])
    hold(draft, changed=[row])
    row.refresh_from_db()
    return row


@transaction.atomic
def mend(row: DraftRow, texts: dict[str, str]) -> DraftRow:
    """Write other texts instead of the file's; a leave to wait ends with it."""
    draft = locked(row.draft, Stage.REVIEW)
    row = _row(draft, row)
    if {"name_ru", "country"} & texts.keys():
        row.same_as = ""
    row.mended |= {name: text.strip()[:LONGEST_CELL] for name, text in texts.items()}
    row.verdict = ""
    return _checked(draft, row)


@transaction.atomic
def decide(row: DraftRow, *, verdict: str = "", same_as: str = "") -> DraftRow:
    """Leave the row out, let it wait, or take it up again; say who is meant."""
    draft = locked(row.draft, Stage.REVIEW)
    row = _row(draft, row)
    row.verdict = Verdict(verdict) if verdict else ""
    row.same_as = same_as[:24] or row.same_as
    return _checked(draft, row)


@transaction.atomic
def settle_proposals(draft: Draft, code: str, *, accept: bool, row=None) -> int:
    """Accept or refuse proposals of a kind: of one row, or of all; tells how many."""
    draft = locked(draft, Stage.REVIEW)
    rows = draft.rows.filter(entered_at=None).select_for_update()
    if row is not None:
        rows = rows.filter(pk=row.pk)
    settled = []
    for one in rows:
        found = [
            each
            for each in one.findings.get("proposals", ())
            if code in {each["code"], key_of(each)}
        ]
        for each in found:
            _settle(one, each, accept=accept)
        settled += [one] if found else []
    keep(settled, ["mended", "accepted", "refused"])
    draft.save(update_fields=["touched_at"])
    hold(draft, changed=settled)
    return len(settled)


def _settle(row: DraftRow, proposal: dict, *, accept: bool) -> None:
    key = key_of(proposal)
    if not accept:
        row.refused.append(key)
    elif proposal["code"] == "differs":
        row.accepted.append(key)
    else:
        row.mended[proposal["column"]] = proposal["proposed"]


@transaction.atomic
def leave_out_all(draft: Draft, status: str) -> int:
    """Leave out every row that has a fault, or is perhaps a duplicate."""
    draft = locked(draft, Stage.REVIEW)
    rows = list(draft.rows.filter(status=status, status__in=DraftRow.ASKING))
    for row in rows:
        row.verdict = Verdict.LEAVE_OUT
    DraftRow.objects.filter(pk__in=[row.pk for row in rows]).update(
        verdict=Verdict.LEAVE_OUT
    )
    draft.save(update_fields=["touched_at"])
    hold(draft, changed=rows)
    return len(rows)


@transaction.atomic
def decide_flag(draft: Draft, key: str, decision: str) -> Draft:
    """Say of a page's remark what becomes of it; `key` may be a code, for all."""
    draft = locked(draft, Stage.REVIEW)
    decided = draft.answers.setdefault("flags", {})
    for flag in draft.preview.get("flags", ()):
        if key in {flag["key"], flag["code"]} and (
            decision != "accepted" or flag["proposed"]
        ):
            decided[flag["key"]] = decision
    draft.save(update_fields=["answers", "touched_at"])
    return draft


@transaction.atomic
def put_away(draft: Draft, *, by) -> Draft:
    draft = locked(draft, Stage.COLUMNS, Stage.REVIEW)
    return _shelve(draft, is_put_away=True, verb="import.put_away", by=by)


@transaction.atomic
def bring_back(draft: Draft, *, by) -> Draft:
    draft = Draft.objects.select_for_update(of=["self"]).get(pk=draft.pk)
    return _shelve(draft, is_put_away=False, verb="import.brought_back", by=by)


def _shelve(draft, *, is_put_away, verb, by) -> Draft:
    draft.is_put_away = is_put_away
    draft.save(update_fields=["is_put_away", "touched_at"])
    record(verb, draft, by=by, is_public=False)
    return draft
