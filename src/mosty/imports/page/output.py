"""A page's reading as plain values, in the shape that programs read."""

from mosty.imports.page import wording
from mosty.imports.page.records import Flag, PageReading


def as_json(page: PageReading) -> dict:
    """Counts, statements, agreements, projects, flags, suggestions, unread lines."""
    return {
        "title": page.title,
        "register_title": page.register_title,
        "counts": page.counts(),
        "statements": [each.as_json() for each in page.statements],
        "agreements": [each.as_json() for each in page.agreements],
        "projects": [each.as_json() for each in page.projects],
        "flags": [flag_as_json(flag) for flag in page.flags],
        "suggestions": [
            {
                "rows": list(each.rows),
                "code": each.code,
                "parent": each.parent,
                "message": wording.suggestion_message(each),
            }
            for each in page.suggestions
        ],
        "unread": [{"line": each.line, "text": each.text} for each in page.unread],
    }


def flag_as_json(flag: Flag) -> dict:
    return {
        "record": flag.record,
        "row": flag.row,
        "code": flag.code,
        "message": wording.message(flag.code, flag.detail),
        "field": flag.concerns,
        "original": flag.original,
        "proposed": flag.proposed,
        **{key: flag.detail[key] for key in ("with", "count") if key in flag.detail},
    }
