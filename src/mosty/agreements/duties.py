"""All obligations of the register, for the office: what is overdue, what comes."""

import datetime

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.agreements import owed, rules, telling
from mosty.agreements.models import Obligation, Stage
from mosty.agreements.promises.occurrences import SOON_DAYS, DueState
from mosty.listings.filters import NONE, Choice
from mosty.listings.listing import Empty, Way
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.people.models import Person
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge


def record(row) -> str:
    return numbered("agreements_office:plan", pk=row.agreement_id)


def visible(viewing):
    rows = Obligation.objects.visible_to(viewing.user).present()
    return rows.filter(agreement__stage=Stage.SIGNED)


def due_state(on) -> Case:
    """`owed.state_now` in SQL."""
    soon = on + datetime.timedelta(days=SOON_DAYS)
    is_over = Q(
        repeats_months__isnull=False,
        repeats_until=None,
        next_due_on__gt=F("agreement__ends_on"),
    )
    return Case(
        When(is_settled=True, then=Value(DueState.SETTLED)),
        When(is_over, then=Value(DueState.OVER)),
        When(next_due_on=None, then=Value(DueState.UNDATED)),
        When(next_due_on__lt=on, then=Value(DueState.OVERDUE)),
        When(next_due_on__lte=soon, then=Value(DueState.SOON)),
        default=Value(DueState.LATER),
        output_field=CharField(),
    )


def text_cell(row, viewing):
    text = in_language(row, "text", language=viewing.language).text
    return Cell(text, url=record(row))


def agreement_cell(row, viewing):
    partner = row.agreement.counterpart
    name = (
        in_language(partner, "name", language=viewing.language).text if partner else ""
    )
    return Cell(f"{telling.number_of(row.agreement)} {name}".strip())


def who_cell(row, viewing):
    return Cell(owed.who_owes(row))


def responsible_cell(row, viewing):
    unknown = pgettext("person", "nobody")
    return Cell(str(row.responsible) if row.responsible else None, unknown=unknown)


def due_cell(row, viewing):
    precision = owed.time_precision(row)
    if row.next_due_on == row.due_on:
        precision = row.due_precision
    unknown = pgettext("date", "not stated")
    told = speak(row.next_due_on, precision) or None
    return Cell("—" if row.is_settled else told, unknown=unknown)


def state_cell(row, viewing):
    text, kind = owed.STATES[owed.state_now(row, viewing.on)]
    return Cell(badge(str(text), kind=kind))


def state_value(row, viewing):
    return str(owed.STATES[owed.state_now(row, viewing.on)][0])


def rhythm_cell(row, viewing):
    return Cell(owed.rhythm_of(row) or "—")


def sides(viewing):
    return {
        "ours": pgettext("party", "we owe"),
        "theirs": pgettext("party", "the partners owe"),
        "all": pgettext("party", "all parties"),
    }


def side(viewing):
    return Case(
        When(party=None, then=Value("all")),
        When(party__organisation__is_ours=True, then=Value("ours")),
        default=Value("theirs"),
        output_field=CharField(),
    )


def responsibles(viewing):
    ids = Obligation.objects.exclude(responsible=None).values("responsible")
    found = Person.objects.filter(pk__in=ids).order_by("family_name", "given_name")
    people = {str(one.pk): str(one) for one in found}
    return {**people, NONE: pgettext("person", "nobody")}


def by_day(viewing):
    return [F("next_due_on"), F("id")]


DUTIES = OfficeListing(
    name="obligations-office",
    title=_("Obligations"),
    url_name="agreements_office:duties",
    rule=rules.may_read,
    visible=visible,
    record=record,
    way=Way(within=by_day, has_gaps=True),
    columns=(
        OfficeColumn("text", _("What is promised"), text_cell, is_name=True),
        OfficeColumn("agreement", _("Agreement"), agreement_cell),
        OfficeColumn("who", _("By whom"), who_cell),
        OfficeColumn("responsible", _("Responsible"), responsible_cell),
        OfficeColumn(
            "due",
            _("By which day"),
            due_cell,
            way=Way(within=by_day, has_gaps=True),
        ),
        OfficeColumn("rhythm", _("Again"), rhythm_cell, is_shown=False),
        OfficeColumn("state", _("How it stands"), state_cell, value=state_value),
    ),
    filters=(
        Choice(
            "state",
            _("How it stands"),
            lambda viewing: {str(key): said for key, (said, _k) in owed.STATES.items()},
            lambda viewing: due_state(viewing.on),
        ),
        Choice("side", _("By whom"), sides, side),
        Choice(
            "responsible",
            _("Responsible"),
            responsibles,
            lambda viewing: Cast("responsible_id", CharField()),
        ),
    ),
    views=(
        View(pgettext_lazy("obligations", "Overdue"), "state=overdue"),
        View(pgettext_lazy("obligations", "Due soon"), "state=soon"),
        View(pgettext_lazy("obligations", "We owe"), "side=ours&side=all"),
    ),
    beginnings=(
        Beginning(_("Agreements"), "agreements_office:records", rules.may_read),
    ),
    related=lambda rows: rows.select_related(
        "party", "responsible", "agreement__counterpart"
    ),
    empty=Empty(
        _("No obligation is entered yet"),
        _("Open an agreement and enter what its parties promised, or read its plan."),
        _("Agreements"),
        "agreements_office:records",
    ),
)
