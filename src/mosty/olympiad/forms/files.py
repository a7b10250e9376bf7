"""Input: a file of tasks, and what it does not say of them."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.forms import DocumentsField
from mosty.olympiad.carrying import Defaults
from mosty.olympiad.wording import AGES, TOPICS, TRACKS

BOX = "olympiad:import"


class ImportForm(forms.Form):
    """A file with what holds for its tasks where it says nothing itself."""

    file = DocumentsField(
        label=_("File"),
        is_many=False,
        most_mb=20,
        help_text=_("A workbook (XLSX) as this bank gives it out, or a text in GIFT."),
    )
    language = forms.ChoiceField(
        label=_("Language of a GIFT file"),
        choices=[("ru", _("Russian")), ("en", _("English"))],
        initial="ru",
    )
    ages = forms.MultipleChoiceField(
        label=_("Age groups"),
        choices=AGES,
        widget=forms.CheckboxSelectMultiple,
        initial=["5-7"],
    )
    track = forms.MultipleChoiceField(
        label=pgettext_lazy("task", "For whom"),
        choices=TRACKS,
        widget=forms.CheckboxSelectMultiple,
        initial=["native"],
    )
    topic = forms.ChoiceField(label=_("Topic"), choices=TOPICS)
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"),
        choices=[(number, str(number)) for number in range(1, 6)],
        coerce=int,
        initial=2,
    )
    points = forms.IntegerField(
        label=_("Points"), min_value=1, max_value=100, initial=2
    )
    author = forms.CharField(label=_("Author"), max_length=120)

    def __init__(self, *args, by, **options):
        super().__init__(*args, **options)
        self.fields["file"].belongs_to(by, box=BOX)

    def defaults(self) -> Defaults:
        told = self.cleaned_data
        names = ("language", "topic", "difficulty", "points", "author")
        lists = {name: tuple(told[name]) for name in ("ages", "track")}
        return Defaults(**{name: told[name] for name in names}, **lists)
