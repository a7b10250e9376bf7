"""How projects are found, and what kind of activity they are."""

from django.utils.translation import gettext_lazy as _

from mosty.activities.kinds import Kind as ActivityKind
from mosty.activities.kinds import register_kind as register_activity_kind
from mosty.activities.times import years
from mosty.projects.models import Project
from mosty.search.kinds import Doc, Kind, register_kind
from mosty.ui.addresses import numbered


def doc_of(project):
    activity = project.activity
    if activity.is_archived:
        return None
    when = years(activity.starts_on, activity.ends_on)
    countries = list(activity.countries.all())
    return Doc(
        title_ru=activity.title_ru,
        title_en=activity.title_en,
        subtitle_ru=" · ".join(
            filter(None, [when, *(one.name_ru for one in countries)])
        ),
        subtitle_en=" · ".join(
            filter(None, [when, *(one.name_en for one in countries)])
        ),
        body_ru=f"{activity.summary_ru} {project.about_ru}".strip(),
        body_en=f"{activity.summary_en} {project.about_en}".strip(),
        url_name="projects:project",
        url_kwargs={"pk": project.pk},
        audience=activity.audience,
    )


def every_project():
    return Project.objects.select_related("activity").prefetch_related(
        "activity__countries"
    )


def register():
    register_activity_kind(
        ActivityKind(
            name="project",
            label=_("Project"),
            plural=_("Projects"),
            icon="calendar",
            url=lambda activity: activity.project.get_absolute_url(),
            along="project",
            office_url=lambda activity: numbered(
                "projects_office:record", pk=activity.project.pk
            ),
        )
    )
    register_kind(
        Kind(
            name="project",
            model=Project,
            label=_("Projects"),
            icon="calendar",
            build=doc_of,
            things=every_project,
            office_url_name="projects_office:record",
        )
    )
