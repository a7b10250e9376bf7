"""What the paper says of itself: kind, number, term, languages, directions."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Audience
from mosty.activities.forms import directions_field
from mosty.activities.models import Activity
from mosty.agreements import telling
from mosty.agreements.forms.choosing import AgreementField
from mosty.agreements.forms.fields import (
    ResponsibleField,
    TermFields,
    agree_on_term,
    long_text,
    text,
)
from mosty.agreements.forms.languages import LanguagesField, choices_or_none
from mosty.agreements.forms.mending import WHY, Explaining
from mosty.agreements.models.agreement import Kind, Level, Section
from mosty.ui.forms import Pair, Part, RecordForm

PAPER = Part(
    _("The paper"),
    (
        "section",
        "kind",
        Pair("kind_text"),
        "number",
        Pair("title"),
    ),
)
TERM = Part(
    _("Dates and term"),
    ("signed_on", "term_rule", "valid_until", "term_months", "in_force_from"),
    text=_(
        "Write what the paper says. What is left empty is shown as not stated and is "
        "never guessed."
    ),
)
RENEWAL = Part(
    _("How it is prolonged"),
    (
        "renewal_rule",
        "renewal_months",
        "renewal_limit",
        "renewal_notice_months",
        "renewal_notice_days",
    ),
    is_folded=True,
)
CARE = Part(
    _("What it is about, and who looks after it"),
    ("directions", "responsible", "audience"),
)
MORE = Part(
    _("Languages, basis, other papers"),
    ("languages", "prevailing_language", "level", "parent", Pair("basis")),
    is_folded=True,
)


class AgreementFields(TermFields):
    """The fields of a paper, for entering and for editing."""

    section = forms.ChoiceField(
        label=_("Section of the register"), choices=Section, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=Kind)
    kind_text_ru = text(
        _("Kind in the words of the paper"),
        300,
        help_text=_("As the paper calls itself, if the kind alone does not say it."),
    )
    kind_text_en = text("", 300)
    title_ru = text(
        _("Title"),
        500,
        help_text=_(
            "What it is about, in a few words. Without one it is called by its parties."
        ),
    )
    title_en = text("", 500)
    number = text(_("Number on the paper"), 80, help_text=_("Empty when it has none."))
    level = forms.ChoiceField(label=_("Level"), choices=Level)
    parent = AgreementField(label=_("Made under another agreement"))
    basis_ru = long_text(_("Basis"), help_text=_("A treaty or a decision behind it."))
    basis_en = long_text()
    languages = LanguagesField(label=_("Languages of the paper"))
    prevailing_language = forms.ChoiceField(
        label=_("Which language prevails"), choices=choices_or_none, required=False
    )
    directions = directions_field()
    responsible = ResponsibleField()
    audience = forms.ChoiceField(
        label=_("Who may see it"), choices=Audience, widget=forms.RadioSelect
    )


class AgreementForm(Explaining, RecordForm, AgreementFields):
    """Edits an agreement; parties, papers and the day of signing have their own."""

    signed_on = None

    is_shown_as_planned = forms.BooleanField(
        label=_("Show on the site as planned"),
        required=False,
        help_text=_("Only before it is signed."),
    )

    superseded_by = AgreementField(
        label=_("Replaced by another agreement"),
        help_text=_("This one ends on the eve of the day on which that one begins."),
    )

    project = forms.ModelChoiceField(
        label=_("The project whose life it shares"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=pgettext_lazy("project", "Not stated"),
    )

    parts = (
        PAPER,
        TERM,
        RENEWAL,
        CARE,
        Part(MORE.title, (*MORE.fields, "superseded_by", "project"), is_folded=True),
        WHY,
    )

    def __init__(self, *args, user=None, **options):
        super().__init__(*args, **options)
        for name in ("parent", "superseded_by"):
            self.fields[name].asked_by(user, without=self.thing)
        projects = Activity.objects.visible_to(user).filter(kind="project")
        self.fields["project"].queryset = projects.order_by("title_ru", "pk")
        if not self.thing.origin:
            self.fields["audience"].choices = telling.who_sees_unsigned()
        else:
            del self.fields["is_shown_as_planned"]
            self._now.pop("is_shown_as_planned", None)

    def clean(self):
        agree_on_term(self, self.cleaned_data)
        return super().clean()
