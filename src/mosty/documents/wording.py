"""What is said of a file's shortcomings, and of how it was made."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mosty.documents.models import Warned

SAVE_AS_TAGGED = _(
    "Save it again from the text editor with “Document structure tags for "
    "accessibility” ticked (Word: Save as PDF, Options; LibreOffice: Export as PDF, "
    "Tagged PDF)."
)
RECOGNISE = _(
    "Run text recognition in the scanner's program and add the result as a new version."
)

SENTENCES = {
    Warned.UNTAGGED: (
        _(
            "This PDF has no tags: readers with a screen reader will not be able to "
            "tell headings, lists and tables in it."
        ),
        SAVE_AS_TAGGED,
    ),
    Warned.NO_TEXT: (
        _("This is a scan without text: it can neither be searched nor read aloud."),
        RECOGNISE,
    ),
    Warned.PROTECTED: (
        _("This file is protected by a password: nobody will read it here."),
        _("Save it without a password and add it as a new version."),
    ),
    Warned.BROKEN: (
        _("This file cannot be opened here: it may be damaged."),
        _("Open it on your computer, save it anew and add it as a new version."),
    ),
    Warned.NOT_LASTING: (
        _("This PDF is not PDF/A, the form for keeping papers for decades."),
        _("For papers that are kept permanently, save them as PDF/A."),
    ),
}
HINTS = {Warned.NOT_LASTING}


@dataclass(frozen=True)
class Remark:
    """A shortcoming of a file: what it means for readers, and what to do."""

    code: str
    title: str
    text: str
    remedy: str
    is_hint: bool


def remarks(codes) -> list[Remark]:
    """In the order of their weight, hints last; codes that are not known are left."""
    return [
        Remark(code, code.label, *SENTENCES[code], is_hint=code in HINTS)
        for code in Warned
        if code in codes
    ]
