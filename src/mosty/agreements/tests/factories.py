"""The smallest valid agreements; traits name situations.

What dates tell is told for today, so `in_force=True` and the like are dated from
today.
"""

import datetime

import factory
from django.utils import timezone

from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import rolling, term
from mosty.agreements.checked import subjects
from mosty.agreements.models import (
    Agreement,
    AgreementActivity,
    Extension,
    Paper,
    Party,
    Route,
    RouteStep,
    Stage,
)
from mosty.documents.models import Document
from mosty.documents.tests.factories import stored
from mosty.partners.models import CheckSource
from mosty.partners.tests.factories import OrganisationFactory, PartnerCheckFactory


def days_from_today(days):
    return factory.LazyFunction(
        lambda: timezone.localdate() + datetime.timedelta(days=days)
    )


def dated(since, until):
    return factory.Trait(
        signed=True,
        signed_on=days_from_today(since),
        signed_precision="day",
        term_rule="until",
        valid_until=days_from_today(until),
        valid_precision="day",
    )


def term_of(one):
    return term.Term(
        rule=one.term_rule,
        signed_on=one.signed_on,
        in_force_from=one.in_force_from,
        months=one.term_months,
        valid_until=one.valid_until,
        renews_by_itself=one.renewal_rule == "automatic",
        renewal_months=one.renewal_months,
        renewal_limit=one.renewal_limit,
    )


class AgreementFactory(factory.django.DjangoModelFactory):
    """A signed agreement with one partner of Belarus, its dates not known.

    Traits: `draft`, `idea`, `planned` (an idea shown to all), `signed`,
    `unknown_term`, `in_force`, `expiring`, `expired`, `endless`, `ended`,
    `confidential`, `staff_only`, `domestic`. `parties=False` seats nobody,
    `directions=[…]` sets directions.
    """

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    class Params:
        signed = factory.Trait(stage=Stage.SIGNED, origin="registered")
        draft = factory.Trait(stage=Stage.DRAFT, origin="")
        idea = factory.Trait(stage=Stage.IDEA, origin="")
        planned = factory.Trait(stage=Stage.IDEA, origin="", is_shown_as_planned=True)
        unknown_term = factory.Trait(signed=True)
        in_force = dated(-365, 730)
        expiring = dated(-1000, 60)
        expired = dated(-1500, -30)
        endless = factory.Trait(
            signed=True,
            signed_on=days_from_today(-400),
            signed_precision="day",
            term_rule="indefinite",
        )
        ended = factory.Trait(
            stage=Stage.ENDED,
            origin="registered",
            ended_early_on=days_from_today(-10),
        )
        confidential = factory.Trait(audience="confidential")
        staff_only = factory.Trait(audience="staff")
        domestic = factory.Trait(
            section="interregional",
            counterpart=factory.SubFactory(OrganisationFactory, russian=True),
        )

    register_number = factory.Sequence(lambda n: n + 1)
    section = "foreign"
    kind = "agreement"
    kind_text_ru = "Соглашение о сотрудничестве"
    stage = Stage.SIGNED
    origin = "registered"
    signed_on = None
    in_force_from = None
    term_rule = "unknown"
    term_months = None
    valid_until = None
    renewal_rule = "unknown"
    renewal_months = None
    renewal_limit = None
    counterpart = factory.SubFactory(OrganisationFactory)
    country = factory.SelfAttribute("counterpart.country")
    region = factory.SelfAttribute("counterpart.region")
    partner_sort = factory.SelfAttribute("counterpart.sort_ru")
    starts_on = factory.LazyAttribute(lambda one: term.starts_on(term_of(one)))
    ends_on = factory.LazyAttribute(lambda one: term.ends_on(term_of(one)))
    is_endless = factory.LazyAttribute(lambda one: term.is_endless(term_of(one)))
    rolling_from = factory.LazyAttribute(
        lambda one: rolling.columns_of(term_of(one))["rolling_from"]
    )
    rolling_months = factory.LazyAttribute(
        lambda one: one.renewal_months if one.rolling_from else None
    )

    @factory.post_generation
    def parties(agreement, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        """The lead partner's seat; `parties=False` leaves the agreement empty."""
        if is_made and given is not False and agreement.counterpart:
            PartyFactory(
                agreement=agreement, organisation=agreement.counterpart, position=2
            )

    @factory.post_generation
    def directions(agreement, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        if given:
            agreement.directions.set(given)


class PartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Party

    agreement = factory.SubFactory(AgreementFactory, parties=False)
    organisation = factory.SubFactory(OrganisationFactory)
    name_at_signing = factory.LazyAttribute(lambda one: one.organisation.name_ru)


class ExtensionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Extension

    agreement = factory.SubFactory(AgreementFactory, in_force=True)
    until = days_from_today(900)


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    title_ru = "Скан соглашения"


class PaperFactory(factory.django.DjangoModelFactory):
    """A scan kept for staff; `published=True` is on the site."""

    class Meta:
        model = Paper

    class Params:
        published = factory.Trait(document__audience="public")

    agreement = factory.SubFactory(AgreementFactory)
    document = factory.SubFactory(DocumentFactory)


class AgreementActivityFactory(factory.django.DjangoModelFactory):
    """Something done under an agreement."""

    class Meta:
        model = AgreementActivity

    agreement = factory.SubFactory(AgreementFactory)
    activity = factory.SubFactory(ActivityFactory)


class RouteStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RouteStep

    position = 1
    role = "lawyer"
    workdays = 3


class RouteFactory(factory.django.DjangoModelFactory):
    """A route of the roles named in `of`, one after another; the lawyer by default.

    `of=[("lawyer", "head"), "rector"]` asks the first two together.
    """

    class Meta:
        model = Route
        skip_postgeneration_save = True

    title_ru = "Обычный маршрут"

    @factory.post_generation
    def of(route, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        for position, roles in enumerate(given or ["lawyer"], start=1):
            for role in [roles] if isinstance(roles, str) else roles:
                RouteStepFactory(route=route, position=position, role=role)


def drafted(agreement, text="1. Стороны сотрудничают.\n2. Срок — три года.\n"):
    """A draft paper of the agreement with one version of plain text."""
    document = stored(text.encode(), name="draft.txt", audience="staff")
    return PaperFactory(agreement=agreement, document=document, role="draft")


def checked(agreement):
    """The agreement with every check that comes before signing, made today."""
    sources = CheckSource.objects.in_use(jurisdiction="RU").filter(is_required=True)
    for source in sources:
        for subject in subjects(agreement):
            PartnerCheckFactory(
                organisation=subject.organisation,
                source=source,
                person_name=subject.person,
            )
    return agreement
