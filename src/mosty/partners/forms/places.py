"""A country, and a region of it."""

from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.places.models import Country, Region
from mosty.ui.bilingual import current_language

WRONG_REGION = _("This region lies in another country. Choose one of the country.")


def in_order(rows):
    return rows.order_by("sort_ru" if current_language() == "ru" else "name_en")


class CountryField(forms.ModelChoiceField):
    """A country of the list, by name."""

    def __init__(self, **options):
        options.setdefault("label", _("Country"))
        options.setdefault("empty_label", "")
        super().__init__(Country.objects.none(), **options)

    def __deepcopy__(self, memo):
        field = super().__deepcopy__(memo)
        field.queryset = in_order(Country.objects.all())
        return field


class ByCountry(ModelChoiceIterator):
    def __iter__(self):
        yield ("", self.field.empty_label)
        rows = self.queryset.select_related("country")
        ordered = sorted(rows, key=lambda one: one.country.sort_ru)
        for country, regions in groupby(ordered, key=lambda one: one.country):
            yield (str(country), [self.choice(one) for one in regions])


class RegionInput(forms.Select):
    """Regions under their countries; a script leaves those of the chosen one."""

    template_name = "partners/office/region_input.html"


class RegionField(forms.ModelChoiceField):
    """A region; the form checks that it lies in the country."""

    widget = RegionInput
    iterator = ByCountry

    def __init__(self, **options):
        options.setdefault("label", _("Region"))
        options.setdefault("required", False)
        options.setdefault("empty_label", pgettext_lazy("region", "not stated"))
        super().__init__(Region.objects.none(), **options)

    def __deepcopy__(self, memo):
        field = super().__deepcopy__(memo)
        field.queryset = in_order(Region.objects.all())
        return field


def check_region(form, *, country: str, region: str) -> None:
    """Say at the field where the region lies in another country."""
    of, within = form.cleaned_data.get(region), form.cleaned_data.get(country)
    if of is not None and within is not None and of.country_id != within.pk:
        form.add_error(region, WRONG_REGION)
