"""What is put in, and how its columns are matched."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.forms import DocumentsField
from mosty.imports.lists.columns import COLUMNS, column_letter
from mosty.imports.models import Draft

BOX, WORKBOOK_BOX = "import", "workbook"
KINDS = [
    (Draft.Kind.PARTNERS, _("A table of partners")),
    (Draft.Kind.AGREEMENTS, _("A table of agreements")),
    (Draft.Kind.PAGE, _("The cooperation page with agreements and projects")),
]
SAMPLES = 3


class BeginForm(forms.Form):
    """A file or a paste, and what it is."""

    either = {"pasted": _("or a file below"), "file": _("if nothing is pasted above")}

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=KINDS, widget=forms.RadioSelect
    )
    pasted = forms.CharField(
        label=_("Paste a table or a page"),
        required=False,
        strip=False,
        max_length=5_000_000,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false"}),
        help_text=_(
            "Copy the cells in Excel, the table in Word or on a web page, or the "
            "page's source, and paste it here."
        ),
    )
    file = DocumentsField(
        label=_("Or choose a file"),
        required=False,
        is_many=False,
        accept=".xlsx,.csv,.tsv,.txt,.md,.html,.htm,.mhtml,.mht,.docx",
        most_mb=25,
    )

    def __init__(self, *args, by, **options):
        super().__init__(*args, **options)
        self.fields["file"].belongs_to(by, box=BOX)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned["pasted"].strip() or cleaned["file"]):
            raise forms.ValidationError(
                _("Paste the table or the page, or choose a file.")
            )
        return cleaned

    def upload(self):
        files = self.cleaned_data["file"]
        return files[0] if files else None


class WorkbookForm(forms.Form):
    """A workbook of the whole register, as Mosty wrote it."""

    file = DocumentsField(
        label=_("Workbook that Mosty wrote"), is_many=False, accept=".xlsx"
    )

    def __init__(self, *args, by, **options):
        super().__init__(*args, **options)
        self.fields["file"].belongs_to(by, box=WORKBOOK_BOX)

    def upload(self):
        return self.cleaned_data["file"][0]


class ColumnsForm(forms.Form):
    """For each of our columns the heading that means it; samples stand beside.

    `left_over` are the places of columns that nothing takes: their texts become a
    note, unless a person says otherwise.
    """

    noted = forms.TypedMultipleChoiceField(
        label=_("Columns that fit nothing above"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Ticked ones are kept as a note in the partner’s contact log, for staff. "
            "The others are not entered."
        ),
    )

    save_as = forms.CharField(
        label=_("Remember these columns as"),
        required=False,
        max_length=120,
        help_text=_(
            "For the next file with the same headings. Empty: they are not remembered."
        ),
    )

    def __init__(self, *args, draft, samples, left_over=(), **options):
        super().__init__(*args, **options)
        self.draft = draft
        choices = [("", pgettext_lazy("column", "not in the file"))]
        for at, heading in enumerate(draft.headings):
            title = f"{column_letter(at)} · {heading}" if heading else column_letter(at)
            seen = ", ".join(text[:40] for text in samples[at][:SAMPLES] if text)
            choices.append((str(at), f"{title} — {seen}" if seen else title))
        self.fields["noted"].choices = [choices[at + 1] for at in left_over]
        self.fields["noted"].initial = draft.answers.get("noted", list(left_over))
        if not left_over:
            del self.fields["noted"]
        for column in COLUMNS[draft.kind]:
            at = draft.mapping.get(column.name)
            self.fields[f"column-{column.name}"] = forms.ChoiceField(
                label=column.title,
                choices=choices,
                required=column.is_required,
                initial="" if at is None else str(at),
                help_text=column.hint,
                error_messages={
                    "required": _("Choose the heading; without it nothing is entered.")
                },
            )
        self.order_fields([*(f"column-{c.name}" for c in COLUMNS[draft.kind]), "noted"])

    def mapping(self) -> dict[str, int]:
        return {
            name.removeprefix("column-"): int(at)
            for name, at in self.cleaned_data.items()
            if name.startswith("column-") and at
        }

    def clean(self):
        cleaned = super().clean()
        if len(set(self.mapping().values())) < len(self.mapping()):
            raise forms.ValidationError(
                _("One heading is chosen for two columns. Choose another for one.")
            )
        return cleaned
