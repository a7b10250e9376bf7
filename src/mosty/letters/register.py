"""The letters as the staff find them: what was written, and how it fares."""

from django.db.models import F, Q, Value
from django.db.models.functions import NullIf
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language_info, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from mosty.access.desk import Beginning
from mosty.letters import bulk
from mosty.letters.kinds import letter_kind, letter_kinds
from mosty.letters.models import Letter, State
from mosty.letters.models.letter import FAILING, LOST
from mosty.letters.rules import may_edit_templates, may_see_letters
from mosty.listings.filters import NONE, Choice, Months, one_of, sorted_out
from mosty.listings.listing import Empty, Way, by_code_points, newest_first
from mosty.listings.office.cells import (
    email_cell,
    moment_column,
    number_cell,
    number_value,
    plain_cell,
    text_cell,
)
from mosty.listings.office.declaring import Former, OfficeColumn, OfficeListing, View
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge

KINDS = {State.SENT: "ok", State.FAILED: "over", State.BOUNCED: "over"}
LONGEST_SAID = 200


def record(row) -> str:
    return numbered("letters_office:letter", pk=row.pk)


def state_of(letter):
    """The state as a badge, and when the next try is."""
    if letter.is_failing:
        shown = badge(_("Not going through"), kind="warn")
    else:
        kind = KINDS.get(letter.state, "plain")
        shown = badge(letter.get_state_display(), kind=kind)
    if letter.next_at is None:
        return shown
    return format_html(
        '{} <span class="none">{} {}</span>',
        shown,
        _("next try"),
        date_format(localtime(letter.next_at), "j\u00a0E, H:i"),
    )


def finds(text, viewing):
    """Ids of letters with the text in their address or subject."""
    found = Letter.objects.filter(Q(to__icontains=text) | Q(subject__icontains=text))
    return found.values_list("pk", flat=True)


def kind_cell(row, viewing):
    kind = letter_kind(row.template)
    return Cell(str(kind.title) if kind else None)


def language_cell(row, viewing):
    return Cell(get_language_info(row.language)["name_translated"])


def error_cell(row, viewing):
    said = " ".join(row.error.split())
    return Cell(said if len(said) <= LONGEST_SAID else f"{said[:LONGEST_SAID]}…")


def kinds(viewing) -> dict:
    known = {one.name: one.title for one in letter_kinds()}
    return known | {NONE: pgettext_lazy("kind of a letter", "other")}


def languages(viewing) -> dict:
    return {
        one: get_language_info(one)["name_translated"].lower() for one in ("ru", "en")
    }


def by_moment(name):
    return Way(within=lambda viewing: [F(name)], has_gaps=True)


QUEUE = OfficeListing(
    name="letters",
    title=gettext_lazy("Letters"),
    url_name="letters_office:queue",
    rule=may_see_letters,
    visible=lambda viewing: Letter.objects.visible_to(viewing.user),
    record=record,
    way=Way(within=lambda viewing: [newest_first("written_at"), -F("pk")]),
    related=lambda rows: rows.defer("body"),
    columns=(
        OfficeColumn(
            "to",
            pgettext_lazy("letter", "To"),
            email_cell("to", url=record),
            is_name=True,
            way=Way(within=lambda viewing: [by_code_points("to")]),
        ),
        OfficeColumn(
            "subject",
            gettext_lazy("Subject"),
            text_cell("subject"),
            way=Way(within=lambda viewing: [by_code_points("subject")]),
        ),
        OfficeColumn(
            "state",
            gettext_lazy("State"),
            lambda row, viewing: Cell(state_of(row)),
            width="region",
        ),
        moment_column(
            "written",
            gettext_lazy("Written"),
            "written_at",
            way=by_moment("written_at"),
        ),
        OfficeColumn(
            "kind",
            pgettext_lazy("letter", "What it is"),
            kind_cell,
            width="region",
            is_shown=False,
        ),
        moment_column(
            "sent",
            pgettext_lazy("letter", "Left the house"),
            "sent_at",
            unknown=pgettext_lazy("moment", "not yet"),
            way=by_moment("sent_at"),
            is_shown=False,
        ),
        OfficeColumn(
            "attempts",
            pgettext_lazy("letter", "Tries"),
            number_cell("attempts"),
            width="number",
            value=number_value("attempts"),
            type="integer",
            is_shown=False,
        ),
        OfficeColumn(
            "error",
            gettext_lazy("What the other server said"),
            error_cell,
            is_shown=False,
        ),
        OfficeColumn(
            "language",
            pgettext_lazy("letter", "Language"),
            language_cell,
            is_shown=False,
        ),
        moment_column(
            "settled",
            gettext_lazy("Dealt with"),
            "settled_at",
            unknown="—",
            is_shown=False,
        ),
        OfficeColumn(
            "message_id", "Message-ID", plain_cell("message_id"), is_shown=False
        ),
    ),
    filters=(
        one_of("state", gettext_lazy("State"), State, "state"),
        sorted_out(
            "care",
            pgettext_lazy("letters", "What it needs"),
            ("failing", gettext_lazy("Not going through"), FAILING),
            ("lost", gettext_lazy("Not dealt with"), LOST),
            ("nothing", pgettext_lazy("letters", "nothing"), None),
        ),
        Choice(
            "kind",
            pgettext_lazy("letter", "What it is"),
            kinds,
            lambda viewing: NullIf(F("template"), Value("")),
        ),
        Choice(
            "language",
            pgettext_lazy("letter", "Language"),
            languages,
            lambda viewing: F("language"),
        ),
        Months("written", gettext_lazy("Written"), "written_at"),
        Months("sent", pgettext_lazy("letter", "Left the house"), "sent_at"),
    ),
    views=(
        View(gettext_lazy("Not arrived"), "state=failed&state=bounced"),
        View(gettext_lazy("Not dealt with"), "care=lost"),
        View(gettext_lazy("Not going through"), "care=failing"),
        View(pgettext_lazy("letters", "Waiting"), "state=waiting"),
    ),
    bulk=bulk.ACTIONS,
    beside=(
        Beginning(
            gettext_lazy("Texts of letters"),
            "letters_office:templates",
            may_see_letters,
        ),
        Beginning(
            gettext_lazy("Try the mail"), "letters_office:test", may_edit_templates
        ),
    ),
    former={
        ("state", "failing"): Former((("care", "failing"),)),
        ("state", "lost"): Former((("care", "lost"),)),
    },
    finds=finds,
    search_label=gettext_lazy("Find by address or subject"),
    search_hint=gettext_lazy("Address or subject"),
    empty=Empty(
        gettext_lazy("No letter was written yet"),
        gettext_lazy(
            "Invitations, sign-in links, notifications and digests stand here, from the "
            "moment they are written until they arrive."
        ),
    ),
)
