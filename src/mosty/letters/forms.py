"""Input of the room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.letters.actions.texts import COLUMNS, checked
from mosty.letters.actions.writing import shipped_text
from mosty.letters.kinds import GROUPS, LANGUAGES, Way, notice_kinds
from mosty.letters.models.notice import RHYTHMS, WAYS
from mosty.ui.forms.record import Pair, Part, RecordForm

WANTED = [
    (Way.AT_ONCE.value, _("Send it to me")),
    (Way.ONLY_HERE.value, _("Do not send it to me")),
]


class LinesField(forms.CharField):
    """Several lines, with the line ends that the database has."""

    widget = forms.Textarea(attrs={"rows": 14})

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class TextForm(RecordForm):
    """The words of one letter in both languages."""

    subject_ru = forms.CharField(label=_("Subject"), max_length=180)
    subject_en = forms.CharField(label=_("Subject"), max_length=180)
    body_ru = LinesField(label=_("Text of the letter"), max_length=10_000)
    body_en = LinesField(label=_("Text of the letter"), max_length=10_000)

    parts = (Part("", (Pair("subject"), Pair("body"))),)

    def __init__(self, *args, kind, **options):
        self.kind = kind
        super().__init__(*args, **options)

    def values_of(self, thing) -> dict:
        texts = {
            one: thing.text(one, shipped_text(self.kind, one)) for one in LANGUAGES
        }
        return {
            f"{part}_{language}": getattr(text, part)
            for language, text in texts.items()
            for part in ("subject", "body")
        }

    def clean(self):
        cleaned = super().clean()
        for name in COLUMNS:
            try:
                checked(name, cleaned.get(name, ""), self.kind)
            except Refused as refusal:
                self.add_error(name, refusal.message)
        return cleaned


class WishesForm(forms.Form):
    """How one person wants to hear of each kind of thing."""

    rhythm = forms.ChoiceField(label=_("The digest comes"), choices=RHYTHMS)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.kinds = [kind for kind in notice_kinds() if not kind.is_required]
        for kind in self.kinds:
            self.fields[kind.name] = forms.ChoiceField(
                label=kind.title,
                choices=WANTED if kind.letter else WAYS,
                help_text=kind.when() if kind.when else "",
            )
            if kind.letter and self.initial.get(kind.name) == Way.DIGEST:
                self.initial[kind.name] = Way.AT_ONCE.value

    def groups(self) -> list[dict]:
        """The fields under their headings; those of the digest stand apart."""
        return [
            {
                "title": title,
                "fields": [self[one.name] for one in self.kinds if one.group == group],
            }
            for group, title in GROUPS.items()
            if any(one.group == group for one in self.kinds)
        ]

    def ways(self) -> dict[str, str]:
        return {
            name: value for name, value in self.cleaned_data.items() if name != "rhythm"
        }


class TestLetterForm(forms.Form):
    """Whom a test letter goes to."""

    __test__ = False  # a form, whatever its name says to pytest

    to = forms.EmailField(
        label=_("Send a test letter to"),
        max_length=254,
        error_messages={
            "required": _("Write the e-mail that the test letter goes to."),
            "invalid": _("Write the whole address, like name@example.org."),
        },
    )
