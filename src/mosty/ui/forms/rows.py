"""Several rows of the same few fields in one form: results, proofs, counts."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 200
KEY = "id"


class Row(dict):
    """What one row says, by the names of its columns; reads as a line of text."""

    def __str__(self):
        told = (value for name, value in self.items() if name != KEY)
        texts = (str(value) for value in told if value is not None)
        return " · ".join(text for text in texts if text)


class RowsInput(forms.Widget):
    """Rows of labelled inputs; some empty ones stand at the end, without scripts."""

    is_set = True

    def __init__(self, columns, *, empty):
        super().__init__()
        self.columns, self.empty = columns, empty

    def __deepcopy__(self, memo):
        return type(self)(self.columns, empty=self.empty)

    def id_for_label(self, id_):
        return ""

    def value_from_datadict(self, data, files, name):
        rows = []
        for number in range(MOST_ROWS):
            names = {one: f"{name}-{number}-{one}" for one in self.columns}
            if not any(key in data for key in names.values()):
                break
            rows.append(
                {
                    one: column.widget.value_from_datadict(data, files, names[one])
                    for one, column in self.columns.items()
                }
            )
        return rows

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-0-{one}" in data for one in self.columns)

    def render(self, name, value, attrs=None, renderer=None):
        told = [one for one in value or [] if self.is_told(one)]
        rows = [*told, *({} for _number in range(self.empty))]
        context = {
            "rows": [
                self.cells(f"{name}-{number}", row) for number, row in enumerate(rows)
            ]
        }
        return render_to_string("ui/rows.html", context)

    def is_told(self, row) -> bool:
        """Whether anything was written in it; a choice or a key says nothing."""
        telling = [
            one
            for one, column in self.columns.items()
            if not (column.widget.is_hidden or isinstance(column.widget, forms.Select))
        ]
        return any(row.get(one) not in (None, "", False) for one in telling)

    def cells(self, prefix, row):
        cells = []
        for name, column in self.columns.items():
            shown = column.prepare_value(row.get(name, column.initial))
            id_ = f"id_{prefix}-{name}"
            html = column.widget.render(f"{prefix}-{name}", shown, {"id": id_})
            is_hidden = column.widget.is_hidden
            cells.append(
                {"id": id_, "label": column.label, "html": html, "is_hidden": is_hidden}
            )
        return cells


class RowsField(forms.Field):
    """Cleans to a list of `Row`s, those left empty passed over.

    `columns` are form fields by name, each with a label; a hidden column `id` tells a
    standing row again. `empty` rows stand at the end for what is new. `check(row)` may
    raise `ValidationError` over the columns of one row together.
    """

    def __init__(self, columns, *, empty=3, check=None, **options):
        self.columns, self.check = columns, check
        options.setdefault("required", False)
        super().__init__(widget=RowsInput(columns, empty=empty), **options)

    def clean(self, value):
        rows, errors = [], []
        for number, raw in enumerate(value or [], start=1):
            if not self.widget.is_told(raw):
                continue
            row, faults = self._row(raw)
            errors += [
                _("Row %(number)s. %(fault)s") % {"number": number, "fault": fault}
                for fault in faults
            ]
            rows.append(row)
        if errors:
            raise ValidationError(errors)
        if self.required and not rows:
            raise ValidationError(self.error_messages["required"])
        return rows

    def _row(self, raw):
        row, faults = Row(), []
        for name, column in self.columns.items():
            try:
                row[name] = column.clean(raw.get(name))
            except ValidationError as error:
                faults += [f"{column.label}: {text}" for text in error.messages]
        if self.check and not faults:
            try:
                self.check(row)
            except ValidationError as error:
                faults += error.messages
        return row, faults
