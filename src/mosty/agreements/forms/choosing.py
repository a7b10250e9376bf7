"""Choosing agreements by number or by the partner's name, while one types."""

import re
from dataclasses import dataclass, field

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.agreements import telling
from mosty.agreements.models import Agreement
from mosty.search.words import sort_key
from mosty.ui.bilingual import in_language

FIND = "_find"
MOST_HITS = 8
NUMBERS = re.compile(r"[№#\s]*\d+(?:[\s,;№#]+\d+)*[\s,;]*")


@dataclass(frozen=True)
class Picked:
    """What was sent: keys that are ticked, and what stands in the search field."""

    keys: list[str] = field(default_factory=list)
    typed: str = ""


def found(user, typed: str) -> list[Agreement]:
    """The first agreements that `user` may see under these numbers or words."""
    rows = Agreement.objects.visible_to(user).select_related("counterpart")
    if NUMBERS.fullmatch(typed):
        numbers = [int(one) for one in re.findall(r"\d{1,9}", typed)]
        return list(rows.filter(register_number__in=numbers)[:MOST_HITS])
    for word in sort_key(typed).split()[:6]:
        rows = rows.filter(partner_sort__contains=word)
    return list(rows[:MOST_HITS]) if typed.strip() else []


def called(agreement) -> str:
    """`№ 14 · Соглашение · partner`."""
    partner = agreement.counterpart
    name = in_language(partner, "name").text if partner else ""
    parts = (telling.number_of(agreement), telling.kind_of(agreement), name)
    return " · ".join(filter(None, parts))


class AgreementPicker(forms.Widget):
    """The chosen as ticked boxes, a search field, and what it finds."""

    is_set, is_many, user = True, True, None

    def id_for_label(self, id_):
        return ""

    def value_from_datadict(self, data, files, name):
        keys = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        keys = [keys] if isinstance(keys, str) else list(keys)
        typed = str(data.get(name + FIND) or "").replace("\0", "")[:200]
        return Picked([one for one in keys if one], typed)

    def value_omitted_from_data(self, data, files, name):
        return False

    def render(self, name, value, attrs=None, renderer=None):
        chosen, typed, hits = value, "", []
        if isinstance(value, Picked):
            chosen, typed = held(self.user, value.keys), value.typed
            hits = found(self.user, typed) if typed.strip() else []
        elif isinstance(value, Agreement):
            chosen = [value]
        return render_to_string(
            "agreements/office/picker.html",
            {
                "name": name,
                "find": name + FIND,
                "typed": typed,
                "address": reverse("agreements_office:suggest"),
                "is_many": self.is_many,
                **choices(chosen or [], hits),
            },
        )


def choices(chosen, hits) -> dict:
    keys = {one.pk for one in chosen}
    told = [{"key": one.pk, "title": called(one), "is_on": True} for one in chosen]
    new = [one for one in hits if one.pk not in keys]
    told += [{"key": one.pk, "title": called(one), "is_on": False} for one in new]
    return {"choices": told}


def held(user, keys) -> list[Agreement]:
    """Those of the keys that `user` may see."""
    numbers = [int(one) for one in keys if str(one).isdecimal() and len(str(one)) < 10]
    rows = Agreement.objects.visible_to(user).select_related("counterpart")
    return list(rows.filter(pk__in=numbers))


class AgreementsField(forms.Field):
    """Cleans to a list of agreements; call `asked_by(user)` in the form's `__init__`.

    Without scripts what is typed is looked up when the form is sent: one hit is
    taken, several are shown to choose from.
    """

    widget = AgreementPicker
    default_error_messages = {
        "gone": _("One of the chosen agreements is not there any more. Look again."),
        "none": _(
            "No agreement is found for “%(typed)s”. Try its number or fewer words."
        ),
        "several": _("Several agreements are found. Tick the one that is meant."),
        "one": _("Only one agreement can be named here."),
        "itself": _("An agreement is not made under itself."),
    }

    def __init__(self, **options):
        options.setdefault("required", False)
        super().__init__(**options)
        self.user, self.without = None, None

    def asked_by(self, user, *, without=None) -> None:
        self.user, self.without = user, without
        self.widget.user = user

    def clean(self, value):
        picked = value or Picked()
        chosen = held(self.user, picked.keys)
        if len(chosen) < len(set(picked.keys)):
            raise forms.ValidationError(self.error_messages["gone"])
        if picked.typed.strip():
            chosen += self._looked_up(picked.typed, chosen)
        if self.required and not chosen:
            raise forms.ValidationError(self.error_messages["required"])
        if self.without is not None and self.without in chosen:
            raise forms.ValidationError(self.error_messages["itself"])
        return sorted(chosen, key=lambda one: one.pk)

    def _looked_up(self, typed, chosen):
        hits = found(self.user, typed)
        if not hits:
            words = self.error_messages["none"] % {"typed": typed.strip()}
            raise forms.ValidationError(words)
        if any(one in chosen for one in hits):
            return []
        if len(hits) > 1 and not NUMBERS.fullmatch(typed):
            raise forms.ValidationError(self.error_messages["several"])
        return hits


class OnePicker(AgreementPicker):
    is_many = False


class AgreementField(AgreementsField):
    """Cleans to one agreement or None."""

    widget = OnePicker

    def clean(self, value):
        chosen = super().clean(value)
        if len(chosen) > 1:
            raise forms.ValidationError(self.error_messages["one"])
        return chosen[0] if chosen else None
