"""Plans of work from tables: read, matched, entered in one go, taken back."""

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.agreements.actions.locking import locked
from mosty.agreements.actions.obligations import reckoned
from mosty.agreements.models import Obligation, WorkPlan
from mosty.agreements.promises import columns
from mosty.agreements.promises.rows import Known, Understood, Verdict, understand
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import read_foreign
from mosty.institution.context import current as institution
from mosty.journal.actions import record
from mosty.people.models import Person

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 500, 30, 5_000
NOTES = {"responsible": _("responsible: %(said)s"), "due": _("when: %(said)s")}


class NothingGiven(Refused):
    message = _("Paste the table of the plan, or choose a file.")


class LongPlan(Refused):
    message = _(
        "The table has more than 500 rows. A plan of work is shorter: divide the file, "
        "or leave out what is no plan."
    )


class NoTextColumn(Refused):
    message = _("Say which column holds what is promised. Nothing was entered.")


class NothingReady(Refused):
    message = _("No row is ready to be entered. Mend what is marked, or leave it out.")


class EnteredAlready(Refused):
    message = _("This plan was entered already. Its obligations stand in the plan.")


class NotEntered(Refused):
    message = _("This plan does not stand in the register, so nothing is taken back.")


@transaction.atomic
def begin_plan(agreement, *, by, data=b"", name="", pasted="") -> WorkPlan:
    """Read a table and guess its columns; no obligation is entered yet.

    Raises `NothingGiven`, `LongPlan` and `UnreadableFile`.
    """
    if not data and not pasted.strip():
        raise NothingGiven(agreement)
    if not data:
        has_tags = "</" in pasted and "<t" in pasted.lower()
        name = "pasted.html" if has_tags else "pasted.tsv"
        data = pasted.encode()
    tables = [table_of(one) for one in read_foreign(data, name=name).tables()]
    if not tables:
        raise UnreadableFile("no_table")
    sizes = [len(one["rows"]) for one in tables]
    plan = WorkPlan(agreement=agreement, name=name[:255], tables=tables, begun_by=by)
    look_anew(plan, table=sizes.index(max(sizes)))
    plan.save()
    return plan


def table_of(table) -> dict:
    if table.height > MOST_ROWS:
        raise LongPlan
    rows = [
        [cell.text[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
        for row in table.grid()
    ]
    return {"sheet": table.sheet, "rows": rows}


def look_anew(plan, *, table: int) -> None:
    """Take a table of the file and guess what its columns mean."""
    plan.table, plan.answers = table, {}
    rows = plan.tables[table]["rows"]
    plan.heading = columns.heading_row(rows)
    plan.mapping = columns.guess(rows[plan.heading]) if plan.heading >= 0 else {}


@transaction.atomic
def match_plan(plan, *, mapping, answers, table=None) -> WorkPlan:
    """Keep what a person said of the columns and the rows."""
    plan = held_plan(plan)
    if table is not None and table != plan.table and 0 <= table < len(plan.tables):
        look_anew(plan, table=table)
    else:
        plan.mapping, plan.answers = mapping, answers
    plan.save(update_fields=["table", "heading", "mapping", "answers"])
    return plan


def held_plan(plan) -> WorkPlan:
    rows = WorkPlan.objects.select_for_update(of=["self"]).select_related("agreement")
    plan = rows.get(pk=plan.pk)
    if plan.entered_at is not None:
        raise EnteredAlready(plan)
    return plan


def rows_under(plan) -> list[list[str]]:
    return plan.tables[plan.table]["rows"][plan.heading + 1 :]


def understood(plan) -> list[Understood]:
    """Every row of the plan with its verdict as the register stands now."""
    if "text" not in plan.mapping:
        return []
    return understand(
        rows_under(plan),
        mapping=plan.mapping,
        answers=plan.answers,
        known=known_of(plan.agreement),
    )


def known_of(agreement) -> Known:
    ours = institution()
    parties = {}
    for party in agreement.parties.select_related("organisation"):
        organisation = party.organisation
        names = [party.name_at_signing, organisation.name_ru, organisation.name_en]
        names += [organisation.short_name_ru, organisation.short_name_en]
        if organisation.is_ours:
            names += [ours.short_name_ru, ours.short_name_en]
        parties[party.pk] = [one for one in names if one]
    people = Person.objects.filter(user__is_active=True).values_list(
        "pk", "family_name", "given_name", "patronymic"
    )
    promised = agreement.obligations.filter(is_archived=False)
    return Known(
        parties=parties,
        people={key: tuple(names) for key, *names in people},
        promised=frozenset(
            (columns.plain(text), day)
            for text, day in promised.values_list("text_ru", "due_on")
        ),
    )


@transaction.atomic
def enter_plan(plan, *, by) -> int:
    """Enter every row that is ready, and say how many; the others stay in the plan.

    Raises `EnteredAlready`, `NoTextColumn` and `NothingReady`.
    """
    agreement = locked(plan.agreement)
    plan = held_plan(plan)
    if "text" not in plan.mapping:
        raise NoTextColumn(plan)
    ready = [one for one in understood(plan) if one.verdict == Verdict.READY]
    if not ready:
        raise NothingReady(plan)
    made = [reckoned(obligation_of(plan, one), ()) for one in ready]
    Obligation.objects.bulk_create(made)
    plan.entered_at = timezone.now()
    plan.save(update_fields=["entered_at"])
    told = {"plan": ["", plan.name], "count": ["", str(len(made))]}
    detail = {"plan": plan.pk, "told": told}
    record("agreement.plan_entered", agreement, by=by, detail=detail)
    return len(made)


def obligation_of(plan, row: Understood) -> Obligation:
    notes = [str(NOTES[name]) % {"said": said} for name, said in row.notes]
    text = row.cells["text"]
    return Obligation(
        agreement=plan.agreement,
        plan=plan,
        party_id=row.party,
        responsible_id=row.responsible,
        text_ru=f"{text} ({'; '.join(notes)})" if notes else text,
        text_en=row.cells.get("text_en", ""),
        quantity_ru=row.cells.get("quantity", ""),
        due_on=row.deadline.on,
        due_precision=row.deadline.precision,
        repeats_months=row.deadline.every_months,
    )


@transaction.atomic
def take_plan_back(plan, *, by) -> tuple[int, int]:
    """Put away what the plan brought, but what was settled since; both counted."""
    agreement = locked(plan.agreement)
    rows = WorkPlan.objects.select_for_update(of=["self"])
    plan = rows.get(pk=plan.pk)
    if plan.entered_at is None or plan.taken_back_at is not None:
        raise NotEntered(plan)
    brought = plan.obligations.filter(is_archived=False).annotate(n=Count("discharges"))
    away = list(brought.filter(n=0).values_list("pk", flat=True))
    stay = brought.filter(n__gt=0).count()
    Obligation.objects.filter(pk__in=away).update(is_archived=True)
    plan.taken_back_at = timezone.now()
    plan.save(update_fields=["taken_back_at"])
    told = {"plan": [plan.name, ""], "count": [str(len(away)), ""]}
    detail = {"plan": plan.pk, "told": told}
    record("agreement.plan_taken_back", agreement, by=by, detail=detail)
    return len(away), stay
