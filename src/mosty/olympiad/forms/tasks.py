"""Input: a task of the bank, of any kind."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents.forms import DocumentsField
from mosty.documents.forms.pictures import ACCEPT
from mosty.olympiad.bank import shipped
from mosty.olympiad.bank.finishing import hindrances_of
from mosty.olympiad.bank.written import LANGUAGES
from mosty.olympiad.forms.parts import OF_KIND
from mosty.olympiad.models import Task
from mosty.olympiad.wording import AGES, TOPICS, TRACKS, faults_told
from mosty.ui.forms import Pair, Part, RecordForm

SOUNDS = "audio/mpeg,audio/ogg,audio/mp4,audio/wav"
TEXTS = ("text", "explanation", "picture_alt", "picture_source", "transcript")
KEPT = tuple(f"{name}_{language}" for name in TEXTS for language in LANGUAGES)
STRICT = {"multiple", "order", "timeline", "match", "gap"}
NOT_A_KEY = re.compile(r"[^a-z0-9]+")


def long(label="", rows=3, **options):
    widget = forms.Textarea(attrs={"rows": rows})
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=8000, widget=widget, **options)


class TaskForm(RecordForm):
    """Writes a task or changes it; what its kind asks for stands in the middle.

    `written()` is the whole task. What is still missing in it, a language or a proof,
    does not keep it out of the bank, but out of every paper.
    """

    text_ru = long(_("What is asked"), 4, required=True)
    text_en = long(rows=4)
    points = forms.IntegerField(
        label=_("Points"), min_value=1, max_value=100, initial=2
    )
    is_strict = forms.BooleanField(
        label=_("All or nothing: no points for a part of the answer"), required=False
    )
    explanation_ru = long(_("Why this is the answer, told after the work"))
    explanation_en = long()
    proof_title = forms.CharField(
        label=_("What proves it: title, institution or address"),
        max_length=300,
        required=False,
    )
    proof_where = forms.CharField(
        label=_("Where in it: year, page, chapter, address"),
        max_length=300,
        required=False,
    )
    ages = forms.MultipleChoiceField(
        label=_("Age groups"), choices=AGES, widget=forms.CheckboxSelectMultiple
    )
    track = forms.MultipleChoiceField(
        label=pgettext_lazy("task", "For whom"),
        choices=TRACKS,
        widget=forms.CheckboxSelectMultiple,
    )
    topic = forms.ChoiceField(label=_("Topic"))
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"),
        choices=[(number, str(number)) for number in range(1, 6)],
        coerce=int,
        initial=2,
        help_text=_("1 is the easiest."),
    )
    author = forms.CharField(label=_("Author"), max_length=120)
    key = forms.CharField(
        label=_("Short name"),
        max_length=80,
        required=False,
        help_text=_("Latin letters, digits, hyphens. Empty: made from the text."),
    )
    scheme = forms.ChoiceField(label=_("Picture from the shipped ones"), required=False)
    picture = DocumentsField(
        label=_("Picture of your own"), is_many=False, accept=ACCEPT, required=False
    )
    no_picture = forms.BooleanField(label=_("Take the picture away"), required=False)
    picture_alt_ru = long(_("What the picture shows"), 2)
    picture_alt_en = long(rows=2)
    picture_source_ru = forms.CharField(
        label=_("Source of the picture"), max_length=400, required=False
    )
    picture_source_en = forms.CharField(max_length=400, required=False)
    audio = DocumentsField(
        label=_("Sound"), is_many=False, accept=SOUNDS, required=False, most_mb=20
    )
    no_audio = forms.BooleanField(label=_("Take the sound away"), required=False)
    transcript_ru = long(_("What the sound says"), 3)
    transcript_en = long(rows=3)

    def __init__(self, *args, kind: str, by, written=None, **options):
        self.kind, self.was = kind, written or {}
        held = held_by(kind, self.was) if written else {}
        options["initial"] = held | (options.get("initial") or {})
        super().__init__(*args, **options)
        own = OF_KIND[kind].fields(kind)
        self.fields |= own
        known = dict(TOPICS)
        for topic in Task.objects.values_list("topic", flat=True).distinct():
            known.setdefault(topic, topic)
        self.fields["topic"].choices = list(known.items())
        self.fields["scheme"].choices = [("", "—"), *((o, o) for o in schemes())]
        for name in ("picture", "audio"):
            self.fields[name].belongs_to(by, box=f"task:{self.was.get('key', 'new')}")
        if kind not in STRICT:
            del self.fields["is_strict"]
        self.parts = parts_for(kind, own)
        for part in self.parts:
            for one in part.fields:
                if isinstance(one, Pair):
                    self._tell_languages(*one.names)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        for name in ("picture", "audio"):
            self._told_in_words(name)
        if self.errors:
            return cleaned
        coming = {"picture": "coming"} if cleaned.get("picture") else {}
        if faults := hindrances_of(self.written() | coming):
            self.add_error(None, f"{faults_told(faults)}.")
        return cleaned

    def _told_in_words(self, name):
        """A file that comes is told in words, for those who do not see or hear it."""
        words = {"picture": "picture_alt", "audio": "transcript"}[name]
        for language in LANGUAGES:
            given = self.cleaned_data.get(f"{words}_{language}")
            if self.cleaned_data.get(name) and not given:
                self.add_error(f"{words}_{language}", _("Say it in words too."))

    def written(self) -> dict:
        """The task as the bank keeps it; a picture that came now is not in it yet."""
        told = self.cleaned_data
        kept = {name: told[name] for name in KEPT}
        written = {**self.was, **kept, **OF_KIND[self.kind].told(told)}
        written |= {
            "kind": self.kind,
            "key": told["key"] or self.was.get("key") or key_from(told),
            "proof": {"title": told["proof_title"], "where": told["proof_where"]},
        }
        for name in ("ages", "track", "topic", "difficulty", "points", "author"):
            written[name] = told[name]
        if "is_strict" in told:
            written["is_strict"] = told["is_strict"]
        if told["no_picture"]:
            written.pop("picture", None)
        if told["scheme"]:
            written["picture"] = told["scheme"]
        if told["no_audio"]:
            written.pop("audio", None)
        return {name: one for name, one in written.items() if one not in ("", None)} | {
            name: written[name] for name in ("text_ru", "text_en")
        }


def parts_for(kind: str, own) -> tuple[Part, ...]:
    own = [name for name in own if name not in {"keys_ru", "keys_en"}]
    keys = (Pair("keys"),) if kind == "short" else ()
    media = ("scheme", "picture", "no_picture", Pair("picture_alt"))
    sound = (Pair("picture_source"), "audio", "no_audio", Pair("transcript"))
    return (
        Part(_("The question"), (Pair("text"),)),
        Part(_("The answer"), (*keys, *own, "points", "is_strict")),
        Part(
            _("Explanation and proof"),
            (Pair("explanation"), "proof_title", "proof_where"),
        ),
        Part(
            _("For whom and of what"),
            ("ages", "track", "topic", "difficulty", "author", "key"),
        ),
        Part(_("Picture and sound"), (*media, *sound), is_folded=kind != "point"),
    )


def held_by(kind: str, written: dict) -> dict:
    """What the fields show of a task."""
    names = ("ages", "track", "topic", "difficulty", "points", "author", "key")
    held = {name: written.get(name) for name in (*names, *KEPT, "is_strict")}
    proof = written.get("proof") or {}
    held |= {"proof_title": proof.get("title"), "proof_where": proof.get("where")}
    if written.get("picture") in schemes():
        held["scheme"] = written["picture"]
    return held | OF_KIND[kind].held(written)


def schemes() -> list[str]:
    return sorted({one["picture"] for one in shipped() if one.get("picture")})


def key_from(told) -> str:
    """A short name of the English text, or of the Russian one in Latin letters."""
    base = told["text_en"] or romanised(told["text_ru"])
    plain = unicodedata.normalize("NFKD", base.lower()).encode("ascii", "ignore")
    words = NOT_A_KEY.sub("-", plain.decode()).strip("-")[:50].strip("-") or "task"
    key, number = words, 2
    while Task.objects.filter(key=key).exists():
        key, number = f"{words}-{number}", number + 1
    return key


LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "iu",
            "ia",
        ],
        strict=True,
    )
)


def romanised(text: str) -> str:
    return "".join(LETTERS.get(one, one) for one in text.lower())
