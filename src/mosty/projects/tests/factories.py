"""The smallest valid projects."""

import factory

from mosty.activities.tests.factories import ActivityFactory
from mosty.projects.models import Deliverable, Phase, Project


class ProjectFactory(factory.django.DjangoModelFactory):
    """A project, its years not known; `phases=[(2014, 2016)]` gives them.

    Columns of its activity go as `activity__title_ru`. A third value of a phase is
    its kind.
    """

    class Meta:
        model = Project
        skip_postgeneration_save = True

    class Params:
        confidential = factory.Trait(activity__confidential=True)
        archived = factory.Trait(activity__archived=True)
        finished = factory.Trait(activity__finished=True)

    activity = factory.SubFactory(
        ActivityFactory,
        kind="project",
        title_ru=factory.Sequence(lambda n: f"Проект {n}"),
    )
    position = factory.Sequence(lambda n: n + 1)

    @factory.post_generation
    def phases(project, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        for since, until, *kind in given or ():
            PhaseFactory(
                project=project,
                since_year=since,
                until_year=until,
                kind=kind[0] if kind else "planned",
            )


class PhaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Phase

    project = factory.SubFactory(ProjectFactory)
    since_year = 2014
    until_year = 2016


class DeliverableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deliverable

    project = factory.SubFactory(ProjectFactory)
    title_ru = factory.Sequence(lambda n: f"Пособие {n}")
