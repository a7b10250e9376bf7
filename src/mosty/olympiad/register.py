"""The bank of tasks as coordinators keep it."""

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Beginning
from mosty.listings.filters import Choice, Linked
from mosty.listings.listing import Empty, Way
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.olympiad import rules
from mosty.olympiad.models import Task
from mosty.olympiad.models.bank import Kind
from mosty.olympiad.wording import AGES, TOPICS, topic_told
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge

LONGEST = 140
IS_CHECKED = Case(
    When(checked_at=None, then=Value("no")),
    default=Value("yes"),
    output_field=CharField(),
)
IS_KEPT = Case(
    When(is_archived=True, then=Value("no")),
    default=Value("yes"),
    output_field=CharField(),
)


def record(row) -> str:
    return numbered("olympiad_office:task", pk=row.pk)


def text_of(row, language: str) -> str:
    other = "ru" if language == "en" else "en"
    text = row.written.get(f"text_{language}") or row.written.get(f"text_{other}")
    text = " ".join((text or row.key).replace("*", "").split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def text_cell(row, viewing):
    return Cell(text_of(row, viewing.language), url=record(row))


def checked_cell(row, viewing):
    if row.checked_at is None:
        return Cell(badge(gettext("not checked by the institution"), kind="open"))
    return Cell(badge(str(row.checked_by.person), kind="done"))


def ages_cell(row, viewing):
    return Cell(", ".join(one.replace("-", "–") for one in row.ages))


def finds(text, viewing):
    """Tasks whose texts, short name or author hold all the words."""
    found = Task.objects.all()
    for word in text.split()[:8]:
        found = found.filter(
            Q(written__text_ru__icontains=word)
            | Q(written__text_en__icontains=word)
            | Q(written__author__icontains=word)
            | Q(key__icontains=word)
        )
    return found.order_by().values_list("pk", flat=True)


def topics(viewing) -> dict:
    known = {name: str(words) for name, words in TOPICS.items()}
    kept = Task.objects.order_by().values_list("topic", flat=True).distinct()
    return known | {one: topic_told(one) for one in kept}


def column(name, title, cell, **more):
    return OfficeColumn(name, title, cell, **more)


REGISTER = OfficeListing(
    name="olympiad-tasks",
    title=_("Bank of tasks"),
    url_name="olympiad_office:bank",
    rule=rules.may_set,
    visible=lambda viewing: Task.objects.all(),
    seen_as=lambda viewing: frozenset({rules.may_set(viewing.user)}),
    record=record,
    way=Way(within=lambda viewing: [F("pk")]),
    related=lambda rows: rows.select_related("checked_by__person"),
    columns=(
        column("text", pgettext_lazy("task", "Task"), text_cell, is_name=True),
        column(
            "kind",
            pgettext_lazy("task", "Kind"),
            lambda row, viewing: Cell(str(row.get_kind_display())),
            width="form",
            way=Way(within=lambda viewing: [F("kind")]),
        ),
        column(
            "topic",
            _("Topic"),
            lambda row, viewing: Cell(topic_told(row.topic)),
            width="region",
            way=Way(within=lambda viewing: [F("topic")]),
        ),
        column("ages", _("Grades"), ages_cell, width="form"),
        column(
            "difficulty",
            _("Difficulty"),
            lambda row, viewing: Cell(row.difficulty),
            width="number",
            way=Way(within=lambda viewing: [F("difficulty")]),
        ),
        column(
            "points",
            _("Points"),
            lambda row, viewing: Cell(row.points),
            width="number",
            way=Way(within=lambda viewing: [F("points")]),
        ),
        column("checked", pgettext_lazy("task", "Checked by"), checked_cell),
        column(
            "key",
            _("Short name"),
            lambda row, viewing: Cell(row.key),
            is_shown=False,
        ),
        column(
            "author",
            _("Author"),
            lambda row, viewing: Cell(row.written.get("author")),
            is_shown=False,
        ),
    ),
    filters=(
        Choice(
            "kind",
            pgettext_lazy("task", "Kind"),
            lambda viewing: dict(Kind.choices),
            lambda viewing: F("kind"),
        ),
        Choice("topic", _("Topic"), topics, lambda viewing: F("topic")),
        Linked(
            "ages",
            _("Age groups"),
            lambda viewing: AGES,
            lambda: (Task.objects.all(), ("pk", "ages")),
            is_array=True,
        ),
        Choice(
            "difficulty",
            _("Difficulty"),
            lambda viewing: {str(number): str(number) for number in range(1, 6)},
            lambda viewing: Cast("difficulty", CharField()),
        ),
        Choice(
            "checked",
            _("Second look"),
            lambda viewing: {
                "yes": pgettext("task", "checked"),
                "no": gettext("not checked by the institution"),
            },
            lambda viewing: IS_CHECKED,
        ),
        Choice(
            "kept",
            _("Archive"),
            lambda viewing: {
                "yes": pgettext("archive", "in the bank"),
                "no": pgettext("archive", "put away"),
            },
            lambda viewing: IS_KEPT,
        ),
    ),
    views=(
        View(_("To be checked"), "checked=no&kept=yes"),
        View(_("Archive"), "kept=no"),
    ),
    beginnings=(
        Beginning(_("Import"), "olympiad_office:import_tasks", rules.may_set),
        Beginning(_("Write a task"), "olympiad_office:add_task", rules.may_set),
    ),
    finds=finds,
    search_label=_("Find a task"),
    search_hint=_("Words of the task, its author or short name"),
    empty=Empty(
        _("The bank is empty"),
        _("Write the first task, or import a file of tasks."),
        _("Write a task"),
        "olympiad_office:add_task",
    ),
)
