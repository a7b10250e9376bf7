"""The queue as a table."""

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.letters.models import Letter, State
from mosty.ui.ledger import Cell, Column, Rows, Table
from mosty.ui.templatetags.marks import badge

KINDS = {State.SENT: "ok", State.FAILED: "over", State.BOUNCED: "over"}


def table_of(letters: list[Letter]) -> Table:
    """Whom, what, how it stands, since when."""
    columns = [
        Column(pgettext("letter", "To"), is_name=True),
        Column(_("Subject")),
        Column(_("State")),
        Column(_("Written")),
    ]
    rows = [
        [
            Cell(one.to, url=one.get_absolute_url()),
            Cell(one.subject),
            Cell(state_of(one)),
            Cell(moment(one.written_at)),
        ]
        for one in letters
    ]
    return Table(_("Letters"), columns, [Rows(rows)])


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
        '{} <span class="small muted">{} {}</span>',
        shown,
        _("next try"),
        moment(letter.next_at),
    )


def moment(at):
    """`24 ноября 2026, 23:26` in the zone of the page."""
    local = localtime(at)
    said = date_format(local, "j\u00a0E\u00a0Y, H:i")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), said)
