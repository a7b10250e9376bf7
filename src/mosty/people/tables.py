"""Ledgers of the office: people, and what they may."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.people.wording import PARTS
from mosty.ui import dates
from mosty.ui.ledger import Cell, Column, Rows, Table


def accounts(page) -> Table:
    columns = [
        Column(_("Person"), is_name=True),
        Column(_("Roles")),
        Column(_("Second factor"), width="form"),
        Column(_("Last seen"), width="term"),
    ]
    rows = [account_row(one) for one in page]
    return Table(_("People"), columns, [Rows(rows)])


def account_row(user) -> list[Cell]:
    closed = "" if user.is_active else _("The account is closed.")
    name = format_html(
        '{}<br><span class="small muted">{} {}</span>', user.person, user.email, closed
    )
    roles = ", ".join(str(one) for one in user.role_holdings.all())
    seen = localdate(user.seen_at) if user.seen_at else None
    return [
        Cell(name, url=reverse("people_office:account", kwargs={"pk": user.pk})),
        Cell(roles or _("none")),
        Cell(_("yes") if user.has_factor else _("no")),
        Cell(dates.speak(seen) if seen else _("not yet")),
    ]


def policy(parts) -> list[dict]:
    return [
        {"title": PARTS[name], "table": policy_table(PARTS[name], entries)}
        for name, entries in parts
    ]


def policy_table(title, entries) -> Table:
    columns = [
        Column(_("Address"), is_name=True),
        Column(_("Methods"), width="form"),
        Column(_("Rule")),
        Column(_("Roles")),
    ]
    rows = [
        [
            Cell(format_html("<code>{}</code>", one.address)),
            Cell(", ".join(one.methods)),
            Cell(one.sentence),
            Cell(passers(one)),
        ]
        for one in entries
    ]
    return Table(str(title), columns, [Rows(rows)])


def passers(entry) -> str:
    """Who passes, in words."""
    if entry.is_public:
        return _("everybody")
    roles = ", ".join(str(role.label) for role in entry.roles)
    said = roles or _("whoever has signed in")
    if entry.is_narrowed:
        return _("%(roles)s; depends on the record") % {"roles": said}
    return said


def persons(page) -> Table:
    columns = [
        Column(_("Person"), is_name=True),
        Column(_("E-mail")),
        Column(_("Account"), width="form"),
    ]
    rows = [
        [
            Cell(str(one), url=reverse("people_office:person_data", args=[one.pk])),
            Cell(one.email, unknown=_("not stated")),
            Cell(_("yes") if hasattr(one, "user") else _("no")),
        ]
        for one in page
    ]
    return Table(_("Persons"), columns, [Rows(rows)])


def demands(found) -> Table:
    columns = [
        Column(pgettext("demand", "Demand"), is_name=True),
        Column(_("Person")),
        Column(_("Received on"), width="term"),
        Column(_("Answer by"), width="term"),
        Column(pgettext("demand", "State"), width="form"),
    ]
    rows = [
        [
            Cell(str(one), url=one.get_absolute_url()),
            Cell(str(one.person)),
            Cell(dates.speak(one.received_on)),
            Cell(dates.speak(one.due_on)),
            Cell(str(one.get_state_display())),
        ]
        for one in found
    ]
    return Table(_("Demands to destroy data"), columns, [Rows(rows)])
