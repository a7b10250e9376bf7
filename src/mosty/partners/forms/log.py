"""What was said and written, and letters dropped in as files."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience
from mosty.documents.forms import DocumentsField
from mosty.partners import matters
from mosty.partners.forms.contacts import as_known
from mosty.partners.models import Channel, Contact
from mosty.people.models import Person
from mosty.ui.forms import Part, PreciseDateField, RecordForm


def colleagues():
    """Persons who work here: those whose accounts hold a role."""
    held = Person.objects.filter(user__role_holdings__isnull=False)
    return held.distinct().order_by("family_name", "given_name")


class EntryForm(RecordForm):
    """Writes an entry of the contact log down, or mends one."""

    channel = forms.ChoiceField(label=_("What it was"), choices=Channel)
    happened_on = PreciseDateField(label=_("Day"), is_day=True, required=True)
    happened_time = forms.TimeField(
        label=_("Time"),
        required=False,
        help_text=_("Of the institution, like 14:30"),
        widget=forms.TimeInput({"class": "day", "autocomplete": "off"}, "%H:%M"),
    )
    subject = forms.CharField(label=_("What it was about"), max_length=300)
    text = forms.CharField(
        label=_("What was said or written"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    contact = forms.ModelChoiceField(
        Contact.objects.none(), label=_("Who of theirs"), required=False
    )
    theirs = forms.CharField(
        label=_("Who else of theirs"), max_length=300, required=False
    )
    ours = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who of ours"), required=False
    )
    outgoing_number = forms.CharField(
        label=_("Outgoing number"),
        max_length=80,
        required=False,
        help_text=_("The number that the sender gave the letter."),
    )
    outgoing_on = PreciseDateField(label=_("Outgoing date"), is_day=True)
    incoming_number = forms.CharField(
        label=_("Incoming number"),
        max_length=80,
        required=False,
        help_text=_("The number under which the letter was registered on arrival."),
    )
    incoming_on = PreciseDateField(label=_("Incoming date"), is_day=True)
    matter = forms.ChoiceField(label=_("Concerns"), required=False)
    next_step = forms.CharField(label=_("Next step"), max_length=300, required=False)
    due_on = PreciseDateField(label=_("Due on"), is_day=True)
    responsible = forms.ModelChoiceField(
        Person.objects.none(), label=_("Responsible"), required=False
    )
    audience = forms.ChoiceField(
        label=_("Who sees it"),
        choices=[(value, label) for value, label in Audience.choices][1:],
        initial=Audience.STAFF,
    )
    files = DocumentsField(label=_("Files"), required=False)

    parts = (
        Part(_("What it was"), ("channel", "happened_on", "happened_time")),
        Part(_("About what"), ("subject", "text", "matter", "files")),
        Part(_("Who spoke with whom"), ("contact", "theirs", "ours")),
        Part(
            _("Numbers of the letter"),
            ("outgoing_number", "outgoing_on", "incoming_number", "incoming_on"),
            is_folded=True,
        ),
        Part(_("What comes next"), ("next_step", "due_on", "responsible")),
        Part(_("Who sees it"), ("audience",)),
    )
    DAYS = ("outgoing_on", "incoming_on", "due_on")
    MOMENT = ("happened_on", "happened_time")

    def __init__(self, *args, organisation, user, **options):
        super().__init__(*args, **options)
        self.user = user
        contacts = organisation.contacts.visible_to(user).present()
        self.fields["contact"].queryset = contacts.select_related("person")
        self.fields["ours"].queryset = colleagues()
        self.fields["responsible"].queryset = colleagues()
        offered = matters.offered(organisation, user)
        self.fields["matter"].choices = [("", "—"), *offered]
        if not offered:
            del self.fields["matter"]
        box = f"log:{self.thing.pk if self.thing else 'new'}:{organisation.pk}"
        self.fields["files"].belongs_to(user, box=box)

    def values_of(self, thing):
        at = timezone.localtime(thing.happened_at)
        values = {
            "happened_on": as_known(at.date()),
            "happened_time": at.time() if thing.is_timed else None,
        }
        for name in self.base_fields.keys() - {*self.MOMENT, "files"}:
            value = getattr(thing, name)
            values[name] = as_known(value) if name in self.DAYS else value
        return values

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("next_step"):
            if cleaned.get("due_on") or self._is_somebody_named(cleaned):
                self.add_error("next_step", _("Say what is to be done."))
            cleaned["responsible"] = None
        return cleaned

    def _is_somebody_named(self, cleaned):
        """A colleague is chosen; oneself stands there beforehand and asks nothing."""
        chosen = cleaned.get("responsible")
        return chosen is not None and chosen.pk != self.user.person_id

    def values(self):
        values = super().values()
        values.pop("files", None)
        moved = [name for name in self.MOMENT if name in values]
        for name in moved:
            del values[name]
        if moved:
            time = self.cleaned_data["happened_time"]
            day = self.cleaned_data["happened_on"].on
            at = datetime.datetime.combine(day, time or datetime.time(12))
            values["happened_at"] = timezone.make_aware(at)
            values["is_timed"] = time is not None
        return values

    def expected(self):
        expected = super().expected()
        if any([expected.pop(name, self) is not self for name in self.MOMENT]):
            expected["happened_at"] = self.thing.happened_at
        return expected


class LettersForm(RecordForm):
    """Letters saved from the mail program, dropped in."""

    letters = DocumentsField(
        label=_("Letters as files .eml"),
        accept=".eml,message/rfc822",
        help_text=_(
            "Drag a letter out of the mail program, or save it as a file and choose "
            "that. Its text, its numbers and its files are taken over."
        ),
    )

    def __init__(self, *args, organisation, user, **options):
        super().__init__(*args, **options)
        box = f"letters:{organisation.pk}"
        self.fields["letters"].belongs_to(user, box=box)


class PapersForm(RecordForm):
    """Files that are kept with a partner."""

    files = DocumentsField(label=_("Files"))

    def __init__(self, *args, organisation, user, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(user, box=f"partner:{organisation.pk}")
