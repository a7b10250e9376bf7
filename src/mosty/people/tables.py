"""The ledger of the policy: what people may."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from mosty.people.wording import PARTS
from mosty.ui.ledger import Cell, Column, Rows, Table


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
