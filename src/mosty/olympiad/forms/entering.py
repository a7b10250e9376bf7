"""Input: a list of pupils, a quota, time granted, one's own child."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import read_foreign
from mosty.olympiad.lists import MOST_LINES, rows_of, text_of
from mosty.olympiad.models import Registration, Track
from mosty.partners.forms import PartnerField
from mosty.partners.zones import zone_of
from mosty.ui import zones
from mosty.ui.bilingual import current_language, in_language

By = Registration.By
MOST_BYTES = 2_000_000
MOST_TEXT = 100_000
BY_GRADE = ""


class ListForm(forms.Form):
    """For whom, for which track, in which zone, and the list itself.

    Nothing typed here is kept as a draft: names leave no trace.
    """

    track = forms.ChoiceField(
        label=_("Track"),
        required=False,
        help_text=_("By the grade of each line, or one for the whole list."),
    )
    speech = forms.ChoiceField(
        label=_("Russian language of these pupils"),
        choices=Track.Speech,
        initial=Track.Speech.NATIVE,
    )
    zone = forms.ChoiceField(
        label=_("Time zone of the place where they work"),
        help_text=_("By it the time of the round is printed for each pupil."),
    )
    listed = forms.CharField(
        label=_("The list"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off"}),
        help_text=_(
            "A pupil a line: name, grade; if time must be added, also minutes and the "
            "ground. Paste it from a spreadsheet, or part the columns by semicolons."
        ),
    )
    file = forms.FileField(
        label=_("Or a file: XLSX or CSV"),
        required=False,
        help_text=_("The same columns. It is read and not kept."),
    )

    def __init__(self, *args, edition, organisation=None, **options):
        super().__init__(*args, **options)
        self.edition = edition
        self.tracks = list(edition.tracks.all())
        told = [(str(one.pk), in_language(one, "title").text) for one in self.tracks]
        self.fields["track"].choices = [(BY_GRADE, _("By the grade")), *told]
        self.fields["zone"].choices = zones.choices(
            current_language(), at=timezone.now()
        )
        zone = zone_of(organisation) if organisation else None
        self.fields["zone"].initial = str(zone) if zone else "Europe/Moscow"

    def clean(self):
        cleaned = super().clean()
        if file := cleaned.get("file"):
            cleaned["listed"] = self.read(file)
        rows = rows_of(cleaned.get("listed") or "")
        if not rows and not self.errors:
            self.add_error("listed", _("Paste the list or choose a file."))
        if len(rows) > MOST_LINES:
            words = _("At most %(most)s pupils at once. Part the list.")
            self.add_error("listed", words % {"most": MOST_LINES})
        return cleaned

    def read(self, file) -> str:
        if file.size > MOST_BYTES or getattr(file, "is_lost", False):
            self.add_error("file", _("The file is larger than a list of pupils is."))
            return ""
        try:
            return text_of(read_foreign(file.read(), name=file.name))[:MOST_TEXT]
        except UnreadableFile as refusal:
            self.add_error("file", refusal.message)
            return ""

    def fixed(self) -> Track | None:
        key = self.cleaned_data["track"]
        return next((one for one in self.tracks if str(one.pk) == key), None)

    def fitting(self) -> list[Track]:
        speech = self.cleaned_data["speech"]
        return [one for one in self.tracks if one.speech == speech]


class SeatListForm(ListForm):
    """A coordinator's: for one of their schools or partners."""

    seat = forms.ChoiceField(label=_("For whom"))
    field_order = ("seat",)

    def __init__(self, *args, seats, **options):
        self.seats = {one.key: one for one in seats}
        first = seats[0].organisation if seats else None
        super().__init__(*args, organisation=first, **options)
        self.fields["seat"].choices = [(one.key, one.name) for one in seats]

    def source(self) -> dict:
        seat = self.seats[self.cleaned_data["seat"]]
        return {"how": seat.how, "organisation": seat.organisation}


class OfficeListForm(ListForm):
    """The office's: for any school or partner, of the register or not."""

    how = forms.ChoiceField(
        label=_("Entered for"),
        choices=[(By.SCHOOL, By.SCHOOL.label), (By.PARTNER, By.PARTNER.label)],
        initial=By.SCHOOL,
    )
    organisation = PartnerField(label=_("From the register"), required=False)
    school = forms.CharField(
        label=_("Or the school’s name, if it is not there"),
        max_length=300,
        required=False,
    )
    field_order = ("how", "organisation", "school")

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].belongs_to(user)

    def clean(self):
        cleaned = super().clean()
        has_whom = cleaned.get("organisation") or cleaned.get("school")
        if not has_whom and "organisation" not in self.errors:
            self.add_error("school", _("Choose the school or write its name."))
        if cleaned.get("how") == By.PARTNER and not cleaned.get("organisation"):
            self.add_error("how", _("A partner is chosen from the register."))
        return cleaned

    def source(self) -> dict:
        names = ("how", "organisation", "school")
        return {name: self.cleaned_data[name] for name in names}


class QuotaForm(forms.Form):
    """How many pupils a partner may enter."""

    organisation = PartnerField(label=_("Partner"))
    most = forms.IntegerField(
        label=_("Pupils at most"), min_value=1, max_value=1_000_000
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].belongs_to(user)


class ExtraForm(forms.Form):
    """Time granted to one pupil."""

    minutes = forms.IntegerField(
        label=_("Minutes to be added"), min_value=0, max_value=240
    )
    reason = forms.CharField(
        label=_("On what ground"),
        max_length=500,
        help_text=_(
            "The paper and its number, without names: it stands in the journal."
        ),
    )
