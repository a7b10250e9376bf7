"""The ledger of a merge: every row as it was, so that all of it can be put back."""

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.journal.actions import record
from mosty.journal.changing import BEFORE, person_key_of, told
from mosty.journal.models import PersonalValue
from mosty.partners.models import MergedRow


class Ledger:
    """Writes rows and remembers them; handlers of all rooms write by it alone."""

    def __init__(self, merge, *, by=None):
        self.merge, self.by = merge, by
        self.kept, self.given_up = merge.kept, merge.given_up
        self._number = merge.rows.count()

    def change(self, row: models.Model, **values) -> None:
        """Write those columns that differ; none of them is personal."""
        before = {name: told(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        after = {name: told(row, name) for name in values}
        if before == after:
            return
        whole = None if is_personal(row) else {**columns_told(row), **before}
        rows_of(type(row)).filter(pk=row.pk).update(**values)
        self._remember(row, before=before, after=after, whole=whole)

    def create(self, row: models.Model) -> None:
        """Write a new row, which goes again with the merge."""
        row.save()
        self._remember(row, before=None, after=columns_told(row))

    def remove(self, row: models.Model, *, instead=None) -> None:
        """Take a row away for which the kept organisation has another one.

        What hangs on it hangs on the row `instead` from now on. Its personal values
        stay in the journal's erasable rows.
        """
        for relation in row._meta.related_objects if instead else ():
            name = relation.field.name
            for child in rows_of(relation.related_model).filter(**{name: row.pk}):
                self.change(child, **{name: instead})
        hidden = set(getattr(row, "personal_fields", ()))
        values = columns_told(row)
        before = {name: values[name] for name in values if name not in hidden}
        said = {name: getattr(row, name) for name in sorted(hidden)}
        entry = None
        if any(said.values()):
            values = {f"{name}:{BEFORE}": value for name, value in said.items()}
            personal = (person_key_of(row), values)
            entry = record("merge.row_set_aside", row, by=self.by, personal=personal)
        self._remember(row, before=before, after=None, entry_id=entry and entry.pk)
        rows_of(type(row)).filter(pk=row.pk).delete()

    def carry(self, rows, name="organisation", *, once=(), gaps=()) -> None:
        """Let rows point to the kept organisation by the key `name`.

        Where it has one with the same columns `once`, the one that says more stays,
        the other fills its `gaps` and is set aside.
        """
        to_kept, to_given_up = {name: self.kept}, {name: self.given_up}
        for row in rows.filter(**to_given_up).order_by("pk"):
            same = {one: getattr(row, one) for one in once}
            twin = rows.filter(**to_kept, **same).first() if once else None
            if twin is None:
                self.change(row, **to_kept)
            else:
                self._fold(row, twin, to_kept, gaps)

    def _fold(self, row, twin, to_kept, gaps) -> None:
        weighed = [*gaps, *getattr(row, "personal_fields", ())]
        theirs = sum(bool(getattr(row, one)) for one in weighed)
        own = sum(bool(getattr(twin, one)) for one in weighed)
        stays, goes = (row, twin) if theirs > own else (twin, row)
        filled = {one: getattr(goes, one) for one in gaps if not getattr(stays, one)}
        self.remove(goes, instead=stays)
        self.change(stays, **to_kept, **filled)

    def _remember(self, row, **values) -> None:
        self._number += 1
        MergedRow.objects.create(
            merge=self.merge,
            number=self._number,
            model=row._meta.concrete_model._meta.label,
            key=str(row.pk),
            **values,
        )


def is_personal(row) -> bool:
    return bool(getattr(row, "personal_fields", ()))


def columns_told(row) -> dict:
    return {one.name: told(row, one.name) for one in row._meta.concrete_fields}


def rows_of(model):
    return model._meta.concrete_model._base_manager.all()


def typed(model, values: dict) -> dict:
    """What `told` gave, as columns hold it, by their own names."""
    fields = {name: model._meta.get_field(name) for name in values}
    return {
        field.attname: None
        if values[name] is None
        else (field.target_field if field.remote_field else field).to_python(
            values[name]
        )
        for name, field in fields.items()
    }


def found(one: MergedRow):
    """The row of today, held until the transaction ends, or None."""
    rows = rows_of(apps.get_model(one.model))
    return rows.select_for_update(of=["self"]).filter(pk=one.key).first()


def put_back(one: MergedRow) -> None:
    """Write a row as it was, except what was written otherwise since."""
    model = apps.get_model(one.model)
    row = found(one)
    if one.after is None:
        _insert(model, one, one.before)
    elif row is None:
        if one.whole is not None:
            _insert(model, one, one.whole)
    elif one.before is None:
        if not any(differs(row, one, name) for name in one.after):
            rows_of(model).filter(pk=row.pk).delete()
    else:
        _write_back(row, one)


def _write_back(row, one: MergedRow) -> None:
    same = {name: one.before[name] for name in one.after if not differs(row, one, name)}
    if same:
        rows_of(type(row)).filter(pk=row.pk).update(**typed(type(row), same))


def differs(row, one: MergedRow, name: str) -> bool:
    """Whether a column was written after the merge."""
    return told(row, name) != one.after[name]


def _insert(model, one: MergedRow, columns) -> None:
    values = typed(model, columns) | _personal(model, one)
    row = model(**values)
    try:
        with transaction.atomic():
            row.save_base(raw=True, force_insert=True)
    except IntegrityError as error:
        words = _(
            "“%(row)s” cannot be put back: something else has taken its place since. "
            "Open the record to which it belongs and take the newer one away first."
        )
        raise Refused(one.merge.kept, words % {"row": str(row)}) from error


def _personal(model, one: MergedRow) -> dict:
    """Personal values that were set aside, unless they were erased since."""
    kept = PersonalValue.objects.filter(entry_id=one.entry_id or 0)
    return {
        name: model._meta.get_field(name).to_python(each.value)
        for each in kept
        if (name := each.field.removesuffix(f":{BEFORE}"))
    }


def unfolded(model, name, value) -> str:
    """A value that the ledger keeps, as people read it."""
    if value is None:
        return ""
    field = model._meta.get_field(name)
    if field.remote_field:
        row = field.related_model._base_manager.filter(pk=value).first()
        return str(row) if row else ""
    choices = dict(field.flatchoices)
    return str(choices.get(value, value))
