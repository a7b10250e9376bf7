"""How papers and their versions are called, so that no two look alike."""

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


def version_told(version) -> str:
    """Its file, number and day: `draft.docx, version 2 of 25 November 2026`."""
    return _("%(file)s, version %(number)s of %(day)s") % {
        "file": version.name,
        "number": version.number,
        "day": speak(timezone.localdate(version.added_at)),
    }


def text_told(version) -> str:
    """The same with the title of its paper after it; empty without a version.

    The file stands first: a choice that is cut short still tells one from another.
    """
    if version is None:
        return ""
    title = in_language(version.document, "title").text
    return f"{version_told(version)} · {title}"


def role_told(paper) -> str:
    """What a paper is for its agreement; empty where its title begins with that.

    A title may be kept in Russian alone: then the Russian word counts as well.
    """
    title = in_language(paper.document, "title").text.casefold()
    role = str(paper.get_role_display())
    with translation.override("ru"):
        russian = str(paper.get_role_display())
    is_said = title.startswith((role.casefold(), russian.casefold()))
    return "" if is_said else role


def paper_told(paper, version=None) -> str:
    """A paper by its file, role and title: what is said by the title is said once."""
    version = version or paper.document.newest
    title = in_language(paper.document, "title").text
    file = version_told(version) if version else ""
    named = ": ".join(filter(None, (role_told(paper), title)))
    return " · ".join(filter(None, (file, named)))


def version_address(version) -> str:
    """Where the office gives out just this version, newer ones or not."""
    where = {"pk": version.document_id, "number": version.number}
    return reverse("documents_office:version", kwargs=where)
