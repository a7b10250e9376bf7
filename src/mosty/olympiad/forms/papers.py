"""Input: a paper's pool of tasks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.olympiad.models import Paper, PoolTask, Task, Track
from mosty.olympiad.wording import topic_told
from mosty.ui.bilingual import in_language

AGES = (("5-7", 5, 7), ("8-9", 8, 9), ("10-11", 10, 12))


class TasksField(forms.ModelMultipleChoiceField):
    """Tasks with what one chooses them by."""

    def __init__(self, **options):
        options.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(Task.objects.none(), **options)

    def label_from_instance(self, obj):
        told = [
            text_of(obj),
            str(obj.get_kind_display()),
            topic_told(obj.topic),
            str(_("difficulty %(number)s") % {"number": obj.difficulty}),
            str(_("points: %(number)s") % {"number": obj.points}),
        ]
        if obj.checked_at is None:
            told.append(str(_("not checked by the institution")))
        return " · ".join(told)


def text_of(task: Task) -> str:
    written = task.written
    text = written.get("text_ru") or written.get("text_en") or task.key
    text = " ".join(text.split())
    return text if len(text) <= 110 else f"{text[:109]}…"


class PaperForm(forms.Form):
    """A paper of a round. The pool is chosen among the tasks of the track's grades."""

    track = forms.ModelChoiceField(Track.objects.none(), label=_("Track"))
    tasks_each = forms.IntegerField(
        label=_("Tasks in each variant"), min_value=1, max_value=60, initial=10
    )
    variants_each = forms.IntegerField(
        label=_("Variants for each group of zones"),
        min_value=1,
        max_value=20,
        initial=2,
    )
    fixed = TasksField(
        label=_("In every variant"),
        required=False,
        help_text=_("Usually none: such a task is the same for all zones."),
    )
    pool = TasksField(
        label=_("The pool"),
        help_text=_(
            "Variants are made of these. For tasks of its own in each group of zones "
            "the pool needs as many times the tasks of a variant as there are groups."
        ),
    )

    def __init__(self, *args, round, paper=None, track=None, **options):
        if paper is not None:
            options["initial"] = initial_of(paper) | (options.get("initial") or {})
        super().__init__(*args, **options)
        tracks = round.edition.tracks.all()
        if paper is not None:
            tracks = tracks.filter(pk=paper.track_id)
        self.fields["track"].queryset = tracks
        self.fields["track"].label_from_instance = lambda one: (
            in_language(one, "title").text
        )
        offered = offered_to(track or (paper.track if paper else None))
        if paper is not None:
            held = PoolTask.objects.filter(paper=paper).values("task")
            offered |= Task.objects.filter(pk__in=held)
        offered = offered.distinct().order_by("difficulty", "topic", "pk")
        self.fields["pool"].queryset = offered
        self.fields["fixed"].queryset = offered


def initial_of(paper: Paper) -> dict:
    rows = PoolTask.objects.filter(paper=paper)
    return {
        "track": paper.track_id,
        "tasks_each": paper.tasks_each,
        "variants_each": paper.variants_each,
        "pool": [one.task_id for one in rows if not one.is_fixed],
        "fixed": [one.task_id for one in rows if one.is_fixed],
    }


def offered_to(track: Track | None):
    """Tasks of the track's grades and speech; all that stand while there is none."""
    tasks = Task.objects.filter(is_archived=False)
    if track is None:
        return tasks
    ages = [
        name
        for name, low, high in AGES
        if low <= track.to_grade and track.from_grade <= high
    ]
    return tasks.filter(ages__overlap=ages, tracks__contains=[track.speech])
