"""Everything kept of a person as one file: for programs, and for reading."""

import io
import json
import zipfile

from django.utils.translation import gettext as _

from mosty.documents import pdf

PAPER = "people/personal_data.typ"


def packed(sections, kept, *, about: dict) -> bytes:
    """A ZIP with `data.json` and `data.pdf`.

    `about` holds the words at the head: title, lede, institution, lang, made.
    """
    told = {
        "about": about,
        "sections": [
            {"name": one.name, "title": one.title, "rows": one.rows} for one in sections
        ],
        "kept": [{"what": str(one.what), "ground": str(one.ground)} for one in kept],
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(told, ensure_ascii=False, indent=2, default=str)
        archive.writestr("data.json", text)
        archive.writestr("data.pdf", pdf.render(PAPER, readable(sections, told)))
    return held.getvalue()


def readable(sections, told) -> dict:
    """The same with fields named for people, as plain values for the paper."""
    return {
        **told["about"],
        "sections": [
            {
                "title": one.title,
                "rows": [
                    [
                        {"label": str(one.labels.get(name, name)), "value": said(value)}
                        for name, value in row.items()
                    ]
                    for row in one.rows
                ],
            }
            for one in sections
        ],
        "kept_title": _("What is kept by law even after a demand to destroy"),
        "kept": told["kept"],
        "nothing": _("Nothing is kept."),
    }


def said(value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "—" if value in (None, "") else str(value)
