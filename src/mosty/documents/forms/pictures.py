"""The form of a picture: the file, its words in two languages, its focus point."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from mosty.documents import actions
from mosty.documents.forms.boxes import DocumentsField
from mosty.documents.models.image import MIDDLE

ACCEPT = "image/jpeg,image/png,image/webp,image/gif"


class FocusInput(forms.MultiWidget):
    """Two numbers; where the picture is known, a click on it writes them."""

    image = None

    def __init__(self, attrs=None):
        number = {"min": 0, "max": 100, "inputmode": "numeric"}
        across, down = (forms.NumberInput(number) for _axis in "xy")
        super().__init__({"x": across, "y": down}, attrs)

    def decompress(self, value):
        return list(value) if value else [MIDDLE, MIDDLE]

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_

    def render(self, name, value, attrs=None, renderer=None):
        context = self.get_context(name, value, attrs)["widget"]
        told = {"x": context["subwidgets"][0], "y": context["subwidgets"][1]}
        told |= {"image": self.image, "attrs": context["attrs"]}
        return render_to_string("documents/focus.html", told)


class FocusField(forms.MultiValueField):
    """A pair of percentages: from the left, from above."""

    widget = FocusInput

    def __init__(self, **options):
        percent = {"min_value": 0, "max_value": 100}
        numbers = (forms.IntegerField(**percent), forms.IntegerField(**percent))
        options.setdefault("initial", (MIDDLE, MIDDLE))
        options.setdefault("label", _("What must stay in sight"))
        options.setdefault(
            "help_text",
            _("In percent from the left and from above; 50 and 50 is the middle."),
        )
        super().__init__(numbers, **options)

    def compress(self, values):
        return tuple(values) if values else (MIDDLE, MIDDLE)


class ImageForm(forms.Form):
    """A new picture, or with `image` its words, its focus point or another file.

    `box` names the form and its record. `save(by=…)` gives the `Image`, or None where
    `is_optional` and nothing was chosen.
    """

    picture = DocumentsField(label=_("Picture"), is_many=False, accept=ACCEPT)
    alt_ru = forms.CharField(
        label=_("What the picture shows, in Russian"),
        max_length=400,
        help_text=_("Read aloud to those who do not see it; shown when it is hidden."),
    )
    alt_en = forms.CharField(
        label=_("What the picture shows, in English"), max_length=400
    )
    focus = FocusField()

    def __init__(self, data=None, files=None, *, by, box, image=None, **options):
        self.is_optional = options.pop("is_optional", False)
        self.image = image
        if image is not None:
            told = {"alt_ru": image.alt_ru, "alt_en": image.alt_en}
            focus = (image.focus_x, image.focus_y)
            options["initial"] = {**told, "focus": focus, **options.get("initial", {})}
        super().__init__(data, files, **options)
        self.fields["picture"].belongs_to(by, box=box)
        self.fields["picture"].required = image is None and not self.is_optional
        self.fields["focus"].widget.image = image
        self.fields["alt_ru"].widget.attrs["lang"] = "ru"
        self.fields["alt_en"].widget.attrs["lang"] = "en"
        if self.is_optional and image is None:
            self.fields["alt_ru"].required = self.fields["alt_en"].required = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("picture"):
            for name in ("alt_ru", "alt_en"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Say in words what the picture shows."))
        return cleaned

    def save(self, *, by, **fields):
        told = {name: self.cleaned_data[name] for name in ("alt_ru", "alt_en")}
        focus = self.cleaned_data["focus"]
        uploads = self.cleaned_data["picture"]
        if uploads:
            return actions.take_image(
                uploads[0], by=by, focus=focus, image=self.image, **told, **fields
            )
        if self.image is not None:
            return actions.describe_image(self.image, by=by, focus=focus, **told)
        return None
