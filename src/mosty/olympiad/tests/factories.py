"""Small editions with papers, entrants and attempts."""

from datetime import date, time, timedelta

import factory
from django.utils import timezone

from mosty.activities.tests.factories import ActivityFactory
from mosty.olympiad import models
from mosty.olympiad.actions import open_log


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Edition

        skip_postgeneration_save = True

    activity = factory.SubFactory(ActivityFactory, kind="olympiad")

    @factory.post_generation
    def log(edition, is_made, _given):  # noqa: N805 - factory_boy's way
        if is_made:
            open_log(edition)


class RoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Round

    edition = factory.SubFactory(EditionFactory)
    position = factory.Sequence(lambda number: number)
    title_ru = "Отборочный тур"
    duration_min = 60
    released_at = factory.LazyFunction(timezone.now)


class TrackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Track

    edition = factory.SubFactory(EditionFactory)
    title_ru = "5–7 классы"
    from_grade = 5
    to_grade = 7


class ZoneGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ZoneGroup

    round = factory.SubFactory(RoundFactory)
    title_ru = "Москва"
    opens_on = date(2026, 3, 2)
    opens_time = time(9)
    closes_on = date(2026, 3, 2)
    closes_time = time(18)


class PaperFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Paper

    round = factory.SubFactory(RoundFactory)
    track = factory.LazyAttribute(lambda one: TrackFactory(edition=one.round.edition))


class VariantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Variant

    paper = factory.SubFactory(PaperFactory)
    group = factory.LazyAttribute(lambda one: ZoneGroupFactory(round=one.paper.round))
    number = 1
    sheet = factory.LazyFunction(dict)
    keys = factory.LazyFunction(lambda: {"t1": {}, "t2": {}, "t3": {}})
    checksum = "0" * 64


class EntrantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Entrant

    edition = factory.SubFactory(EditionFactory)
    track = factory.LazyAttribute(lambda one: TrackFactory(edition=one.edition))
    code = factory.Sequence(lambda number: f"CODE{number:04}")
    zone = "Europe/Moscow"


class AttemptFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Attempt

    class Params:
        edition = factory.SubFactory(EditionFactory)

    round = factory.LazyAttribute(lambda one: RoundFactory(edition=one.edition))
    entrant = factory.LazyAttribute(lambda one: EntrantFactory(edition=one.edition))
    variant = factory.LazyAttribute(
        lambda one: VariantFactory(
            paper=PaperFactory(round=one.round, track=one.entrant.track)
        )
    )
    started_at = factory.LazyFunction(timezone.now)
    ends_at = factory.LazyAttribute(lambda one: one.started_at + timedelta(hours=1))
