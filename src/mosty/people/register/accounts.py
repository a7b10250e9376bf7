"""Who has an account here, as what, and when they were last seen."""

import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest, Now
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.roles import WITH_SECOND_FACTOR, Role
from mosty.listings.filters import Linked, sorted_out
from mosty.listings.listing import Empty, Way
from mosty.listings.office.cells import (
    email_cell,
    moment_column,
    number_cell,
    number_value,
    text_cell,
)
from mosty.listings.office.declaring import (
    BulkAction,
    Exclusion,
    OfficeColumn,
    OfficeListing,
    View,
)
from mosty.people import actions
from mosty.people.models import FACTORS, RoleHolding, Session, User
from mosty.people.register import naming
from mosty.people.rules import may_let_in
from mosty.ui import dates
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge

LONG = datetime.timedelta(days=90)
HAS_FACTOR = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS))
LAST_SEEN = Greatest(
    F("last_login"),
    Subquery(
        Session.objects.filter(user=OuterRef("pk"))
        .order_by()
        .values("user")
        .annotate(last=Max("seen_at"))
        .values("last")
    ),
)
STATE = pgettext_lazy("account", "State")
OPEN = pgettext_lazy("account", "open")
CLOSED = pgettext_lazy("account", "closed")
FACTOR = gettext_lazy("Second factor")


def visible(viewing):
    return User.objects.visible_to(viewing.user).annotate(last_seen_at=LAST_SEEN)


def owes(viewing) -> Q:
    """A role asks for a second factor, and none is set up."""
    asks = RoleHolding.objects.valid(viewing.on).filter(
        user=OuterRef("pk"), role__in=WITH_SECOND_FACTOR
    )
    return Exists(asks) & ~HAS_FACTOR


def record(row) -> str:
    return numbered("people_office:account", pk=row.pk)


def person_cell(row, viewing):
    return Cell(str(row.person), url=record(row))


def roles_cell(row, viewing):
    roles = ", ".join(one.get_role_display() for one in row.role_holdings.all())
    return Cell(roles or pgettext("roles", "none"))


def factor_cell(row, viewing):
    if row.has_second_factor:
        return Cell(pgettext("second factor", "set up"))
    if any(asks_factor(one, viewing.on) for one in row.role_holdings.all()):
        return Cell(badge(_("owed"), kind="warn"))
    return Cell(pgettext("second factor", "none"))


def asks_factor(holding, on) -> bool:
    is_valid = (holding.since is None or holding.since <= on) and (
        holding.until is None or holding.until >= on
    )
    return is_valid and holding.role in WITH_SECOND_FACTOR


def seen_cell(row, viewing):
    at = row.last_seen_at
    told = dates.speak(localdate(at)) if at else None
    return Cell(told, unknown=pgettext("sign-in", "not yet"))


def state_cell(row, viewing):
    return Cell(str(OPEN) if row.is_active else badge(CLOSED))


def language_cell(row, viewing):
    return naming.language_cell(row.person.language)


def counting_sessions(rows):
    now = Session.objects.filter(user=OuterRef("pk"), expire_date__gt=Now())
    number = now.order_by().values("user").annotate(number=Count("pk"))
    return rows.annotate(number_of_sessions=Subquery(number.values("number")))


def invite(user, values, *, by) -> dict:
    actions.send_invitation(user, by=by)
    return {"invited": [False, True]}


INVITE = BulkAction(
    name="invite",
    title=gettext_lazy("Send a new invitation"),
    text=gettext_lazy(
        "Each of these people gets a letter with a new link; earlier links do not work "
        "any more. A letter that has left cannot be called back."
    ),
    rule=may_let_in,
    leaves_out=(
        Exclusion(gettext_lazy("These accounts are closed."), Q(is_active=False)),
        Exclusion(
            gettext_lazy("These people have been here already."),
            Q(last_seen_at__isnull=False),
        ),
    ),
    perform=invite,
)
ACCOUNTS = OfficeListing(
    name="accounts",
    title=gettext_lazy("People"),
    url_name="people_office:accounts",
    rule=may_let_in,
    visible=visible,
    seen_as=lambda viewing: viewing.minute,
    record=record,
    way=naming.by_name("person__"),
    related=lambda rows: rows.select_related("person"),
    columns=(
        OfficeColumn(
            "person",
            gettext_lazy("Person"),
            person_cell,
            is_name=True,
            way=naming.by_name("person__"),
        ),
        OfficeColumn("email", gettext_lazy("E-mail"), email_cell("email")),
        OfficeColumn(
            "roles",
            gettext_lazy("Roles"),
            roles_cell,
            reads=lambda rows: rows.prefetch_related("role_holdings"),
        ),
        OfficeColumn(
            "factor",
            FACTOR,
            factor_cell,
            width="form",
            reads=lambda rows: rows.annotate(
                has_second_factor=HAS_FACTOR
            ).prefetch_related("role_holdings"),
        ),
        OfficeColumn(
            "seen",
            gettext_lazy("Last seen"),
            seen_cell,
            width="term",
            way=Way(within=lambda viewing: [F("last_seen_at")], has_gaps=True),
        ),
        OfficeColumn("state", STATE, state_cell, width="form"),
        moment_column(
            "joined",
            pgettext_lazy("account", "Opened"),
            "joined_at",
            way=Way(within=lambda viewing: [F("joined_at")]),
            is_shown=False,
        ),
        OfficeColumn(
            "latin",
            gettext_lazy("Full name in Latin letters"),
            text_cell("person.name_en"),
            is_shown=False,
        ),
        OfficeColumn(
            "language",
            pgettext_lazy("account", "Language"),
            language_cell,
            is_shown=False,
        ),
        OfficeColumn(
            "sessions",
            gettext_lazy("Signed in on devices"),
            number_cell("number_of_sessions"),
            width="number",
            reads=counting_sessions,
            value=number_value("number_of_sessions"),
            type="integer",
            is_shown=False,
        ),
    ),
    filters=(
        Linked(
            "role",
            pgettext_lazy("account", "Role"),
            lambda viewing: dict(Role.choices),
            lambda: (RoleHolding.objects, ("user_id", "role")),
        ),
        sorted_out(
            "factor",
            FACTOR,
            ("yes", pgettext_lazy("second factor", "set up"), Q(HAS_FACTOR)),
            ("owed", gettext_lazy("owed"), owes),
            ("no", pgettext_lazy("second factor", "none"), None),
        ),
        sorted_out(
            "seen",
            gettext_lazy("Last seen"),
            ("never", pgettext_lazy("sign-in", "not yet"), Q(last_seen_at=None)),
            (
                "long",
                gettext_lazy("more than 90 days ago"),
                lambda viewing: Q(last_seen_at__lt=viewing.at - LONG),
            ),
            ("lately", gettext_lazy("in the last 90 days"), None),
        ),
        sorted_out(
            "state",
            STATE,
            ("closed", CLOSED, Q(is_active=False)),
            ("open", OPEN, None),
        ),
    ),
    views=(
        View(
            gettext_lazy("Without a second factor"), "factor=owed&factor=no&state=open"
        ),
        View(gettext_lazy("Not seen for 90 days"), "seen=never&seen=long&state=open"),
        View(pgettext_lazy("accounts", "Closed"), "state=closed"),
    ),
    bulk=(INVITE,),
    beginnings=(
        Beginning(
            gettext_lazy("Invite a colleague"), "people_office:invite", may_let_in
        ),
    ),
    finds=naming.found(User, "person"),
    search_label=gettext_lazy("Find a person"),
    search_hint=gettext_lazy("Name or e-mail"),
    empty=Empty(
        gettext_lazy("Nobody has an account yet"),
        gettext_lazy("Invite the first colleague: the letter brings a link."),
        gettext_lazy("Invite a colleague"),
        "people_office:invite",
    ),
)
