"""Choosing languages: the usual ones by a tick, any other from a whole list."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements import languages

MOST = 6
TOO_MANY = _("At most six languages. Leave the main ones.")


def choices():
    """Any language, the usual ones first."""
    return languages.choices()


def choices_or_none():
    return [("", pgettext_lazy("language", "Not stated")), *choices()]


class LanguagesInput(forms.SelectMultiple):
    """Ticks for the usual languages and those chosen, a list for one more."""

    is_set = True

    def id_for_label(self, id_, index=None):
        return ""

    def value_from_datadict(self, data, files, name):
        told = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return list(dict.fromkeys(filter(None, told)))

    def render(self, name, value, attrs=None, renderer=None):
        chosen = [str(one) for one in value or []]
        *near, (_title, others) = languages.choices(chosen)
        context = {
            "name": name,
            "id": (attrs or {}).get("id", f"id_{name}"),
            "near": [(code, told, code in chosen) for code, told in near],
            "others": others,
        }
        return render_to_string("agreements/office/languages_input.html", context)


class LanguagesField(forms.MultipleChoiceField):
    widget = LanguagesInput

    def __init__(self, **options):
        options.setdefault("required", False)
        super().__init__(choices=choices, **options)

    def clean(self, value):
        cleaned = super().clean(value)
        if len(cleaned) > MOST:
            raise forms.ValidationError(TOO_MANY)
        return cleaned
