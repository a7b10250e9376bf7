"""A workbook of the whole register back into a register: all of it, or nothing.

First each row is held against what stands here, so that every row has its key; then
the rows that are new are written. A row keeps the key that it has in the file where
that is free. What stands here already stays as it is, and what the file says
otherwise is told.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.agreements.exchange import cells
from mosty.agreements.exchange.book import Book, Line
from mosty.agreements.exchange.faults import Fault
from mosty.agreements.exchange.settling import settle
from mosty.agreements.exchange.sheets import BY_MODEL, SHEETS, Sheet, key_of
from mosty.agreements.exchange.standing import Here, Standing
from mosty.agreements.exchange.writing import ROWS_AT_ONCE
from mosty.agreements.models import Agreement
from mosty.agreements.models.agreement import Origin
from mosty.partners.models import PartnerCheck
from mosty.places.models import Country, Region

MOST_FAULTS = 200
MOST_TOLD = 500
PLACES = (Country, Region)


class NotEntered(Refused):
    """Nothing was entered; `outcome` says what is wrong, cell by cell."""

    def __init__(self, outcome):
        self.outcome = outcome
        first = outcome.faults[0]
        what, remedy = first.words()
        super().__init__(message=f"{first.cell}: {what} {remedy}")


@dataclass
class Outcome:
    """What became, or would become, of the rows: numbers by the names of sheets.

    `differs` holds for rows that stand here otherwise: sheet, row of the file, key,
    and for each column both values. `rows` has the verdict of each row of a sheet, as
    runs of rows with one verdict: first, last, `added`, `found` or `kept_out`.
    """

    added: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rows: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    kept_out: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    differs: list[tuple[str, int, object, dict]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def say(self, sheet: str, row: int, verdict: str) -> None:
        getattr(self, verdict)[sheet] += 1
        runs = self.rows[sheet]
        if runs and runs[-1][1:] == [row - 1, verdict]:
            runs[-1][1] = row
        else:
            runs.append([row, row, verdict])

    @property
    def changes_nothing(self) -> bool:
        return not any(self.added.values())

    def as_json(self) -> dict:
        return {
            "added": dict(self.added),
            "found": dict(self.found),
            "kept_out": dict(self.kept_out),
            "differs": [
                {"sheet": sheet, "row": row, "key": key, "columns": columns}
                for sheet, row, key, columns in self.differs
            ],
            "faults": [
                one.as_json() | {"message": " ".join(one.words())}
                for one in self.faults
            ],
        }


class DryRun(Exception):  # noqa: N818 - carries the way back, no error
    """Takes back what a dry run wrote."""


def restore(
    data: bytes,
    *,
    by=None,
    is_dry_run: bool = False,
    name: str = "",
    note: Callable[[models.Model], None] | None = None,
    step: Callable[[int], None] | None = None,
) -> Outcome:
    """Enter the workbook; raises `BadBook` and, with faults, `NotEntered`.

    Nobody signs by a file: where the register holds agreements, a new one that was
    signed comes in as a paper that existed, brought by the workbook `name`.
    `note` is told each record that was made, for whoever keeps a ledger. `step` is
    told, again and again, how many rows are read, each of them twice; what it raises
    ends the work, and nothing is entered.
    """
    restoring = Restoring(Book(data), name=name, step=step)
    try:
        with transaction.atomic():
            restoring.run(by=by, note=note)
            if is_dry_run:
                raise DryRun
    except DryRun:
        pass
    except TooManyFaults:
        pass
    if restoring.outcome.faults and not is_dry_run:
        raise NotEntered(restoring.outcome)
    return restoring.outcome


class TooManyFaults(Exception):  # noqa: N818 - ends the reading, no error of ours
    """Enough is wrong to be told."""


class Restoring:
    """One workbook on its way in."""

    def __init__(self, book: Book, *, name="", step=None):
        self.name, self.is_kept = name, Agreement.objects.exists()
        self.book, self.outcome = book, Outcome()
        self.step, self.read = step, 0
        self.keys: dict[type, dict] = {}
        self.standing: dict[type, set] = {}
        self.kept_out: dict[type, set] = defaultdict(set)
        self.made: dict[type, list[int]] = {}
        self.today = localdate()
        self.places = {
            model: set(model.objects.values_list("pk", flat=True)) for model in PLACES
        }

    def run(self, *, by, note) -> None:
        for sheet in SHEETS:
            self.outcome.faults.extend(self.book.faults(sheet))
        self._stop_at_faults()
        for sheet in SHEETS:
            self._match(sheet)
        self._stop_at_faults()
        for sheet in SHEETS:
            self.made[sheet.model] = self._write(sheet)
        self._stop_at_faults()
        set_sequences(self.made)
        settle(self.made, by=by, note=note)

    def _stop_at_faults(self) -> None:
        if self.outcome.faults:
            raise TooManyFaults

    def fault(self, code, sheet, line, name="", **facts) -> None:
        at = self.book.columns(sheet).get(name, 0) if name else 0
        self.outcome.faults.append(Fault(code, sheet.name, line.number, at, facts))
        if len(self.outcome.faults) >= MOST_FAULTS:
            raise TooManyFaults

    def lines(self, sheet):
        for line in self.book.lines(sheet):
            yield line
            self.read += 1
            if self.step is not None and self.read % ROWS_AT_ONCE == 0:
                self.step(self.read)

    # Each row of the file gets its key here.

    def _match(self, sheet: Sheet) -> None:
        here = Here(sheet)
        keys: dict = {}
        self.keys[sheet.model] = keys
        self.standing[sheet.model] = set()
        names = {n for group in sheet.known_by for n in group} | {
            sheet.key,
            sheet.proof,
        }
        columns = {one.name: one for one in sheet.columns() if one.name in names}
        for line in self.lines(sheet):
            values = {}
            for name, column in columns.items():
                values[name] = self._value(sheet, line, column)
            told = values.get(sheet.key)
            if told is None:
                told = ("row", line.number)
            if told in keys:
                self.fault("twice", sheet, line, sheet.key, printed=str(told))
                continue
            found = here.found(values)
            if found is None:
                keys[told] = here.fresh(told)
            else:
                keys[told] = found
                self.standing[sheet.model].add(found)
                self._prove(sheet, line, found, values, here)

    def _prove(self, sheet, line, found, values, here) -> None:
        """That the number is the same agreement, and not another one's."""
        if sheet.proof and here.proof(found) != values[sheet.proof]:
            printed = str(values[sheet.key])
            self.fault("other_agreement", sheet, line, sheet.key, printed=printed)

    def _value(self, sheet, line: Line, column):
        """The value of a cell for its column; a fault is noted, and None given."""
        cell = line.cells.get(column.name)
        try:
            if column.related_model is None:
                return cells.read(column, cell)
            return self._key(sheet, line, column, cell)
        except cells.BadCell as bad:
            if column.primary_key and bad.code == "empty":
                return None
            self.fault(bad.code, sheet, line, column.name, **bad.facts)
            return None

    def _key(self, sheet, line, column, cell):
        """The key here of the row that a cell names."""
        if cell is None or cell == "":
            if column.null:
                return None
            raise cells.BadCell("empty")
        model = column.related_model
        if model in PLACES:
            if str(cell) in self.places[model]:
                return str(cell)
            raise cells.BadCell("no_place", printed=str(cell))
        return self._key_of(model, cell)

    def _key_of(self, model, cell):
        told = cells.read(model._meta.get_field(key_name(model)), cell)
        found = self.keys.get(model, {}).get(told)
        if found is None and model not in self.keys:
            return told
        if found is None:
            title = BY_MODEL[model].name
            raise cells.BadCell("no_row", printed=str(told), other=title)
        return found

    # Then the new rows are written, and the others compared.

    def _write(self, sheet: Sheet) -> list[int]:
        columns, lists = sheet.columns(), sheet.lists()
        waiting, made, meant = [], [], {}
        old = Standing(sheet, self.standing[sheet.model])
        for line in self.lines(sheet):
            values = {one: self._value(sheet, line, one) for one in columns}
            told = key_told(sheet, line, values)
            pk = self.keys[sheet.model].get(told)
            many = {one.name: self._many(sheet, line, one) for one in lists}
            if pk in self.standing[sheet.model]:
                self.outcome.say(sheet.name, line.number, "found")
                old.hold(line, pk, values, many)
                if old.is_full:
                    self._tell(sheet, old)
            elif self._is_kept_out(sheet, values):
                self.kept_out[sheet.model].add(pk)
                self.outcome.say(sheet.name, line.number, "kept_out")
            else:
                for name, printed in to_come(values, self.today):
                    self.fault("not_come", sheet, line, name, printed=printed)
                waiting.append((line, self._instance(sheet, pk, values)))
                meant[pk] = many
                made.append(pk)
                self.outcome.say(sheet.name, line.number, "added")
            if len(waiting) >= ROWS_AT_ONCE:
                self._insert(sheet, waiting, meant)
                waiting, meant = [], {}
        self._insert(sheet, waiting, meant)
        self._tell(sheet, old)
        return made

    def _many(self, sheet, line, column) -> list:
        cell = line.cells.get(column.name)
        model, keys = column.related_model, []
        for one in [] if cell in ("", None) else str(cell).split(","):
            try:
                if model in PLACES:
                    keys.append(one.strip())
                else:
                    number = one.strip().removesuffix(".0")
                    keys.append(self._key_of(model, number))
            except cells.BadCell as bad:
                self.fault(bad.code, sheet, line, column.name, **bad.facts)
        return keys

    def _is_kept_out(self, sheet, values) -> bool:
        """Whether it belongs to a record that stands here, which stays as it is."""
        if not sheet.owner:
            return False
        owner = sheet.model._meta.get_field(sheet.owner)
        key, model = values[owner], owner.related_model
        return key in self.standing[model] or key in self.kept_out[model]

    def _instance(self, sheet, pk, values):
        instance = instance_of(sheet, pk, values)
        if self.is_kept:
            as_brought(instance, self.name)
        return instance

    def _insert(self, sheet, waiting, meant) -> None:
        if not waiting or self.outcome.faults:
            return
        try:
            with transaction.atomic():
                insert(sheet.model, [instance for _line, instance in waiting])
        except IntegrityError as error:
            if len(waiting) == 1:
                rule = rule_of(error)
                self.fault("rule", sheet, waiting[0][0], rule=rule)
                return
            half = len(waiting) // 2
            self._insert(sheet, waiting[:half], {})
            self._insert(sheet, waiting[half:], {})
        for column in sheet.lists():
            link(column, meant)

    def _tell(self, sheet, old: Standing) -> None:
        for line, key, differing in old.compared():
            if len(self.outcome.differs) < MOST_TOLD:
                self.outcome.differs.append((sheet.name, line.number, key, differing))


def key_told(sheet, line, values):
    key = next(value for one, value in values.items() if one.name == sheet.key)
    return ("row", line.number) if key is None else key


def instance_of(sheet, pk, values):
    instance = sheet.model(pk=pk)
    for column, value in values.items():
        if not column.primary_key:
            setattr(instance, column.attname, value)
    return instance


def as_brought(row, name: str) -> None:
    """A file neither signs here nor answers for what a check found."""
    if isinstance(row, PartnerCheck):
        row.overruled_on, row.overruled_by, row.overruled_reason = None, None, ""
    if not isinstance(row, Agreement) or not row.origin:
        return
    if row.origin == Origin.SIGNED_HERE or not row.origin_reason:
        row.origin = Origin.REGISTERED
        row.origin_reason = _("brought by the workbook %(name)s") % {"name": name}


def to_come(values, today):
    """Days of signing that have not come yet: column and day as printed."""
    for column, value in values.items():
        if column.name == "signed_on" and value and value > today:
            yield column.name, str(value)


def key_name(model) -> str:
    name = key_of(model)
    return model._meta.pk.name if name == "pk" else name


def insert(model, instances) -> None:
    """Write rows as they are: keys, moments and all, which `save` would set anew."""
    columns = [one for one in model._meta.local_concrete_fields if not one.generated]
    rows = model._base_manager
    rows._insert(instances, fields=columns, using=rows.db, raw=True)


def link(column, meant: dict) -> None:
    through = column.remote_field.through
    ours, theirs = column.m2m_field_name(), column.m2m_reverse_field_name()
    ours, theirs = (through._meta.get_field(one).attname for one in (ours, theirs))
    through._base_manager.bulk_create(
        [
            through(**{ours: pk, theirs: key})
            for pk, many in meant.items()
            for key in many[column.name]
        ],
        batch_size=ROWS_AT_ONCE,
    )


def rule_of(error: IntegrityError) -> str:
    """The name of the constraint, which says what it asks for."""
    name = error.__cause__.diag.constraint_name or error.__cause__.diag.column_name
    return str(name or "").replace("_", " ")


def set_sequences(made: dict) -> None:
    """Let new records be numbered after those that brought their keys along."""
    written = [model for model, keys in made.items() if keys]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), written):
            cursor.execute(statement)
