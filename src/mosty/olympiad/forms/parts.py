"""The part of a task's form that its kind asks for: fields, what they held, what they say.

Each kind has `fields()`, `held(written)` for the form and `told(cleaned)` for the task.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.olympiad.bank.written import HEIGHT, WIDTH
from mosty.ui.forms import Row
from mosty.ui.forms.rows import RowsField

LANGUAGES = ("ru", "en")
ACCEPTS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "application/pdf": "PDF",
}
RU, EN = _("In Russian"), _("In English")


def text(label, *, required=True, most=1000):
    return forms.CharField(label=label, max_length=most, required=required)


def whole(label, low, high, **options):
    return forms.IntegerField(label=label, min_value=low, max_value=high, **options)


def lines(label, **options):
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, widget=widget, max_length=4000, **options)


class RightField(forms.TypedChoiceField):
    """Whether an answer is right, as a choice: rows of inputs have no room for ticks."""

    def __init__(self):
        label = pgettext_lazy("answer", "Right")
        super().__init__(
            label=label,
            choices=[("", "—"), ("1", label)],
            coerce=bool,
            empty_value=False,
            required=False,
        )

    def prepare_value(self, value):
        return "1" if value is True else value or ""


def rows(label, columns, *, empty=4, help_text=""):
    return RowsField(columns, empty=empty, label=label, help_text=help_text)


def pair(**more):
    return {"ru": text(RU), "en": text(EN, required=False)} | more


def listed(value) -> list[str]:
    return [one.strip() for one in (value or "").splitlines() if one.strip()]


def parted(value) -> list[str]:
    return [one.strip() for one in (value or "").split(";") if one.strip()]


def plain_rows(found) -> list[dict]:
    return [dict(one) for one in found]


class Choices:
    @staticmethod
    def fields(kind):
        words = (
            _("Mark the right one.")
            if kind == "single"
            else _("Mark all that are right.")
        )
        columns = pair(right=RightField())
        return {"choices": rows(_("Answers to choose from"), columns, help_text=words)}

    @staticmethod
    def held(written):
        return {"choices": [Row(one) for one in written.get("choices", ())]}

    @staticmethod
    def told(cleaned):
        return {"choices": plain_rows(cleaned["choices"])}


class Items:
    @staticmethod
    def fields(kind):
        columns = pair()
        if kind == "timeline":
            columns["year"] = whole(_("Year"), -3000, 2200)
        words = _("In the right order; pupils see them shuffled.")
        return {"items": rows(_("What is put in order"), columns, help_text=words)}

    @staticmethod
    def held(written):
        return {"items": [Row(one) for one in written.get("items", ())]}

    @staticmethod
    def told(cleaned):
        return {"items": plain_rows(cleaned["items"])}


class Pairs:
    @staticmethod
    def fields(kind):
        columns = {
            "left_ru": text(_("Left, in Russian")),
            "right_ru": text(_("Right, in Russian")),
            "left_en": text(_("Left, in English"), required=False),
            "right_en": text(_("Right, in English"), required=False),
        }
        return {"pairs": rows(_("Pairs that belong together"), columns)}

    @staticmethod
    def held(written):
        return {"pairs": [Row(one) for one in written.get("pairs", ())]}

    @staticmethod
    def told(cleaned):
        return {"pairs": plain_rows(cleaned["pairs"])}


def typos_field():
    return forms.TypedChoiceField(
        label=_("Slips of a letter forgiven"),
        choices=[(0, "0"), (1, "1"), (2, "2")],
        coerce=int,
        required=False,
        empty_value=0,
    )


class Words:
    @staticmethod
    def fields(kind):
        words = _("One on a line; case, quotes, ё and е do not matter.")
        return {
            "keys_ru": lines(_("Right answers, in Russian"), help_text=words),
            "keys_en": lines(_("Right answers, in English"), required=False),
            "typos": typos_field(),
        }

    @staticmethod
    def held(written):
        told = {f"keys_{one}": written.get(f"keys_{one}", ()) for one in LANGUAGES}
        held = {name: "\n".join(words) for name, words in told.items()}
        return held | {"typos": written.get("typos", 0)}

    @staticmethod
    def told(cleaned):
        told = {f"keys_{one}": listed(cleaned[f"keys_{one}"]) for one in LANGUAGES}
        return told | {"typos": cleaned["typos"]}


class Gaps:
    @staticmethod
    def fields(kind):
        columns = {
            "keys_ru": text(_("Right answers, in Russian")),
            "keys_en": text(_("Right answers, in English"), required=False),
            "typos": typos_field(),
        }
        words = _(
            "Mark gaps in both texts as {1}, {2} …; here their answers in this order, "
            "several parted by a semicolon."
        )
        return {"gaps": rows(_("Gaps"), columns, empty=3, help_text=words)}

    @staticmethod
    def held(written):
        return {
            "gaps": [
                Row(
                    keys_ru="; ".join(one["keys_ru"]),
                    keys_en="; ".join(one["keys_en"]),
                    typos=one["typos"],
                )
                for one in written.get("gaps", ())
            ]
        }

    @staticmethod
    def told(cleaned):
        return {
            "gaps": [
                {
                    "keys_ru": parted(one["keys_ru"]),
                    "keys_en": parted(one["keys_en"]),
                    "typos": one["typos"],
                }
                for one in cleaned["gaps"]
            ]
        }


class Numbers:
    @staticmethod
    def fields(kind):
        if kind == "year":
            return {
                "value": whole(_("Year"), -3000, 2200),
                "tolerance": whole(_("Years off that are right"), 0, 100, initial=0),
            }
        return {
            "value": forms.FloatField(label=pgettext_lazy("key", "Number")),
            "tolerance": forms.FloatField(
                label=_("How far off is right"), min_value=0, initial=0
            ),
        }

    @staticmethod
    def held(written):
        return {
            name: written[name] for name in ("value", "tolerance") if name in written
        }

    @staticmethod
    def told(cleaned):
        return {name: tidy(cleaned[name]) for name in ("value", "tolerance")}


def tidy(number):
    is_whole = isinstance(number, float) and number.is_integer()
    return int(number) if is_whole else number


class Places:
    @staticmethod
    def fields(kind):
        columns = {
            "id": forms.CharField(required=False, widget=forms.HiddenInput),
            **pair(),
            "x": whole(_("From the left"), 0, WIDTH),
            "y": whole(_("From above"), 0, HEIGHT),
            "radius": whole(_("Radius"), 1, WIDTH),
            "right": RightField(),
        }
        words = _(
            "The picture is 1000 wide and 700 high, whatever its size. Who cannot press "
            "on it chooses from these places by name."
        )
        return {"places": rows(_("Places on the picture"), columns, help_text=words)}

    @staticmethod
    def held(written):
        return {"places": [Row(one) for one in written.get("places", ())]}

    @staticmethod
    def told(cleaned):
        places = plain_rows(cleaned["places"])
        taken = {one["id"] for one in places if one["id"]}
        free = (f"p{number}" for number in range(1, 999) if f"p{number}" not in taken)
        return {"places": [{**one, "id": one["id"] or next(free)} for one in places]}


class Criteria:
    @staticmethod
    def fields(kind):
        columns = pair(points=whole(_("Points"), 1, 100))
        found = {
            "criteria": rows(
                _("By what it is marked"),
                columns,
                help_text=_("Their points together are those of the task."),
            )
        }
        if kind == "essay":
            found["least"] = whole(_("Words at least"), 1, 5000, initial=50)
            found["most"] = whole(_("Words at most"), 2, 5000, initial=200)
        else:
            found["accepts"] = forms.MultipleChoiceField(
                label=_("Files that are accepted"),
                choices=list(ACCEPTS.items()),
                widget=forms.CheckboxSelectMultiple,
                initial=list(ACCEPTS),
            )
        return found

    @staticmethod
    def held(written):
        held = {"criteria": [Row(one) for one in written.get("criteria", ())]}
        held |= written.get("words") or {}
        return held | {n: written[n] for n in ("accepts",) if n in written}

    @staticmethod
    def told(cleaned):
        told = {"criteria": plain_rows(cleaned["criteria"])}
        if "least" in cleaned:
            told["words"] = {"least": cleaned["least"], "most": cleaned["most"]}
        if "accepts" in cleaned:
            told["accepts"] = list(cleaned["accepts"])
        return told


OF_KIND = {
    "single": Choices,
    "multiple": Choices,
    "order": Items,
    "timeline": Items,
    "match": Pairs,
    "short": Words,
    "gap": Gaps,
    "number": Numbers,
    "year": Numbers,
    "point": Places,
    "essay": Criteria,
    "file": Criteria,
}
