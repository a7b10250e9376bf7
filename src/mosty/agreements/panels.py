"""What the register shows on the pages of partners, directions and countries."""

from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.access.roles import audiences_of
from mosty.activities import panels as activity_panels
from mosty.agreements import telling
from mosty.agreements.models import Agreement, PublicField
from mosty.agreements.partner import partner_of, with_partner
from mosty.agreements.shown import hidden, publicly, with_shown
from mosty.partners import panels as partner_panels
from mosty.ui.addresses import numbered as address
from mosty.ui.ledger import Cell, Column, Rows, Table
from mosty.ui.templatetags.language import said
from mosty.ui.templatetags.marks import badge

MOST = 50


def table_of(agreements, *, caption, user, on) -> Table:
    """A short ledger for the reader `user`.

    The rows come from `with_partner` and `with_shown`.
    """
    audiences = audiences_of(user)
    columns = [
        Column(_("No."), "number"),
        Column(_("Party"), is_name=True),
        Column(_("Kind"), "form"),
        Column(_("Term"), "term"),
    ]
    rows = []
    for one in agreements:
        text, kind = telling.badge_of(publicly(one), on)
        partner = partner_of(one, audiences)
        party = said(partner, "name") if partner else str(one)
        rows.append(
            [
                Cell(str(one.register_number)),
                Cell(party, url=one.get_absolute_url()),
                Cell(telling.kind_of(one)),
                Cell(badge(text, kind=kind)),
            ]
        )
    return Table(str(caption), columns, [Rows(rows)])


def numbered(agreements, *, caption, on) -> Table:
    """A short ledger for a page that names the partner itself."""
    columns = [
        Column(_("Document"), is_name=True),
        Column(_("Kind"), "form"),
        Column(_("Term"), "term"),
    ]
    rows = []
    for one in agreements:
        text, kind = telling.badge_of(publicly(one), on)
        name = _("%(kind)s No. %(number)s") % {
            "kind": one.get_kind_display(),
            "number": one.register_number,
        }
        rows.append(
            [
                Cell(name, url=one.get_absolute_url()),
                Cell(telling.kind_of(one)),
                Cell(badge(text, kind=kind)),
            ]
        )
    return Table(str(caption), columns, [Rows(rows)])


def in_office(agreements, *, caption, on) -> Table:
    """The same for the office: its own records, and what visitors do not see."""
    agreements = list(agreements)
    keys = [one.pk for one in agreements]
    shown = Agreement.objects.public().filter(pk__in=keys)
    seen = set(shown.values_list("pk", flat=True))
    table = numbered(agreements, caption=caption, on=on)
    hidden_mark = _("Visitors do not see it")
    rows = []
    for one, row in zip(agreements, table.groups[0].rows, strict=True):
        name, kind, _term = row
        state = badge_in_office(one, on)
        if one.pk not in seen:
            state = format_html(
                '{} <span class="small muted">{}</span>', state, hidden_mark
            )
        url = address("agreements_office:record", pk=one.pk)
        rows.append([name._replace(url=url), kind, Cell(state)])
    return replace(table, groups=[Rows(rows)])


def badge_in_office(agreement, on):
    text, kind = telling.badge_of(agreement, on)
    return badge(text, kind=kind)


def of_organisation_in_office(organisation, user, on):
    """The same agreements, each leading to its record in the office."""
    return concerning(organisation, user, on, in_office, "agreements_office:records")


def of_organisation(organisation, user, on):
    """Agreements to which it or one of its branches is a party."""
    return concerning(organisation, user, on, numbered)


def concerning(organisation, user, on, drawn, *register):
    agreements = Agreement.objects.visible_to(user).concerning(organisation.pk)
    found = with_shown(with_partner(agreements))
    title = gettext_lazy("Agreements")
    context = {
        "table": drawn(found[:MOST], caption=title, on=on),
        **all_of(agreements, *register, partner=organisation.pk),
    }
    return partner_panels.Panel(title, "agreements/portal/panel.html", context)


def of_direction(direction, user, on):
    """Agreements of the direction; those that hide theirs are not among them."""
    agreements = Agreement.objects.visible_to(user).filter(directions=direction)
    agreements = agreements.exclude(hidden(PublicField.DIRECTIONS))
    found = with_shown(with_partner(agreements))
    title = gettext_lazy("Agreements")
    context = {
        "table": table_of(found[:MOST], caption=title, user=user, on=on),
        **all_of(agreements, direction=direction.number),
    }
    if not context["total"]:
        return None
    return activity_panels.Panel(title, "agreements/portal/panel.html", context)


def all_of(agreements, register="agreements:register", **answers) -> dict:
    """How many there are; where there are more than the panel shows, their address."""
    total = agreements.count()
    found = f"{reverse(register)}?{urlencode(answers)}"
    return {"total": total, "address": found if total > MOST else ""}


def register():
    partner_panels.register_panel(
        "agreements", of_organisation, order=10, in_office=of_organisation_in_office
    )
    activity_panels.offer(activity_panels.Place.DIRECTION, of_direction)
