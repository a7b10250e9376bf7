"""Questions to the projects that more than one page asks."""

from dataclasses import dataclass

from mosty.activities import times
from mosty.projects import course
from mosty.projects.models import Phase, Project
from mosty.ui.bilingual import in_language
from mosty.ui.span import Span, scale_of


@dataclass(frozen=True)
class Row:
    """A project with what a list shows of it."""

    project: Project
    countries: list
    stages: list[course.Stage]
    span: Span
    standing: course.Standing

    @property
    def activity(self):
        return self.project.activity

    @property
    def announced(self) -> str:
        return ", ".join(one.years for one in self.stages if not one.is_prolongation)

    @property
    def prolonged(self) -> str:
        return ", ".join(one.years for one in self.stages if one.is_prolongation)

    @property
    def whole(self) -> str:
        """From the first year to the last, as elsewhere on the site."""
        return times.years(self.activity.starts_on, self.activity.ends_on)

    @property
    def between(self) -> str:
        """`Россия – Австрия`, or more countries in a row."""
        names = [in_language(one, "name").text for one in self.countries]
        return "\u00a0– ".join(names) if len(names) == 2 else ", ".join(names)


def stages_of(project) -> list[course.Stage]:
    return [
        course.Stage(
            phase.since_year,
            phase.until_year,
            is_prolongation=phase.kind == Phase.Kind.PROLONGED,
        )
        for phase in project.phases.all()
    ]


def row_of(project, *, on, home) -> Row:
    """`home` is the code of the institution's country: it stands first."""
    stages, activity = stages_of(project), project.activity
    countries = sorted(activity.countries.all(), key=lambda one: one.code != home)
    return Row(
        project=project,
        countries=countries,
        stages=stages,
        span=course.span_of(stages, today=on),
        standing=course.standing_on(on, state=activity.state, ends_on=activity.ends_on),
    )


def visible(user):
    """Visible projects along with what rows read: three queries."""
    return (
        Project.objects.visible_to(user)
        .select_related("activity")
        .prefetch_related("phases", "activity__countries")
    )


def rows(projects, *, on, home) -> list[Row]:
    return [row_of(project, on=on, home=home) for project in projects]


def scale(shown: list[Row], *, on):
    """One scale for all rows, or None when no year of theirs is known."""
    return scale_of([row.span for row in shown], today=on)
