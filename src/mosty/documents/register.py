"""The documents as the staff keep them, and those that were put away."""

from dataclasses import replace

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Collate, Lower
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.roles import Audience
from mosty.documents import bulk, uses
from mosty.documents.forms.papers import LANGUAGES
from mosty.documents.models import FiledDocument, Kind, Version, Warned
from mosty.documents.rules import may_keep, may_read
from mosty.documents.wording import HINTS, remarks
from mosty.listings.filters import (
    NONE,
    Choice,
    Linked,
    Months,
    Years,
    one_of,
    sorted_out,
)
from mosty.listings.listing import Empty, Way, newest_first
from mosty.listings.office.cells import (
    actor_cell,
    choice_cell,
    flagged,
    moment_column,
    number_value,
    said_cell,
    text_cell,
    yes_cell,
)
from mosty.listings.office.declaring import (
    Former,
    OfficeColumn,
    OfficeListing,
    View,
)
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.language import said_in

NAMES = ("title_ru", "title_en", "purpose_ru", "purpose_en", "versions__name")
NEWEST = Version.objects.filter(document=OuterRef("pk")).order_by("-number")
FORMS = {
    "pdf": pgettext_lazy("form of a file", "PDF"),
    "picture": pgettext_lazy("form of a file", "Picture"),
    "sheet": pgettext_lazy("form of a file", "Table"),
    "text": pgettext_lazy("form of a file", "Text"),
    "other": pgettext_lazy("form of a file", "Other"),
    NONE: _("No file"),
}
FORM = Case(
    When(media_type="application/pdf", then=Value("pdf")),
    When(media_type__startswith="image/", then=Value("picture")),
    When(
        Q(media_type__contains="sheet") | Q(media_type__contains="excel"),
        then=Value("sheet"),
    ),
    When(
        Q(media_type__contains="word")
        | Q(media_type__contains="opendocument.text")
        | Q(media_type__startswith="text/"),
        then=Value("text"),
    ),
    default=Value("other"),
    output_field=CharField(),
)


def record(row) -> str:
    return numbered("documents_office:record", pk=row.pk)


def of_newest(**named):
    """Reads of the newest version the columns so named."""

    def reads(rows):
        return rows.annotate(
            **{
                name: Subquery(NEWEST.values(column)[:1], output_field=kind)
                for name, (column, kind) in named.items()
            }
        )

    return reads


def newest_warnings():
    later = Version.objects.filter(
        document=OuterRef("document"), number__gt=OuterRef("number")
    )
    return Version.objects.filter(~Exists(later)), ("document_id", "warnings")


def finds(text, viewing):
    """Ids of documents that have each of the words in a title, purpose or file."""
    rows = FiledDocument.objects.all()
    for word in text.split():
        found = Q()
        for name in NAMES:
            found |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(pk__in=FiledDocument.objects.filter(found).values("pk"))
    return rows.values_list("pk", flat=True)


def title_cell(row, viewing):
    return Cell(said_in(viewing.language, row, "title"), url=record(row))


def date_cell(row, viewing):
    return Cell(row.spoken_date or None)


def language_cell(row, viewing):
    return Cell(str(dict(LANGUAGES).get(row.language)) if row.language else None)


def lacks_cell(row, viewing):
    """What readers will miss in the newest file."""
    if not row.number_of_versions:
        return Cell(flagged(_("No file")))
    codes = [code for code in row.newest_warnings or [] if code not in HINTS]
    told = [(flagged(one.title),) for one in remarks(codes)]
    return Cell(format_html_join(", ", "{}", told))


def versions_cell(row, viewing):
    return Cell(row.number_of_versions or "—")


def size_cell(row, viewing):
    size = row.newest_size
    if size is None:
        return Cell(None, unknown=pgettext("size of a file", "no file"))
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:
        return Cell(_("%(number)s KB") % {"number": kilobytes})
    number = f"{size / 1_000_000:.1f}"
    if viewing.language == "ru":
        number = number.replace(".", ",")
    return Cell(_("%(number)s MB") % {"number": number})


def form_cell(row, viewing):
    return Cell(str(FORMS[row.newest_form]) if row.newest_form else None)


def counting_versions(rows):
    number = Version.objects.filter(document=OuterRef("pk")).order_by()
    number = number.values("document").annotate(number=Count("pk")).values("number")
    return rows.annotate(number_of_versions=Subquery(number))


def with_warnings(rows):
    kind = ArrayField(models.CharField(max_length=20))
    read = of_newest(newest_warnings=("warnings", kind))
    return counting_versions(read(rows))


def by_title(viewing):
    return [Collate(Lower("title_ru"), "C")]


def actors():
    return Version.objects.values_list("added_by", flat=True).distinct()


TEXT = models.TextField()
COLUMNS = (
    OfficeColumn(
        "title",
        pgettext_lazy("document", "Title"),
        title_cell,
        is_name=True,
        way=Way(within=by_title),
        quick=bulk.TITLE,
    ),
    OfficeColumn(
        "kind",
        pgettext_lazy("document", "Kind"),
        choice_cell("kind"),
        width="form",
        way=Way(("kind",), by_title),
        quick=bulk.KIND_OF,
    ),
    OfficeColumn(
        "dated",
        _("Date of the paper"),
        date_cell,
        width="term",
        way=Way(within=lambda viewing: [F("dated_on")], has_gaps=True),
        quick=bulk.DATE,
    ),
    OfficeColumn(
        "audience",
        pgettext_lazy("document", "Visible to"),
        choice_cell("audience"),
        width="form",
        way=Way(("audience",), by_title),
    ),
    OfficeColumn(
        "lacks",
        pgettext_lazy("document", "What is missing"),
        lacks_cell,
        width="region",
        reads=with_warnings,
    ),
    moment_column(
        "stored",
        pgettext_lazy("document", "Stored"),
        "added_at",
        way=Way(within=lambda viewing: [F("added_at")]),
    ),
    OfficeColumn("purpose", _("What it is for"), said_cell("purpose"), is_shown=False),
    OfficeColumn(
        "file",
        _("File"),
        text_cell("newest_name", unknown=_("No file")),
        is_shown=False,
        reads=of_newest(newest_name=("name", TEXT)),
    ),
    OfficeColumn(
        "format",
        pgettext_lazy("file", "Form"),
        form_cell,
        is_shown=False,
        reads=lambda rows: rows.annotate(
            newest_form=Subquery(NEWEST.annotate(form=FORM).values("form")[:1])
        ),
    ),
    OfficeColumn(
        "size",
        pgettext_lazy("file", "Size"),
        size_cell,
        is_shown=False,
        reads=of_newest(newest_size=("size_bytes", models.BigIntegerField())),
    ),
    OfficeColumn(
        "versions",
        _("Versions"),
        versions_cell,
        width="number",
        is_shown=False,
        reads=counting_versions,
        value=number_value("number_of_versions"),
        type="integer",
    ),
    OfficeColumn(
        "language",
        pgettext_lazy("document", "Language"),
        language_cell,
        is_shown=False,
        quick=bulk.TONGUE,
    ),
    OfficeColumn(
        "used",
        pgettext_lazy("document", "Used somewhere"),
        yes_cell("is_used"),
        is_shown=False,
        reads=lambda rows: rows.annotate(is_used=uses.is_used()),
    ),
    OfficeColumn(
        "by",
        pgettext_lazy("document", "Stored by"),
        actor_cell(actors, "newest_by"),
        is_shown=False,
        reads=of_newest(newest_by=("added_by", TEXT)),
        rule=may_keep,
    ),
)
FILTERS = (
    one_of("kind", pgettext_lazy("document", "Kind"), Kind, "kind"),
    one_of("audience", pgettext_lazy("document", "Visible to"), Audience, "audience"),
    Linked(
        "lacks",
        pgettext_lazy("document", "What is missing"),
        lambda viewing: dict(Warned.choices),
        newest_warnings,
        is_array=True,
    ),
    Choice(
        "format",
        pgettext_lazy("file", "Form"),
        lambda viewing: FORMS,
        lambda viewing: Subquery(NEWEST.annotate(form=FORM).values("form")[:1]),
    ),
    sorted_out(
        "used",
        pgettext_lazy("document", "Used somewhere"),
        ("yes", pgettext_lazy("document", "used"), lambda viewing: uses.used()),
        ("no", pgettext_lazy("document", "used nowhere"), None),
    ),
    sorted_out(
        "english",
        pgettext_lazy("document", "Title in English"),
        ("no", pgettext_lazy("title", "none"), Q(title_en="")),
        ("yes", pgettext_lazy("title", "there is one"), None),
    ),
    Years("dated", _("Date of the paper"), "dated_on"),
    Months("stored", pgettext_lazy("document", "Stored"), "added_at"),
)


def kept(*, is_archived):
    return lambda viewing: FiledDocument.objects.visible_to(viewing.user).filter(
        is_archived=is_archived
    )


DOCUMENTS = OfficeListing(
    name="documents",
    title=_("Documents"),
    url_name="documents_office:list",
    rule=may_read,
    visible=kept(is_archived=False),
    seen_as=lambda viewing: viewing.user.pk,
    record=record,
    way=Way(within=lambda viewing: [newest_first("added_at"), -F("pk")]),
    columns=COLUMNS,
    filters=FILTERS,
    views=(
        View(_("PDF without tags"), "lacks=untagged"),
        View(_("Scan without text"), "lacks=no_text"),
        View(pgettext_lazy("documents", "Used nowhere"), "used=no"),
    ),
    bulk=bulk.ACTIONS,
    beginnings=(Beginning(_("Add documents"), "documents_office:add", may_keep),),
    beside=(
        Beginning(_("Documents that were put away"), "documents_office:away", may_read),
    ),
    former={("archived", "1"): Former(url_name="documents_office:away")},
    finds=finds,
    search_label=_("Title, purpose or file name"),
    search_hint=_("Title, purpose or file name"),
    empty=Empty(
        _("No document is stored yet"),
        _(
            "Scans, orders, reports and photographs stand here, whichever record they "
            "were added to."
        ),
        _("Add documents"),
        "documents_office:add",
    ),
)
AWAY = replace(
    DOCUMENTS,
    name="documents-away",
    title=_("Documents that were put away"),
    url_name="documents_office:away",
    visible=kept(is_archived=True),
    views=(),
    bulk=(bulk.BACK,),
    beginnings=(),
    beside=(Beginning(_("Documents"), "documents_office:list", may_read),),
    former={},
    empty=Empty(
        _("No document was put away"),
        _("What is put away stands here, each with its way back."),
    ),
)
