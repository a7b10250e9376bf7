"""The smallest valid organisations."""

import factory
from django.utils import timezone

from mosty.partners.checking import key_of
from mosty.partners.models import (
    CheckSource,
    Contact,
    Kind,
    LogEntry,
    Merge,
    Organisation,
    OrganisationName,
    PartnerCheck,
    SuspectedPair,
)
from mosty.places.tests.factories import CountryFactory
from mosty.search.words import sort_key


class OrganisationFactory(factory.django.DjangoModelFactory):
    """An organisation of Belarus that bears one name; `ours=True` is ourselves."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    class Params:
        ours = factory.Trait(
            is_ours=True,
            name_ru="Академия последипломного образования",
            name_en="Academy of Postgraduate Education",
            short_name_ru="Академия",
            short_name_en="Academy",
            country=factory.SubFactory(CountryFactory, code="RU"),
            city_ru="Санкт-Петербург",
            city_en="Saint Petersburg",
        )
        russian = factory.Trait(country=factory.SubFactory(CountryFactory, code="RU"))
        placed = factory.Trait(
            city_ru="Минск", city_en="Minsk", latitude=53.9, longitude=27.56
        )
        staff_only = factory.Trait(audience="staff")
        confidential = factory.Trait(audience="confidential")
        archived = factory.Trait(is_archived=True)

    name_ru = factory.Sequence(lambda n: f"Институт развития образования {n}")
    sort_ru = factory.LazyAttribute(lambda one: sort_key(one.name_ru)[:520])
    country = factory.SubFactory(CountryFactory)
    kind = Kind.INSTITUTE

    @factory.post_generation
    def present_name(organisation, is_made, given, **fields):  # noqa: N805 - factory_boy's way
        """The current `OrganisationName`, as the actions keep it."""
        if is_made and given is not False:
            OrganisationNameFactory(
                organisation=organisation, full_name=organisation.name_ru
            )


class OrganisationNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OrganisationName

    organisation = factory.SubFactory(OrganisationFactory, present_name=False)
    full_name = factory.LazyAttribute(lambda one: one.organisation.name_ru)


class ContactFactory(factory.django.DjangoModelFactory):
    """A shared mail box of a partner, for staff; `public=True` for everybody."""

    class Meta:
        model = Contact

    class Params:
        public = factory.Trait(audience="public")

    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence(lambda n: f"office{n}@partner.example")


class LogEntryFactory(factory.django.DjangoModelFactory):
    """A call with a partner, for staff; `confidential=True` for those who work on it.

    `step=True` leaves something to be done.
    """

    class Meta:
        model = LogEntry
        skip_postgeneration_save = True

    class Params:
        confidential = factory.Trait(audience="confidential")
        step = factory.Trait(next_step="Прислать проект соглашения")

    organisation = factory.SubFactory(OrganisationFactory)
    channel = "call"
    subject = factory.Sequence(lambda n: f"О визите {n}")


class SuspectedPairFactory(factory.django.DjangoModelFactory):
    """Two that may be one, by their names; `decision` is still open."""

    class Meta:
        model = SuspectedPair

    a = factory.SubFactory(OrganisationFactory)
    b = factory.SubFactory(OrganisationFactory)
    score = 0.93
    relation = "duplicate"
    reasons = factory.LazyFunction(lambda: ["The core of both names is the same"])

    @factory.lazy_attribute
    def decided_at(self):
        return None if getattr(self, "decision", "open") == "open" else timezone.now()


class MergeFactory(factory.django.DjangoModelFactory):
    """A record given up for another one, with nothing that hangs on it."""

    class Meta:
        model = Merge

    kept = factory.SubFactory(OrganisationFactory)
    given_up = factory.SubFactory(
        OrganisationFactory,
        archived=True,
        merged_into=factory.SelfAttribute("..kept"),
    )
    reason = "Внесена дважды"


class CheckSourceFactory(factory.django.DjangoModelFactory):
    """A list of foreign organisations, without which one may sign.

    `required=True` is asked for before signing.
    """

    class Meta:
        model = CheckSource

    class Params:
        required = factory.Trait(is_required=True)

    title_ru = factory.Sequence(lambda n: f"Перечень {n}")
    is_of_foreign = True


class PartnerCheckFactory(factory.django.DjangoModelFactory):
    """Nothing was found under the present name, today; `found=True` found it."""

    class Meta:
        model = PartnerCheck

    class Params:
        found = factory.Trait(result="found")

    organisation = factory.SubFactory(OrganisationFactory)
    source = factory.SubFactory(CheckSourceFactory)
    result = "clear"
    checked_on = factory.LazyFunction(timezone.localdate)
    searched_for = factory.LazyAttribute(
        lambda one: [] if one.is_of_person else [one.organisation.name_ru]
    )
    is_of_person = factory.LazyAttribute(lambda one: bool(one.person_name))
    person_name = ""
    searched_keys = factory.LazyAttribute(
        lambda one: [key_of(one.person_name or one.organisation.name_ru)]
    )
