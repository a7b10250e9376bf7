"""How the page is published, and the rows of its former second table."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.sveden.models import OtherSite
from mosty.sveden.navigation import OURS, SUBSECTIONS
from mosty.ui.dates import Precision
from mosty.ui.forms import Pair, Part, PreciseDate, PreciseDateField, RecordForm
from mosty.ui.forms.rows import RowsField

OTHERS = [one for one in SUBSECTIONS if one.name != OURS]
PREFIX = "at_"


def address(label, **options):
    return forms.URLField(label=label, required=False, assume_scheme="https", **options)


class PublishingForm(RecordForm):
    """The settings of the page; an address for each of the other subsections."""

    publishes_by_itself = forms.TypedChoiceField(
        label=_("How changes come on the page"),
        choices=[
            (True, _("By themselves: the page shows the register as it is")),
            (False, _("A person publishes each edition; until then changes wait")),
        ],
        coerce=lambda value: str(value) == "True",
        widget=forms.RadioSelect,
    )
    other_site = forms.ChoiceField(
        label=_("Where else the page stands"),
        choices=OtherSite,
        widget=forms.RadioSelect,
        help_text=_(
            "Where a person puts it, each change waits until that person says that "
            "the new edition stands there."
        ),
    )
    other_address = address(_("Its address on the other site"))
    is_suspended = forms.BooleanField(
        label=_("Say that the duty to publish is suspended"), required=False
    )
    suspension_ru = forms.CharField(
        label=_("Text of the notice with the act"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    suspension_en = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    shows_accreditation = forms.BooleanField(
        label=_("Show the table of international accreditation"),
        required=False,
        help_text=_("Order 831 asked for it; the rules of today do not."),
    )
    higher_ministry = address(_("Site of the ministry of higher education"))
    general_ministry = address(_("Site of the ministry of general education"))
    site_root = address(
        _("Site with the other subsections of “Information …”"),
        help_text=_(
            "Their usual addresses are put together from it, like "
            "https://school.example/sveden/common. Empty: they are not linked."
        ),
    )

    parts = (
        Part(_("Publishing"), ("publishes_by_itself", "other_site", "other_address")),
        Part(_("Notice"), ("is_suspended", Pair("suspension")), is_folded=True),
        Part(
            _("Links"),
            ("higher_ministry", "general_ministry", "site_root"),
            text=_("The law asks for links to both ministries on the page."),
        ),
        Part(
            _("Addresses of other subsections"),
            tuple(f"{PREFIX}{one.name}" for one in OTHERS),
            text=_("Only those that stand elsewhere than the usual addresses."),
            is_folded=True,
        ),
        Part(_("Former rules"), ("shows_accreditation",), is_folded=True),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for one in OTHERS:
            name = f"{PREFIX}{one.name}"
            self.fields[name] = address(one.title)
            self.initial[name] = self._now[name]

    def values_of(self, thing) -> dict:
        values = super().values_of(thing)
        kept = thing.subsections
        return values | {
            f"{PREFIX}{one.name}": kept.get(one.name, "") for one in OTHERS
        }

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_suspended") and not cleaned.get("suspension_ru"):
            self.add_error("suspension_ru", _("Write the notice, with its act."))
        if cleaned.get("other_site") == OtherSite.FILE and not cleaned.get(
            "other_address"
        ):
            self.add_error("other_address", _("Say where it is placed."))
        return cleaned

    def values(self) -> dict:
        values = super().values()
        told = {name: values.pop(name) for name in list(values) if name[:3] == PREFIX}
        if told:
            addresses = {
                one.name: self.cleaned_data.get(f"{PREFIX}{one.name}", "")
                for one in OTHERS
            }
            values["subsections"] = {
                name: url for name, url in addresses.items() if url
            }
        return values

    def expected(self) -> dict:
        expected = super().expected()
        told = [expected.pop(name) for name in list(expected) if name[:3] == PREFIX]
        if told:
            expected["subsections"] = dict(self.thing.subsections)
        return expected


class AccreditationsForm(RecordForm):
    """All rows of the table of international accreditation."""

    rows = RowsField(
        {
            "programme_code": forms.CharField(
                label=pgettext_lazy("sveden", "Code"), max_length=40
            ),
            "programme": forms.CharField(
                label=_("Programme, speciality, field of study"), max_length=400
            ),
            "organisation": forms.CharField(
                label=_("Accrediting organisation"), max_length=400
            ),
            "ends_on": PreciseDateField(
                label=_("Valid until"), is_day=True, required=True
            ),
        },
        label=_("International accreditation of educational programmes"),
    )

    def values_of(self, thing) -> dict:
        return {
            "rows": [
                {
                    "programme_code": one.programme_code,
                    "programme": one.programme,
                    "organisation": one.organisation,
                    "ends_on": PreciseDate(one.ends_on, Precision.DAY),
                }
                for one in thing
            ]
        }

    def told_rows(self) -> list[dict]:
        rows = self.cleaned_data["rows"]
        return [{**row, "ends_on": row["ends_on"].on} for row in rows]
