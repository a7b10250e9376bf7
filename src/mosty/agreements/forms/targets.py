"""A sentence for each target of the Sustainable Development Goal 4 that is served."""

from functools import lru_cache

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from mosty.activities.sdg import targets
from mosty.ui.bilingual import current_language
from mosty.ui.forms import Pair

PREFIX = "target_"


@lru_cache(maxsize=1)
def shipped() -> dict[str, dict[str, str]]:
    """The targets of the shipped file by their codes, in order."""
    return {row["code"]: row for row in targets()}


def titled(code) -> str:
    return _("%(code)s: why it is served, in one sentence") % {"code": code}


def worded(code) -> str:
    return shipped()[code][f"text_{current_language()}"]


def name_of(code) -> str:
    return PREFIX + code.replace(".", "")


def fields() -> dict[str, forms.Field]:
    made = {}
    for code in shipped():
        label, hint = lazy(titled, str)(code), lazy(worded, str)(code)
        made[f"{name_of(code)}_ru"] = forms.CharField(
            label=label, help_text=hint, max_length=400, required=False
        )
        made[f"{name_of(code)}_en"] = forms.CharField(max_length=400, required=False)
    return made


PAIRS = tuple(Pair(name_of(code)) for code in shipped())
TargetFields = type(forms.Form)("TargetFields", (forms.Form,), fields())


def values_of(activity) -> dict[str, str]:
    """What stands in each field for an activity."""
    told = dict.fromkeys(fields(), "")
    for one in activity.sdg_contributions.all():
        told[f"{name_of(one.target_id)}_ru"] = one.reason_ru
        told[f"{name_of(one.target_id)}_en"] = one.reason_en
    return told


def rows_of(cleaned) -> list[tuple[str, str, str]]:
    """`(code, reason_ru, reason_en)` of those that a sentence names."""
    rows = [
        (code, cleaned[f"{name_of(code)}_ru"], cleaned[f"{name_of(code)}_en"])
        for code in shipped()
    ]
    return [row for row in rows if row[1] or row[2]]


def check(form, cleaned) -> None:
    """A sentence is in Russian at least: the register's own language."""
    for code in shipped():
        ru, en = (cleaned.get(f"{name_of(code)}_{one}") for one in ("ru", "en"))
        if en and not ru:
            words = _("Write the sentence in Russian too.")
            form.add_error(f"{name_of(code)}_ru", words)
