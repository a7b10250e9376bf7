"""The parts of an application as files: each apart, or all in one ZIP."""

import tempfile
import zipfile

from django.utils import translation
from django.utils.translation import gettext as _

from mosty.agreements.application.files import letter, sheet
from mosty.agreements.models import Piece
from mosty.agreements.naming import text_told
from mosty.documents.refusals import UnreadableFile
from mosty.ui.dates import speak

IN_MEMORY = 10_000_000
A_PIECE = 1_000_000
COMPOSED = {Piece.LETTER: letter, Piece.PARTNER: sheet}


def composed(part, application, *, institution) -> bytes:
    """A part that is composed here, anew from what is known now."""
    return COMPOSED[part.kind](application, institution=institution)


def zipped(application, *, institution):
    """A file at its beginning with every part that is there; large ones on disk.

    Raises `UnreadableFile` where a stored file is missing: half an application would
    be sent for a whole one.
    """
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - given out
    with zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in application.parts:
            if part.is_composed:
                data = composed(part, application, institution=institution)
                archive.writestr(part.name, data)
            elif part.version is not None:
                copy(part, archive)
        with translation.override(application.pack.language):
            archive.writestr(_("List of papers") + ".txt", manifest(application))
    spool.seek(0)
    return spool


def manifest(application) -> str:
    """Each paper of the archive, and of a stored one which version it is and why."""
    lines = [archive_name(application.agreement).removesuffix(".zip"), ""]
    for part in application.parts:
        if part.is_composed:
            lines.append(
                _("%(name)s: composed from the register") % {"name": part.name}
            )
        elif part.version is not None:
            lines += [part.name, f"    {text_told(part.version)}"]
            lines += [f"    {one}" for one in (part.why, part.warning) if one]
            lines.append(f"    SHA-256: {part.version.sha256}")
        else:
            note = part.note or _("not enclosed")
            lines.append(f"{part.name}: {note}")
    lines += ["", _("As of %(day)s.") % {"day": speak(application.on)}, ""]
    return "\r\n".join(lines)


def copy(part, archive) -> None:
    try:
        with (
            part.version.file.open("rb") as source,
            archive.open(part.name, "w", force_zip64=True) as target,
        ):
            while piece := source.read(A_PIECE):
                target.write(piece)
    except FileNotFoundError as error:
        raise UnreadableFile("missing") from error


def archive_name(agreement) -> str:
    told = {"number": agreement.register_number}
    return _("Application for the conclusion, No. %(number)s") % told + ".zip"
