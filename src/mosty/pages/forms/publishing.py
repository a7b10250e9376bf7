"""From when visitors see a text, and until when."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.ui import zones
from mosty.ui.bilingual import current_language

NOW, LATER = "now", "later"
FORMAT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and an hour in the institution's zone."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)
        super().__init__(widget=widget, required=False, **options)


class PublishForm(forms.Form):
    """Now or later, and perhaps not for ever."""

    either = {"published_from": "", "published_until": ""}

    when = forms.ChoiceField(
        label=_("From when"),
        choices=[(NOW, _("At once")), (LATER, _("From the moment below"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    published_from = MomentField(label=_("Shown from"))
    published_until = MomentField(
        label=_("Shown until"), help_text=_("Empty: until it is withdrawn.")
    )

    def __init__(self, *args, text, **options):
        zone = zones.spoken(
            timezone.get_current_timezone_name(),
            language=current_language(),
            at=timezone.now(),
        )
        initial = {"published_until": text.published_until}
        if text.published_from is not None:
            initial |= {"when": LATER, "published_from": text.published_from}
        super().__init__(*args, initial=initial, **options)
        self.fields["published_from"].help_text = _("By the clock: %(zone)s.") % {
            "zone": zone
        }

    def clean(self):
        cleaned = super().clean()
        since = cleaned.get("published_from")
        until = cleaned.get("published_until")
        if (
            cleaned.get("when") == LATER
            and not since
            and not self.has_error("published_from")
        ):
            self.add_error("published_from", _("Choose the day and the hour."))
        begins = since if cleaned.get("when") == LATER else timezone.now()
        if begins and until and until <= begins:
            self.add_error(
                "published_until",
                _("The end is before the beginning. Choose a later moment."),
            )
        return cleaned

    def moments(self, now) -> dict:
        """`at` and `until` for the action."""
        told = self.cleaned_data
        at = told["published_from"] if told["when"] == LATER else now
        return {"at": at, "until": told["published_until"]}
