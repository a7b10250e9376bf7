"""A plan of work: its table, what its columns mean, what is said of its rows."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.promises.columns import COLUMNS

MOST_MB = 10
SAMPLES = 3


class BeginPlanForm(forms.Form):
    pasted = forms.CharField(
        label=_("Paste the table of the plan"),
        required=False,
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("Copy the cells in Word or Excel and paste them here."),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("XLSX, DOCX, CSV or a web page; at most 10 MB."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_MB * 1_000_000:
            raise forms.ValidationError(
                _(
                    "The file is larger than 10 MB. Leave the pictures out, or divide it."
                )
            )
        return file

    def clean(self):
        cleaned = super().clean()
        is_given = cleaned.get("pasted", "").strip() or cleaned.get("file")
        if not self.errors and not is_given:
            words = _("Paste the table of the plan, or choose a file.")
            raise forms.ValidationError(words)
        return cleaned


class PlanForm(forms.Form):
    """For each of our columns the place of theirs; which table of several."""

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        self.plan = plan
        rows = plan.tables[plan.table]["rows"]
        width = max(map(len, rows), default=0)
        choices = [("", pgettext_lazy("column", "not in the table"))]
        choices += [(str(at), told_of(rows, plan.heading, at)) for at in range(width)]
        if len(plan.tables) > 1:
            self.fields["table"] = forms.TypedChoiceField(
                label=_("Which table"),
                coerce=int,
                initial=plan.table,
                choices=[
                    (at, f"{at + 1}. {one['sheet'] or one['rows'][0][0][:60]}")
                    for at, one in enumerate(plan.tables)
                ],
            )
        for column in COLUMNS:
            at = plan.mapping.get(column.name)
            self.fields[f"column-{column.name}"] = forms.ChoiceField(
                label=column.title,
                choices=choices,
                required=False,
                initial="" if at is None else str(at),
            )

    def clean(self):
        cleaned = super().clean()
        if len(set(self.mapping().values())) < len(self.mapping()):
            raise forms.ValidationError(
                _("One column of the table is chosen twice. Choose another for one.")
            )
        return cleaned

    def mapping(self) -> dict[str, int]:
        return {
            name.removeprefix("column-"): int(at)
            for name, at in self.cleaned_data.items()
            if name.startswith("column-") and at
        }

    def answers(self) -> dict[str, dict]:
        """What was written beside the rows; only the cells that were asked for."""
        found: dict[str, dict] = {}
        for name, value in self.data.items():
            kind, _dash, rest = name.partition("-")
            number, _dash, column = rest.partition("-")
            if not number.isdecimal() or len(number) > 4:
                continue
            answer = found.setdefault(number, {})
            if kind == "leave":
                answer["left_out"] = True
            elif kind == "cell" and column in {one.name for one in COLUMNS}:
                said = " ".join(value.replace("\0", "").split())
                answer.setdefault("mended", {})[column] = said[:5_000]
        return {number: answer for number, answer in found.items() if answer}


def told_of(rows, heading, at) -> str:
    """`B · Сроки — март 2026, май 2026`: the column with its first cells."""
    title = rows[heading][at] if heading >= 0 and at < len(rows[heading]) else ""
    cells = [
        row[at] for row in rows[heading + 1 :] if at < len(row) and row[at].strip()
    ]
    samples = ", ".join(dict.fromkeys(" ".join(one.split())[:40] for one in cells))
    letter = chr(65 + at % 26)
    head = f"{letter} · {' '.join(title.split())}" if title.strip() else letter
    samples = ", ".join(samples.split(", ")[:SAMPLES])
    return f"{head} — {samples}" if samples else head
