"""A person at a partner, or a shared box."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.ui.dates import Precision
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm

LANGUAGES = {
    "ru": pgettext_lazy("language", "Russian"),
    "en": pgettext_lazy("language", "English"),
}
OF_PERSON = ("family_name", "given_name", "patronymic", "name_en", "language")


def as_known(day) -> PreciseDate:
    return PreciseDate(day, Precision.DAY if day else Precision.UNKNOWN)


class ContactForm(RecordForm):
    """Without a family name it is a box that several people read."""

    family_name = forms.CharField(
        label=_("Family name"), max_length=120, required=False
    )
    given_name = forms.CharField(label=_("Given name"), max_length=120, required=False)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=120, required=False)
    name_en = forms.CharField(
        label=_("Name in Latin letters"), max_length=200, required=False
    )
    position_ru = forms.CharField(label=_("Position"), max_length=200, required=False)
    position_en = forms.CharField(max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    language = forms.ChoiceField(
        label=_("Writes in"), choices=LANGUAGES, initial="ru", required=False
    )
    since = PreciseDateField(label=_("In this position since"), is_day=True)
    until = PreciseDateField(label=_("In this position until"), is_day=True)
    audience = forms.ChoiceField(
        label=_("Who sees it"),
        choices=Audience,
        initial=Audience.STAFF,
        help_text=_(
            "Visitors see the position and how to reach the person only while their "
            "consent to it is recorded; the name only with a consent for the name."
        ),
    )

    parts = (
        Part(
            _("Who it is"),
            (
                "family_name",
                "given_name",
                "patronymic",
                "name_en",
                Pair("position"),
            ),
            text=_("Leave the name empty for a box that several people read."),
        ),
        Part(_("How to reach them"), ("email", "phone", "language")),
        Part(_("Since when, and for whom"), ("since", "until", "audience")),
    )

    def values_of(self, thing):
        values = {}
        for name in self.base_fields:
            if name in OF_PERSON:
                values[name] = getattr(thing.person, name, "")
            elif name in ("since", "until"):
                values[name] = as_known(getattr(thing, name))
            else:
                values[name] = getattr(thing, name)
        return values

    def clean(self):
        cleaned = super().clean()
        reach = (cleaned.get(name) for name in ("family_name", "email", "phone"))
        if not any(reach) and not self.errors:
            words = _("Write a name, an e-mail or a telephone number: one is enough.")
            self.add_error("family_name", words)
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until.on < since.on:
            self.add_error("until", _("This day is before the first one."))
        if self.thing and self.thing.person and not cleaned.get("family_name"):
            self.add_error("family_name", _("The person needs a family name."))
        return cleaned

    def expected(self):
        expected = super().expected()
        return {k: v for k, v in expected.items() if k not in OF_PERSON}
