"""Input of a parent: who they are, the child's grade and zone, ticks one by one."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.olympiad.models import Track
from mosty.people.models import Purpose
from mosty.ui import zones
from mosty.ui.bilingual import current_language

TICK = "consent_"


class ParentForm(forms.Form):
    """Nothing about the child but what the paper and the clock need."""

    family_name = forms.CharField(label=_("Your family name"), max_length=120)
    given_name = forms.CharField(label=_("Your given name"), max_length=120)
    patronymic = forms.CharField(
        label=_("Your patronymic"), max_length=120, required=False
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("A code goes there to confirm it, then the pupil’s code."),
    )
    grade = forms.TypedChoiceField(
        label=_("The child’s grade"),
        coerce=int,
        choices=[(one, str(one)) for one in range(1, 13)],
    )
    speech = forms.ChoiceField(
        label=_("Russian language of the child"), choices=Track.Speech
    )
    zone = forms.ChoiceField(label=_("Time zone of the place where the child works"))
    is_representative = forms.BooleanField(
        label=_("I am the child’s parent or another legal representative.")
    )

    def __init__(self, *args, edition, texts, **options):
        super().__init__(*args, **options)
        self.edition, self.texts = edition, texts
        self.fields["zone"].choices = zones.choices(
            current_language(), at=timezone.now()
        )
        self.fields["zone"].initial = "Europe/Moscow"
        for one in texts:
            self.fields[f"{TICK}{one.pk}"] = forms.BooleanField(
                label=one.get_purpose_display(),
                required=one.purpose == Purpose.PUPIL,
                error_messages={
                    "required": _("Without this consent a pupil cannot be entered.")
                },
            )

    def clean(self):
        cleaned = super().clean()
        if "grade" in cleaned and "speech" in cleaned and self.track() is None:
            self.add_error("grade", _("The olympiad has no track for this grade."))
        return cleaned

    def track(self):
        grade, speech = self.cleaned_data["grade"], self.cleaned_data["speech"]
        rows = self.edition.tracks.filter(from_grade__lte=grade, to_grade__gte=grade)
        return rows.filter(speech=speech).first()

    def agreed(self) -> list:
        return [one for one in self.texts if self.cleaned_data.get(f"{TICK}{one.pk}")]

    def rest(self) -> list:
        return [
            self[name] for name in self.fields if not name.startswith((TICK, "is_rep"))
        ]

    def ticks(self) -> list[dict]:
        """Each text with its own tick."""
        return [{"text": one, "field": self[f"{TICK}{one.pk}"]} for one in self.texts]


class CodeForm(forms.Form):
    """The code of the letter."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text"}
        ),
    )
