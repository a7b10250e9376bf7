"""The words of a draft: fields for the placeholders of one template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.agreements.drafting.placeholders import EN, groups_for
from mosty.agreements.models import Paper
from mosty.agreements.naming import paper_told
from mosty.ui.forms import Pair, Part, RecordForm

NEW = ""
OWN = _("Placeholders of this template")
MOST = 2_000


class ComposingForm(RecordForm):
    """Which paper the draft becomes, and words; `field_of` names the field of a path."""

    paper = forms.ChoiceField(label=_("Becomes"), required=False)
    field_of: dict[str, str] = {}

    def __init__(self, *args, papers, doubts=(), **options):
        super().__init__(*args, **options)
        self.doubts = {
            path: why for path, why in dict(doubts).items() if path in self.field_of
        }
        for path, why in self.doubts.items():
            self.fields[self.field_of[path]].help_text = why
        self.papers = {str(one.pk): one for one in papers}
        versions = [
            (key, _("a new version of “%(paper)s”") % {"paper": paper_told(one)})
            for key, one in self.papers.items()
        ]
        self.fields["paper"].choices = [*versions, (NEW, _("a new paper"))]

    def words(self) -> dict[str, str]:
        """What was written, by path of the placeholder."""
        cleaned = self.cleaned_data
        return {path: cleaned[name].strip() for path, name in self.field_of.items()}

    def chosen(self) -> Paper | None:
        return self.papers.get(self.cleaned_data["paper"])


def composing_form(
    paths: list[str], *, partners: list[str] = ()
) -> type[ComposingForm]:
    """The form for a template that asks for these paths; `partners` are their names."""
    groups = groups_for(partners)
    known = {path for one in groups for held in one.placeholders for path in held.paths}
    fields: dict = {}
    field_of: dict[str, str] = {}
    parts = []
    for group in groups:
        shown: list = []
        for one in group.placeholders:
            asked = [path for path in one.paths if path in paths]
            if not asked:
                continue
            is_pair = len(asked) == 2
            for path in asked:
                name = _name(path, is_pair=is_pair)
                fields[name] = _field(one, path, is_pair=is_pair)
                field_of[path] = name
            shown.append(Pair(one.field) if is_pair else _name(asked[0]))
        if shown:
            parts.append(Part(group.title, tuple(shown)))
    own = [path for path in paths if path not in known]
    for path in own:
        fields[_name(path)] = forms.CharField(
            label=path, max_length=MOST, required=False
        )
        field_of[path] = _name(path)
    if own:
        parts.append(Part(OWN, tuple(_name(path) for path in own)))
    parts.append(Part(_("Where it is kept"), ("paper",)))
    body = {**fields, "parts": tuple(parts), "field_of": field_of}
    return type("ComposingForm", (ComposingForm,), body)


def _name(path: str, *, is_pair: bool = False) -> str:
    """Fields of a pair end with the language, as pairs of records do."""
    plain = path.replace(".", "_")
    if not is_pair:
        return plain
    return f"{plain[: -len(EN)]}_en" if path.endswith(EN) else f"{plain}_ru"


def _field(placeholder, path: str, *, is_pair: bool) -> forms.Field:
    label = placeholder.label
    if path.endswith(EN) and not is_pair:
        label = _("%(label)s, in English") % {"label": label}
    options = {"label": label, "max_length": MOST, "required": False}
    if placeholder.about and not path.endswith(EN):
        options["help_text"] = placeholder.about
    if placeholder.is_long:
        options["widget"] = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(**options)
