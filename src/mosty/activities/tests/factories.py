"""The smallest valid directions, forms and activities."""

import datetime

import factory

from mosty.activities.models import Activity, CooperationForm, Direction, Participation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.search.words import sort_key


class DirectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Direction

    number = factory.Sequence(lambda n: n + 1)
    title_ru = factory.Sequence(lambda n: f"Направление {n + 1}")
    text_ru = factory.LazyAttribute(lambda one: f"{one.title_ru}: полный текст")


class CooperationFormFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CooperationForm

    number = factory.Sequence(lambda n: n + 1)
    title_ru = factory.Sequence(lambda n: f"Форма {n + 1}")
    text_ru = factory.LazyAttribute(lambda one: f"{one.title_ru}: полный текст")


class ActivityFactory(factory.django.DjangoModelFactory):
    """Something done, its days not known; `dated=True` has them.

    `partners`, `countries`, `directions` and `forms` take lists.
    """

    class Meta:
        model = Activity
        skip_postgeneration_save = True

    class Params:
        dated = factory.Trait(
            starts_on=datetime.date(2026, 3, 12),
            starts_precision="day",
            ends_on=datetime.date(2026, 3, 14),
            ends_precision="day",
        )
        running = factory.Trait(state="running")
        finished = factory.Trait(state="finished")
        confidential = factory.Trait(audience="confidential")
        archived = factory.Trait(is_archived=True)

    kind = "event"
    title_ru = factory.Sequence(lambda n: f"Встреча {n}")
    sort_ru = factory.LazyAttribute(lambda one: sort_key(one.title_ru)[:420])

    @factory.post_generation
    def partners(activity, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        for partner in given or ():
            ParticipationFactory(activity=activity, organisation=partner)

    @factory.post_generation
    def countries(activity, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        if given:
            activity.countries.set(given)

    @factory.post_generation
    def directions(activity, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        if given:
            activity.directions.set(given)

    @factory.post_generation
    def forms(activity, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        if given:
            activity.forms.set(given)


class ParticipationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participation

    activity = factory.SubFactory(ActivityFactory)
    organisation = factory.SubFactory(OrganisationFactory)
