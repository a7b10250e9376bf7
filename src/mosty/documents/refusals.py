"""A foreign file that cannot be read, in words for the person who gave it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from mosty.access.refusals import Refused

SAVE_AGAIN = _("Open it where it was made, save it again and try once more.")
SAVE_UTF8 = _("Open it in a text editor and save it in the encoding UTF-8.")
SAVE_OTHER = _(
    "Save the page as HTML, DOCX, XLSX, CSV or plain text and give that file."
)
ONLY_THE_PAGE = _("Leave only the page with the register in it and try again.")

WORDS = {
    "empty": (_("The file is empty."), _("Choose the file that holds the page.")),
    "missing": (
        _("There is no such file."),
        _("Check the path and that you may read the file."),
    ),
    "too_large": (
        _("The file has %(size)s MB; at most %(limit)s MB are read."),
        ONLY_THE_PAGE,
    ),
    "archive_bomb": (
        _("Unpacked, the file would be far larger than a page can be."),
        ONLY_THE_PAGE,
    ),
    "too_heavy": (_("Reading the file needs too much memory."), ONLY_THE_PAGE),
    "too_slow": (_("Reading the file takes too long."), ONLY_THE_PAGE),
    "too_many_cells": (_("A table in the file is too large."), ONLY_THE_PAGE),
    "binary": (_("The file holds no text."), SAVE_OTHER),
    "format_not_read": (_("Files of the format %(format)s are not read."), SAVE_OTHER),
    "protected": (
        _("The file is protected by a password."),
        _("Save it without a password and try again."),
    ),
    "broken": (_("The file is damaged or incomplete."), SAVE_AGAIN),
    "broken_encoding": (
        _("The text is damaged: it is not in the encoding %(encoding)s throughout."),
        SAVE_UTF8,
    ),
    "twice_encoded": (
        _("The text was once saved in a wrong encoding, its letters are lost."),
        _("Take the page anew from its source and save it in the encoding UTF-8."),
    ),
    "no_words": (
        _("The file is a scan: it holds pictures of pages and no words."),
        _("Take the file in which it was written, or a PDF with recognised text."),
    ),
    "text_not_read": (
        _("Texts are read from files DOCX, PDF and TXT."),
        _("Save the text as DOCX, store it as a new version and try again."),
    ),
    "template_broken": (
        _("The template has a mistake in its placeholders: %(fault)s."),
        _("Mend it in Word and store it as a new version."),
    ),
    "template_unsafe": (
        _("The template asks for what no text needs: %(fault)s."),
        _("Leave only placeholders of the list and simple conditions in it."),
    ),
    "no_letter": (
        _("The file is not a letter."),
        _("Save the letter from the mail program as a file .eml and drop that."),
    ),
    "encoding_unknown": (_("The encoding of the text is not recognised."), SAVE_UTF8),
    "no_table": (
        _("There is no table on the page."),
        _(
            "The register is read from a table whose heading names the country and "
            "the organisation. Check that the file holds it as a table, not as a "
            "picture."
        ),
    ),
    "no_register": (
        _("No table on the page is a register of agreements."),
        _(
            "The heading of the table should name the columns, for example "
            "«№ | Страна | Название организации | Форма сотрудничества»."
        ),
    ),
}


class DiskFull(Refused):
    message = _(
        "There is no room left for files on the server. Nothing of what was kept is "
        "lost. Tell the administrator, and send the file again later."
    )


class HugePicture(Refused):
    message = _(
        "The picture has more than 50 million points. Make it smaller, 4,000 points "
        "on the longer side are enough, and choose it again."
    )


class BrokenPicture(Refused):
    message = _(
        "The picture cannot be opened: the file is damaged or incomplete. Open it on "
        "your computer, save it as JPEG or PNG and choose it again."
    )


class UnreadableFile(Refused):
    """A file from which nothing can be read.

    `code` is for programs; `message`, `place` (may be empty) and `remedy` are for
    people, in the language of the moment they are asked for.
    """

    def __init__(self, code, *, place="", **facts):
        self.code = code if code in WORDS else "broken"
        self.place = place
        unknown = dict.fromkeys(("format", "encoding", "size", "limit", "fault"), "?")
        self.facts = unknown | facts
        super().__init__(message=self.sentence)

    @property
    def sentence(self):
        return str(WORDS[self.code][0]) % self.facts

    @property
    def remedy(self):
        return str(WORDS[self.code][1])

    def __str__(self):
        place = f" ({said_place(self.place)})" if self.place else ""
        return f"{self.sentence.removesuffix('.')}{place}. {self.remedy}"


def said_place(place: str) -> str:
    """`line 4, byte 12` in the language of the reader; names stay as they are."""
    words = place.replace("line ", pgettext("place in a file", "line") + " ")
    return words.replace("byte ", pgettext("place in a file", "byte") + " ")
