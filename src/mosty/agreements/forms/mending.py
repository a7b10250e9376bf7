"""Asking why, in a form that changes what a signed paper says."""

from django.utils.translation import gettext_lazy as _

from mosty.agreements.actions.mending import NoReason
from mosty.agreements.forms.fields import text
from mosty.agreements.models.lifecycle import was_signed
from mosty.agreements.models.signed import replaced
from mosty.ui.forms import Part

WHY = Part("", ("reason",))


class Explaining:
    """For a `RecordForm`: the field `reason` where its agreement is signed.

    It must be written where something that stands there is changed, or always where
    the form has no `thing` but adds to the agreement.
    """

    def __init__(self, *args, agreement=None, **options):
        super().__init__(*args, **options)
        self.agreement = agreement or getattr(self.thing, "agreement", self.thing)
        if was_signed(self.agreement):
            self.either = {**getattr(self, "either", {}), "reason": ""}
            self.fields["reason"] = text(
                _("Why the signed agreement is changed"),
                300,
                help_text=_(
                    "Needed when the day of signing, the term, the languages or a party "
                    "are changed; the history keeps it."
                ),
            )

    def clean(self):
        cleaned = super().clean()
        if "reason" in self.fields and not self.reason() and self.must_explain():
            self.add_error("reason", NoReason.message)
        return cleaned

    def must_explain(self) -> bool:
        if self.thing is None:
            return True
        return bool(replaced(self.agreement, self.thing, self.values()))

    def reason(self) -> str:
        return self.cleaned_data.get("reason", "").strip()

    def values(self) -> dict:
        return {k: v for k, v in super().values().items() if k != "reason"}
