"""The rows of the page as files: a workbook, CSV, JSON."""

from django.conf import settings
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.listings import exports
from mosty.listings.fields import Field
from mosty.sveden.page import page_address
from mosty.sveden.rows import Row
from mosty.sveden.standing import Shown
from mosty.ui.bilingual import current_language

NAME = "inter"
PURPOSES = {
    "xlsx": _("the rows of this page as a workbook: to read, sort and print"),
    "csv": _("the same rows as text with commas: to take over into other tables"),
    "json": _("the same rows for programs: machine-readable"),
}


class InTurn(list):
    """Rows in memory that read as a queryset does."""

    def iterator(self, chunk_size):
        return iter(self)


def in_words(name: str):
    return lambda row: getattr(row, name).in_language(current_language())


FIELDS = (
    Field(
        "number",
        "integer",
        _("No. in the register"),
        _("Number in the register of agreements."),
        lambda row: row.number,
    ),
    Field(
        "section",
        "string",
        pgettext_lazy("sveden", "Table"),
        _("foreign: the statutory table; interregional: the table beside it."),
        lambda row: "foreign" if row.is_marked else "interregional",
        words=lambda value: SECTIONS[value],
    ),
    Field(
        "state",
        "string",
        pgettext_lazy("sveden", "State"),
        _("Official name of the state, as on the page."),
        in_words("state"),
    ),
    Field(
        "organisation",
        "string",
        pgettext_lazy("sveden", "Name of the organisation"),
        _("The name that the organisation bore at signing."),
        in_words("organisation"),
    ),
    Field(
        "details",
        "string",
        pgettext_lazy("sveden", "Particulars of the agreement"),
        _("Type and title, date, number and term, as on the page."),
        in_words("details"),
    ),
    Field(
        "planned",
        "boolean",
        pgettext_lazy("sveden", "Planned"),
        _("Whether it is planned and not concluded yet."),
        lambda row: row.is_planned,
    ),
)
SECTIONS = {
    "foreign": pgettext_lazy("sveden", "Foreign and international"),
    "interregional": pgettext_lazy("sveden", "Regions of Russia"),
}


def answer(shown: Shown, form: str, *, publisher):
    """All rows as a download, in the order of the page."""
    title = _gettext("International cooperation agreements")
    about = {
        "title": title,
        "publisher": str(publisher),
        "purpose": str(PURPOSES[form]),
        "source": page_address(1, root=settings.PUBLIC_URL),
        "updated": shown.updated_at.isoformat(),
    }
    return exports.answer(
        rows(shown), FIELDS, form, name=NAME, title=title, about=about
    )


def rows(shown: Shown) -> list[Row]:
    return InTurn([*shown.content.marked, *shown.content.interregional])
