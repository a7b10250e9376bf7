"""Input: an edition, its rounds and tracks, groups of zones with their windows."""

from zoneinfo import available_timezones

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience
from mosty.activities.models import State
from mosty.olympiad.models import Track
from mosty.olympiad.models.setting import LatePolicy
from mosty.ui import zones
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm

RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Simferopol",
    "Europe/Kirov",
    "Europe/Volgograd",
    "Europe/Astrakhan",
    "Europe/Samara",
    "Europe/Saratov",
    "Europe/Ulyanovsk",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Barnaul",
    "Asia/Krasnoyarsk",
    "Asia/Novokuznetsk",
    "Asia/Novosibirsk",
    "Asia/Tomsk",
    "Asia/Irkutsk",
    "Asia/Chita",
    "Asia/Yakutsk",
    "Asia/Khandyga",
    "Asia/Vladivostok",
    "Asia/Ust-Nera",
    "Asia/Magadan",
    "Asia/Sakhalin",
    "Asia/Srednekolymsk",
    "Asia/Anadyr",
    "Asia/Kamchatka",
)


def title(label, most):
    return forms.CharField(label=label, max_length=most)


def english(most):
    return forms.CharField(max_length=most, required=False)


def day(label):
    return PreciseDateField(label=label, is_day=True, required=True)


class ZonesField(forms.CharField):
    """Zones one per line, by their city or by the name of the tz database."""

    def __init__(self, **options):
        widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
        super().__init__(required=False, max_length=6000, widget=widget, **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        typed = super().clean(value)
        names, found, unknown = by_city(), [], []
        for line in filter(None, (one.strip() for one in typed.splitlines())):
            known = line if line in available_timezones() else names.get(line.lower())
            (found if known else unknown).append(known or line)
        if unknown:
            told = {"zones": ", ".join(unknown)}
            raise forms.ValidationError(_("No such zone: %(zones)s.") % told)
        return list(dict.fromkeys(found))


def by_city() -> dict[str, str]:
    at = timezone.now()
    return {
        said.split(",")[0].lower(): name
        for language in ("en", "ru")
        for name, said in zones.choices(language, at=at)
    }


class EditionForm(RecordForm):
    """Founds an edition or edits it; what it is in cooperation stands in its activity."""

    title_ru = title(_("Title"), 400)
    title_en = english(400)
    summary_ru = forms.CharField(
        label=_("In one or two sentences"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summary_en = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("activity", "State"), choices=State, initial=State.PLANNED
    )
    registration_opens_on = PreciseDateField(label=_("Entries from"), is_day=True)
    registration_closes_on = PreciseDateField(label=_("Entries until"), is_day=True)
    audience = forms.ChoiceField(
        label=_("Who may see it"),
        choices=Audience,
        initial=Audience.STAFF,
        help_text=_(
            "While only staff see it, visitors know nothing of it and schools enter "
            "nobody."
        ),
    )
    OWN = ("registration_opens_on", "registration_closes_on")

    parts = (
        Part(_("The edition"), (Pair("title"), Pair("summary"), "state")),
        Part(_("Entering pupils"), OWN),
        Part(_("Who may see it"), ("audience",)),
    )

    def values_of(self, thing) -> dict:
        own = {name: PreciseDate(getattr(thing, name), "day") for name in self.OWN}
        own = {name: one if one else PreciseDate() for name, one in own.items()}
        names = [name for name in self.base_fields if name not in self.OWN]
        return own | {name: getattr(thing.activity, name) for name in names}

    def clean(self):
        cleaned = super().clean()
        opens, closes = (cleaned.get(name) for name in self.OWN)
        if opens and closes and closes.on < opens.on:
            self.add_error(self.OWN[1], _("Entries end before they begin."))
        return cleaned


class RoundForm(RecordForm):
    title_ru = title(_("Title"), 200)
    title_en = english(200)
    duration_min = forms.IntegerField(
        label=_("How long a pupil may work, in minutes"),
        min_value=1,
        max_value=1440,
        initial=60,
        help_text=_("Counted from the moment at which the pupil begins."),
    )
    late_policy = forms.ChoiceField(
        label=_("Answers that come after the end"),
        choices=LatePolicy,
        initial=LatePolicy.GAP,
        widget=forms.RadioSelect,
        help_text=_("They are kept in any case; this says whether they count."),
    )
    is_rehearsal = forms.BooleanField(
        label=_("This is a rehearsal: nothing in it counts"), required=False
    )
    parts = (Part("", (Pair("title"), "duration_min", "late_policy", "is_rehearsal")),)


class TrackForm(RecordForm):
    title_ru = title(_("Title"), 120)
    title_en = english(120)
    from_grade = forms.IntegerField(label=_("From grade"), min_value=1, max_value=12)
    to_grade = forms.IntegerField(label=_("To grade"), min_value=1, max_value=12)
    speech = forms.ChoiceField(
        label=_("Russian is"),
        choices=Track.Speech,
        initial=Track.Speech.NATIVE,
        widget=forms.RadioSelect,
    )
    parts = (Part("", (Pair("title"), "from_grade", "to_grade", "speech")),)

    def clean(self):
        cleaned = super().clean()
        low, high = cleaned.get("from_grade"), cleaned.get("to_grade")
        if low and high and high < low:
            self.add_error("to_grade", _("The last grade is before the first."))
        return cleaned


class WindowForm(RecordForm):
    """When a group works: the same hours in each place, or one moment for all."""

    zone = forms.ChoiceField(
        label=_("Whose hours these are"),
        help_text=_(
            "Local: the window opens in each place when the clocks there show this "
            "hour. A city: it opens everywhere at one moment."
        ),
        required=False,
    )
    opens_on = day(_("Opens on"))
    opens_time = forms.TimeField(
        label=_("Opens at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    closes_on = day(_("Closes on"))
    closes_time = forms.TimeField(
        label=_("Closes at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    WINDOW = ("zone", "opens_on", "opens_time", "closes_on", "closes_time")
    parts = (Part(_("Window"), WINDOW),)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        language = (get_language() or "ru")[:2]
        choices = zones.choices(language, at=timezone.now())
        local = ("", gettext("Local time of each place"))
        self.fields["zone"].choices = [local, *choices]

    def clean(self):
        cleaned = super().clean()
        ends = [
            (cleaned[one].on, cleaned[other])
            for one, other in (("opens_on", "opens_time"), ("closes_on", "closes_time"))
            if cleaned.get(one) and cleaned.get(other) is not None
        ]
        if len(ends) == 2 and ends[0] >= ends[1]:
            self.add_error("closes_time", _("A window closes after it opens."))
        return cleaned


class MoveForm(WindowForm):
    """Moves a window, one that stands open too."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The journal keeps it beside the hours before and after."),
    )
    reason.is_apart = True
    parts = (Part("", (*WindowForm.WINDOW, "reason")),)


class GroupForm(WindowForm):
    """A group of zones with a window and variants of its own."""

    title_ru = title(_("Title"), 120)
    title_en = english(120)
    russian = forms.MultipleChoiceField(
        label=_("Zones of Russia"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen, here and below: the group is for all other zones."),
    )
    others = ZonesField(
        label=_("Other zones"),
        help_text=_("One on a line, by its city or as Asia/Almaty."),
    )
    parts = (
        Part(_("The group"), (Pair("title"),)),
        Part(_("Window"), WindowForm.WINDOW),
        Part(_("Its zones"), ("russian", "others")),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        language = (get_language() or "ru")[:2]
        at = timezone.now()
        self.fields["russian"].choices = [
            (one, zones.spoken(one, language=language, at=at)) for one in RUSSIAN
        ]

    def values_of(self, thing) -> dict:
        names = ("title_ru", "title_en", "zone", "opens_time", "closes_time")
        own = {name: getattr(thing, name) for name in names}
        for name in ("opens_on", "closes_on"):
            own[name] = PreciseDate(getattr(thing, name), "day")
        own["russian"] = [one for one in thing.zones if one in RUSSIAN]
        own["others"] = [one for one in thing.zones if one not in RUSSIAN]
        return own

    def told(self) -> dict:
        """The columns, with the zones of both fields together."""
        values = self.values()
        if "russian" in values or "others" in values or self.thing is None:
            kept = self.cleaned_data["russian"], self.cleaned_data["others"]
            values["zones"] = [*dict.fromkeys([*kept[0], *kept[1]])]
        values.pop("russian", None)
        values.pop("others", None)
        return values


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
