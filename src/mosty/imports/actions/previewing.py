"""What a cooperation page would do, kept as plain values; nothing is written."""

from django.db import transaction

from mosty.imports.actions.page import import_page

FOUND = "found"


def preview_of(data: bytes, *, name: str, today) -> dict:
    """Figures, rows with what would become of them, and remarks of a page.

    Raises `UnreadableFile`.
    """
    with transaction.atomic():
        made = import_page(data, name=name, today=today)
        entries = []
        if made.is_new:
            kinds = made.records.filter(row__isnull=False)
            entries = list(kinds.values_list("kind__model", "row", "change"))
        transaction.set_rollback(True)
    becomes = {(kind, row): change for kind, row, change in entries}
    page = made.page
    return {
        "counts": {name: made.counts[name] for name in ("made", "changed", "read")},
        "kept": made.counts["kept"],
        "gone": made.counts["gone"],
        "is_new": made.is_new,
        "rows": [_agreement(one, becomes) for one in page.agreements],
        "projects": [
            {
                "row": one.row,
                "title": one.title,
                "becomes": becomes.get(("project", one.row), FOUND),
            }
            for one in page.projects
        ],
        "flags": [_flag(one) for one in page.flags],
        "unread": [[one.line, one.text[:300]] for one in page.unread],
    }


def _agreement(one, becomes) -> dict:
    change = becomes.get(("agreement", one.row), FOUND)
    return {
        "row": one.row,
        "organisation": one.organisation,
        "state": one.state,
        "becomes": change if one.state_code else "left_out",
        "partner": becomes.get(("organisation", one.row), FOUND),
    }


def _flag(one) -> dict:
    return {
        "key": f"{one.record}:{one.row or 0}:{one.code}",
        "record": one.record,
        "row": one.row,
        "code": one.code,
        "original": one.original,
        "proposed": one.proposed or "",
        "detail": one.detail,
    }
